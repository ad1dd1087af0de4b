"""The statements that a build must find again as they are: people, or themes, hold on to them."""

from __future__ import annotations

from collections.abc import Iterator

from intelligence.curation.replay import in_force
from intelligence.history import History
from intelligence.identity.references import FindingRef


def decided_statements(history: History) -> frozenset[str]:
    """Return the keys (`key_of`) of statements that nothing may cut.

    A person's decision names a statement word for word, and a theme that was found in the portfolio
    keeps its members: cut in two, neither would be found again. A decision that was undone holds
    nothing.
    """
    members = (member.ref for theme in history.registry.discovered for member in theme.members)
    return frozenset(
        f"{ref.document_uid}-{ref.digest}" for ref in (*_named(history), *members) if ref.digest
    )


def _named(history: History) -> Iterator[FindingRef]:
    for entry in in_force(history.log).entries:
        for name in ("findings", "chosen", "kept"):
            yield from (FindingRef.parse(text) for text in getattr(entry.decision, name, ()))
