"""What decisions call themes: no two themes of an edition should bear one name.

A person is refused a name that another theme has. Still two can come to bear one: a proposal of the
machine, a taxonomy of another release or an undoing may bring a name back. Then both keep it, for
the decision was a person's, and it is told at every build until somebody decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from intelligence.curation.conflicts import Conflict, Reason, conflict
from intelligence.curation.entries import Entry, Merge, Rename, Split, Start
from intelligence.identity.theme import Theme


def name_given(decision: object) -> tuple[str, str] | None:
    """Return the id of the theme that a decision names, and its name; None where it names none."""
    match decision:
        case Rename(theme=theme, name=name):
            return theme, name
        case Split(name=name, new_theme=str() as new) | Start(name=name, new_theme=str() as new):
            return new, name
        case _:
            return None


def is_same_name(one: str, other: str) -> bool:
    """Say whether two names read as the same: in any case and spacing.

    >>> is_same_name("Late  access", "late access")
    True
    """
    return _folded(one) == _folded(other)


def names_after(names: Mapping[str, str], entries: Sequence[Entry]) -> dict[str, str]:
    """Return the names of themes, by id, as entries leave them.

    Args:
        names: of the themes that there are.
        entries: decisions in force, oldest first.

    """
    found = dict(names)
    for entry in entries:
        given = name_given(entry.decision)
        if isinstance(entry.decision, Merge):
            for source in {*entry.decision.sources} - {entry.decision.into}:
                found.pop(source, None)
        elif given is not None and (not isinstance(entry.decision, Rename) or given[0] in found):
            found[given[0]] = given[1]
    return found


def same_names(entries: Sequence[Entry], themes: Mapping[str, Theme]) -> list[Conflict]:
    """Return a conflict for the newest name that people gave a theme, where another has it too.

    Args:
        entries: decisions in force, oldest first.
        themes: as they are after all of them, by id.

    """
    bearers = Counter(_folded(theme.name) for theme in themes.values())
    newest: dict[str, tuple[Entry, str]] = {}
    for entry in entries:
        given = name_given(entry.decision)
        if given is not None and given[0] in themes:
            newest[given[0]] = (entry, given[1])
    told: dict[str, tuple[Entry, str]] = {}
    for theme_id, (entry, name) in sorted(newest.items(), key=lambda item: item[1][0].sequence):
        if themes[theme_id].name == name and bearers[_folded(name)] > 1:
            told[_folded(name)] = (entry, theme_id)
    return [
        conflict(entry, Reason.SAME_NAME, theme_id, partly=True)
        for entry, theme_id in told.values()
    ]


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
