"""Peers that need libraries of their own: BERTopic, and UMAP with HDBSCAN (``make bench-peers``).

``prepare`` writes texts, vectors and our groups with the project's environment; ``run`` groups the
same vectors in an environment that has only the peers; ``report`` compares. So both see the same
numbers, and neither environment needs the other's libraries.
"""
