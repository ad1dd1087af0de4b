"""The themes and findings that a decision names, and which of the findings are still there."""

from __future__ import annotations

from collections.abc import Sequence

from intelligence.curation.board import Board
from intelligence.curation.conflicts import Conflict, Reason, conflict
from intelligence.curation.entries import Entry, Merge, Move, Split, Start
from intelligence.curation.keep import Keep
from intelligence.curation.refile import Refile
from intelligence.identity.references import FindingRef


def themes_named(decision: object) -> tuple[str, ...]:
    """Return the ids of the themes that a decision names."""
    match decision:
        case Merge(sources=sources, into=into):
            return (*sources, into)
        case Split(theme=theme, new_theme=new):
            return (theme, *([new] if new else []))
        case Start(new_theme=new):
            return (new,) if new else ()
        case Move(to=to):
            return (to,) if to else ()
        case Keep(theme=one, apart_from=other) | Refile(source=one, to=other):
            return tuple(theme for theme in (one, other) if theme)
        case _:
            named = getattr(decision, "theme", None)
            return (named,) if isinstance(named, str) else ()


def named_findings(
    entry: Entry, findings: Sequence[str], board: Board
) -> tuple[list[int], list[Conflict]]:
    """Return the positions of findings that an entry names, and a conflict for those gone."""
    found, gone = found_findings(findings, board)
    if not gone:
        return found, []
    theme = next(iter(themes_named(entry.decision)), None)
    return found, [conflict(entry, Reason.NO_FINDING, theme, partly=bool(found), count=gone)]


def found_findings(findings: Sequence[str], board: Board) -> tuple[list[int], int]:
    """Return the positions of findings, each once, and how many are gone."""
    refs = [FindingRef.parse(text) for text in findings]
    found = [board.causes.finder.find(ref) for ref in refs]
    return list(dict.fromkeys(at for at in found if at is not None)), found.count(None)
