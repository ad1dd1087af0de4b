"""The root-cause encoder: published bases, what they learned about causes, and how both are run."""
