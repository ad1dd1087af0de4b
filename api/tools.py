"""Makes the tools of a build from the settings: the concrete models and their cache."""

from __future__ import annotations

from pathlib import Path

from api.settings import Settings
from api.workspace import Workspace
from intelligence.assignment import AssignmentOptions
from intelligence.linking.match import Thresholds
from intelligence.pipeline import Tools
from intelligence.proposals import ProposalOptions
from intelligence.taxonomy import Taxonomy, load_taxonomy, starter_taxonomy
from models.embedding import Embedder
from models.minilm import MiniLM
from models.recognition.artefact import recogniser_for
from models.result_cache import SqliteResultStore
from models.roles.classifier import load_roles
from models.segmentation import SpacySegmenter
from models.vector_cache import CachedEmbedder, SqliteVectorStore

#: Settings that decide what a build concludes; the others say where and how large.
_TOLD = (
    "seed",
    "link_auto_score",
    "link_margin",
    "link_review_score",
    "proposal_findings",
    "proposal_groups",
)


def make_tools(settings: Settings, workspace: Workspace, taxonomy: str | None) -> Tools:
    """Return the tools of a build; ``taxonomy`` is a file, ``none``, or empty for the settings'."""
    embedder = make_embedder(workspace)
    return Tools(
        segmenter=SpacySegmenter(),
        roles=load_roles(embedder),
        recogniser=recogniser_for(embedder),
        taxonomy=choose_taxonomy(taxonomy or settings.taxonomy),
        seed=settings.seed,
        thresholds=Thresholds(
            settings.link_auto_score, settings.link_margin, settings.link_review_score
        ),
        assignment=AssignmentOptions(
            proposals=ProposalOptions(
                findings=settings.proposal_findings, groups=settings.proposal_groups
            )
        ),
        settings={name: str(getattr(settings, name)) for name in _TOLD},
        memory=SqliteResultStore(workspace.results),
    )


def make_embedder(workspace: Workspace) -> Embedder:
    """Return the packaged encoder behind the workspace's cache."""
    return CachedEmbedder(MiniLM(), SqliteVectorStore(workspace.embeddings))


def choose_taxonomy(given: str) -> Taxonomy | None:
    """Return the taxonomy of a file, the starter one for an empty name, or none for ``none``.

    Raises:
        InvalidTaxonomy: when the file is missing or is no taxonomy.

    """
    if given.strip().lower() == "none":
        return None
    return load_taxonomy(Path(given)) if given else starter_taxonomy()
