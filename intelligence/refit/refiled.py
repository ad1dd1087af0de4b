"""What is filed elsewhere than people would by now: findings that came before they decided.

A build gives what it learned from decisions to findings that are new, for what is old stays where
it is. A refit says which old findings would stand elsewhere if they came today, by kind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from intelligence.curation.replay import Replayed
from intelligence.identity.placing import Placement
from intelligence.learning import Known, Lessons, lessons_of, remembered
from intelligence.recognising import Assigned
from intelligence.theming import Beginning
from models.recognition.decided import in_order
from models.recognition.folding import folded


@dataclass(frozen=True, slots=True)
class Filed:
    """Findings of one kind that people would file elsewhere, in positions of causes.

    Attributes:
        source: theme that they are in, None for none.
        to: theme where people file their kind, None for none.
        subcause: theme and sub-cause, both keys, that they were recognised as; the sub-cause may be
            None.
        members: the findings, the surest first.
        sure: probability that each is of ``to``, as people file, on the average.
        decided: findings of the kind that people decided on.
        agreeing: those of them that people filed where these would go.

    """

    source: str | None
    to: str | None
    subcause: tuple[str | None, str | None]
    members: tuple[int, ...]
    sure: float
    decided: tuple[int, ...]
    agreeing: tuple[int, ...]


def filed_elsewhere(beginning: Beginning) -> tuple[Filed, ...]:
    """Return what would stand elsewhere if it were new, the most findings first.

    What people placed, ruled out or excluded by hand is left alone, and so is what became unsure
    only: a finding goes where somebody filed its kind.

    Args:
        beginning: the causes of an edition, and the registry and the log that it was left with.

    """
    causes, taxonomy = beginning.causes, beginning.tools.taxonomy
    plain = beginning.recognised(range(len(causes.findings)))
    known = remembered(plain, causes, beginning.history, taxonomy)
    placed, curated = beginning.replayed(known)
    if taxonomy is None or not curated.examples:
        return ()
    lessons = lessons_of(causes, placed.placements, curated, beginning.history, taxonomy)
    if not lessons.decided:
        return ()
    taught = beginning.recognised(range(len(plain)), lessons.decided)
    other = _other(known, taught, curated, lessons)
    recognised = list(known.recognised)
    for at in other:
        recognised[at] = taught[at]
    _, after = beginning.replayed(replace(known, recognised=tuple(recognised)))
    groups: dict[tuple[str | None, str | None, str | None, str | None], list[int]] = {}
    for at in other:
        source, to = (_theme(found.placements[at]) for found in (curated, after))
        if source != to:
            kind = (plain[at].theme_key, plain[at].subcause_key)
            groups.setdefault((source, to, *kind), []).append(at)
    told = _told(beginning, lessons)
    found = [_filed(key, own, plain, taught, told) for key, own in groups.items()]
    return tuple(sorted(found, key=lambda one: (-len(one.members), _order(one))))


def _other(
    known: Known, taught: Sequence[Assigned], curated: Replayed, lessons: Lessons
) -> list[int]:
    """Return the findings that would be recognised otherwise, as somebody filed their kind."""
    found = []
    for at, one in enumerate(taught):
        if one.theme_key == known.recognised[at].theme_key:
            continue
        rests = lessons.rests.keys() & ({one.theme_key} if one.theme_key else {"", None})
        if rests and at not in curated.settled and at not in curated.excluded:
            found.append(at)
    return found


def _theme(place: Placement) -> str | None:
    return place.theme_id


def _told(beginning: Beginning, lessons: Lessons) -> Mapping[int, str | None]:
    """Return the label that people gave to each finding that they decided on."""
    last = {folded(one.text): one.label for one in in_order(lessons.decided)}
    texts = (folded(text) for text in beginning.causes.readable)
    return {at: last[text] for at, text in enumerate(texts) if text in last}


def _filed(
    key: tuple[str | None, str | None, str | None, str | None],
    own: Sequence[int],
    plain: Sequence[Assigned],
    taught: Sequence[Assigned],
    told: Mapping[int, str | None],
) -> Filed:
    source, to, theme, subcause = key
    members = sorted(own, key=lambda at: (-taught[at].confidence, at))
    labels = {taught[at].theme_key or "" for at in own}
    decided = tuple(
        at for at in told if (plain[at].theme_key, plain[at].subcause_key) == (theme, subcause)
    )
    agreeing = tuple(at for at in decided if (told[at] or "") in labels)
    sure = round(sum(taught[at].confidence for at in own) / len(own), 4)
    return Filed(source, to, (theme, subcause), tuple(members), sure, decided, agreeing)


def _order(one: Filed) -> tuple[str, ...]:
    return tuple(str(part) for part in (one.source, one.to, *one.subcause))
