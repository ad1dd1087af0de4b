"""A believable services organisation, written to files, with known facts planted in it."""

from corpus.sample.portfolio import write_portfolio
from corpus.sample.truth import Truth

__all__ = ["Truth", "write_portfolio"]
