"""Themes that were proposed beside known ones and that nobody decided on: cut anew as more comes.

A proposal is made from the first few findings that show a gap, and what these have in common may
not be what the gap turns out to be. So while nobody has named a proposal in a decision, what it has
and what no theme explains are looked at together in every build that brings new causes. A new cut
that most of a proposal's old findings are in is that proposal, with its id. A proposal of which the
new cuts take nothing, or the smaller part, stays as it is; one that lost the larger part to others
ends. Themes of a taxonomy, themes that people decided on, and those that a portfolio without a
taxonomy was first told by are no candidates: no build cuts them anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from intelligence.assignment import AssignmentOptions, Found
from intelligence.curation.named import themes_named
from intelligence.curation.replay import Replayed, in_force
from intelligence.history import History
from intelligence.identity.closeness import CLOSED, Spread
from intelligence.identity.placing import (
    NOWHERE,
    Causes,
    Placed,
    Placement,
    gather,
    measured,
    with_members,
)
from intelligence.identity.references import FindingRef, key_of
from intelligence.identity.registry import Discovered, Member
from intelligence.identity.theme import Origin, Theme, ThemeStatus
from intelligence.proposals import ProposedTheme
from models.embedding import Embedder


@dataclass(frozen=True)
class Candidates:
    """Proposals that a build may cut anew.

    Attributes:
        themes: the proposals.
        members: positions of the causes that each has, by theme id.
        old: positions of the causes that the edition before had as well.

    """

    themes: tuple[Discovered, ...] = ()
    members: Mapping[str, frozenset[int]] = field(default_factory=dict)
    old: frozenset[int] = frozenset()

    @property
    def held(self) -> frozenset[int]:
        """Positions of the causes that any of them has."""
        return frozenset(at for own in self.members.values() for at in own)


@dataclass(frozen=True)
class Cutting:
    """What new cuts are made with.

    Attributes:
        causes: of the build.
        embedder: of the vectors in which closeness is measured.
        options: how surely a cause must be one to come into a theme, and what a proposal needs.
        taken: ids that no new theme may have.
        beside_known: whether there are themes beside which these are proposed.

    """

    causes: Causes
    embedder: Embedder
    options: AssignmentOptions
    taken: frozenset[str]
    beside_known: bool


@dataclass(frozen=True)
class Cut:
    """What became of proposals.

    Attributes:
        themes: proposals that a build made or made anew, and candidates that stay.
        placements: of every cause.
        gone: ids of the candidates that ended.
        changed: ids of the candidates that go on with other findings of the edition before.

    """

    themes: tuple[Discovered, ...]
    placements: tuple[Placement, ...]
    gone: frozenset[str]
    changed: frozenset[str]


def candidates_of(
    causes: Causes, placed: Placed, curated: Replayed, history: History
) -> Candidates:
    """Return the proposals that may be cut anew: none unless there are causes that are new.

    A build that only replays decisions cuts nothing, so that a decision on one theme moves none
    that it does not name. A proposal that a decision names, or takes a finding out of or into, is
    somebody's.
    """
    before = history.membership.causes
    old = frozenset(
        at
        for at, item in enumerate(causes.findings)
        if key_of(item.document_uid, item.text) in before
    )
    if len(old) == len(causes.findings):
        return Candidates((), {}, old)
    touched: set[str | None] = set()
    for entry in in_force(history.log).entries:
        touched.update(themes_named(entry.decision))
    for first, last in zip(placed.placements, curated.placements, strict=True):
        if first.theme_id != last.theme_id:
            touched.update((first.theme_id, last.theme_id))
    themes = tuple(
        item for item in placed.discovered if item.candidate and item.theme.theme_id not in touched
    )
    return Candidates(themes, _members(curated.placements, themes), old)


def cut_anew(
    found: Found,
    placements: Sequence[Placement],
    free: Collection[int],
    before: Candidates,
    cutting: Cutting,
) -> Cut:
    """Return proposed themes as lasting ones, with everything that belongs to them.

    Args:
        found: what is proposed of what is free.
        placements: of every cause, as curated.
        free: positions of causes that a proposal may have, those of candidates included.
        before: the candidates.
        cutting: what cuts are made with.

    """
    causes, embedder = cutting.causes, cutting.embedder
    places = [*placements]
    kept = _kept(found, places, before, cutting.options.proposals.findings)
    fresh = [measured(item, causes, places, embedder) for item in _fresh(found, places, cutting)]
    rest = [at for at in sorted(free) if places[at].theme_id is None]
    for at, place in gather(
        causes, rest, [*fresh, *kept], embedder, cutting.options.trusted
    ).items():
        places[at] = place
    fresh, places = _continued(fresh, places, before, causes)
    whole = tuple(with_members(item, causes, places) for item in (*kept, *fresh))
    there = {item.theme.theme_id for item in whole}
    now = _members(places, before.themes)
    changed = {t for t, own in before.members.items() if (own ^ now[t]) & before.old}
    return Cut(whole, tuple(places), frozenset(before.members) - there, frozenset(changed & there))


def _members(
    placements: Sequence[Placement], themes: Sequence[Discovered]
) -> dict[str, frozenset[int]]:
    own: dict[str | None, set[int]] = {item.theme.theme_id: set() for item in themes}
    for at, place in enumerate(placements):
        if place.theme_id in own:
            own[place.theme_id].add(at)
    return {str(theme): frozenset(found) for theme, found in own.items()}


def _kept(
    found: Found, places: list[Placement], before: Candidates, fewest: int
) -> list[Discovered]:
    """Return the candidates that stay as they are; what is left of the others is in no theme."""
    claimed = {at for proposal in found.themes for at in proposal.members}
    kept = []
    for item in before.themes:
        own = before.members[item.theme.theme_id]
        left = own - claimed
        if len(left) == len(own) or (2 * len(left) >= len(own) and len(left) >= fewest):
            kept.append(item)
            continue
        for at in left:
            places[at] = NOWHERE
    return kept


def _fresh(found: Found, places: list[Placement], cutting: Cutting) -> list[Discovered]:
    """Return the proposals, their findings placed, under ids that no theme had."""
    causes, taken, fresh = cutting.causes, {*cutting.taken}, []
    for proposal in found.themes:
        theme = _proposed(proposal, taken)
        taken.add(theme.theme_id)
        rows = cutting.embedder.embed([causes.readable[at] for at in proposal.members])
        closeness = Spread.of(rows).closeness_within(rows)
        for at, near in zip(proposal.members, closeness, strict=True):
            sure = float(min(max(near, 0.0), 1.0))
            places[at] = Placement(theme.theme_id, confidence=sure)
        anchors = tuple(FindingRef.of(causes.findings[at]) for at in proposal.members)
        quotes = tuple(FindingRef.of(causes.findings[at]) for at in proposal.representatives)
        members = tuple(Member(ref, 0.0) for ref in anchors)
        fresh.append(
            Discovered(
                theme,
                tuple(sorted(anchors)),
                members,
                quotes,
                CLOSED,
                "",
                candidate=cutting.beside_known,
            )
        )
    return fresh


def _proposed(proposal: ProposedTheme, taken: Collection[str]) -> Theme:
    identity = proposal.id
    while identity in taken:
        # What people took out of a theme can come together again; it is another theme then.
        identity = f"proposed-{hashlib.sha256(identity.encode()).hexdigest()[:12]}"
    return Theme(identity, proposal.name, Origin.DISCOVERY, ThemeStatus.PROPOSED)


def _continued(
    fresh: Sequence[Discovered],
    places: Sequence[Placement],
    before: Candidates,
    causes: Causes,
) -> tuple[list[Discovered], list[Placement]]:
    """Give every new cut the id of the candidate that it is, if it is one."""
    same = _same(_members(places, fresh), before)
    known = {item.theme.theme_id: item for item in before.themes}
    named = []
    for item in fresh:
        earlier = known.get(same.get(item.theme.theme_id, ""))
        if earlier is None:
            named.append(item)
            continue
        away = tuple(m for m in earlier.members if causes.finder.find(m.ref) is None)
        theme = replace(item.theme, theme_id=earlier.theme.theme_id)
        named.append(replace(item, theme=theme, members=(*item.members, *away)))
    moved = [
        replace(place, theme_id=same[place.theme_id]) if place.theme_id in same else place
        for place in places
    ]
    return named, moved


def _same(cuts: Mapping[str, frozenset[int]], before: Candidates) -> dict[str, str]:
    """Return the candidate that each new cut is, by the cut's id.

    A candidate is the cut that has more than half of its old findings; of several in one cut, it is
    the one with the most findings there, of equals the first by id.
    """
    same: dict[str, tuple[int, str]] = {}
    for theme in sorted(before.members):
        own = before.members[theme] & before.old or before.members[theme]
        for cut, members in cuts.items():
            shared = len(own & members)
            if 2 * shared > len(own) and shared > same.get(cut, (0, ""))[0]:
                same[cut] = (shared, theme)
    return {cut: theme for cut, (_, theme) in same.items()}
