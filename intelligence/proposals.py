"""Turns clusters of unexplained findings into proposed themes that a PMO lead can read."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import numpy as np

from intelligence.held_back import HeldGroup, Reason
from intelligence.wordings import Origin, recurs
from models.discovery import Clusters
from models.keyphrases import contrasting_phrases
from models.naming.contract import UNSURE, Group, Name, Space, name_groups
from models.naming.namer import CauseNamer
from models.naming.phrases import ParsedPhrases, PhraseSource
from models.templates import templates

#: Quotes of a group that is held back.
_HELD_QUOTES = 3

#: Characters of a good quote: shorter says little, longer is not read.
QUOTE_LENGTHS = (30, 300)

#: Quotes more alike than this say the same thing twice.
_SAME = 0.97


@dataclass(frozen=True, slots=True)
class ProposalOptions:
    """What makes a cluster worth proposing.

    Attributes:
        findings: fewest findings of a proposal, those of one template counted once unless they
            come from as many engagements, and from several customers.
        template: share of common words from which two findings are one template.
        groups: fewest documents or engagements that they come from.
        proposals: most proposals; the largest are kept. More than causes fall into, as a rule: what
            is cut off here is announced as new by the next build.
        quotes: representative findings a proposal.
        keyphrases: phrases a proposal.
        avoid: names that may not appear in a theme's name or phrases (customers, people).
        phrases: finds what members state that could be a name.
        trust: least confidence of a name; a group of effects, greetings or advice has a low one.
        surer: how much more of it a group needs that was withheld before. With a tenth more of the
            same texts the confidence of a group moves by .05 (standard deviation), so at one bound
            for both a build would propose what the one before withheld, and nothing had changed.

    """

    findings: int = 5
    template: float = 0.6
    groups: int = 3
    proposals: int = 200
    quotes: int = 5
    keyphrases: int = 6
    avoid: tuple[str, ...] = ()
    phrases: PhraseSource = field(default_factory=ParsedPhrases)
    trust: float = UNSURE
    surer: float = 0.1


@dataclass(frozen=True, slots=True)
class ProposedTheme:
    """A theme that no taxonomy has: ``members`` and ``representatives`` are positions of findings.

    Representatives stand best first. ``id`` depends on what the representatives say only, so that
    the same cluster has the same id in the next build. ``name_confidence`` is how far members read
    like causes and the name stands for them.
    """

    id: str
    name: str
    keyphrases: tuple[str, ...]
    members: tuple[int, ...]
    representatives: tuple[int, ...]
    name_confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Proposals:
    """Proposed themes, largest first; ``dropped`` clusters were too small, local, or no causes.

    ``withheld`` are the positions of findings whose cluster had a name that could not be trusted;
    ``held`` are all clusters that were large enough and are not proposed, in the order of reasons.
    """

    themes: tuple[ProposedTheme, ...]
    dropped: int
    truncated: bool
    withheld: frozenset[int] = frozenset()
    held: tuple[HeldGroup, ...] = ()


def propose_themes(  # noqa: PLR0913, PLR0917 - one value a finding each, and what to do with them
    texts: Sequence[str],
    groups: Sequence[str],
    clusters: Clusters,
    space: Space,
    options: ProposalOptions | None = None,
    withheld: Collection[int] = (),
    origins: Sequence[Origin | None] = (),
) -> Proposals:
    """Name the clusters that are large and spread enough.

    Args:
        texts: n findings.
        groups: the document or engagement of each finding.
        clusters: of the same n findings.
        space: brings phrases into the space that was clustered.
        options: what is enough.
        withheld: positions of findings that were withheld before. A cluster that is mostly these
            needs a name that is surer by ``options.surer``.
        origins: the engagement and customer of each finding, None where they are not known;
            without, one wording is never proposed.

    """
    chosen = options or ProposalOptions()
    count = len(clusters.middles)
    rows = [np.flatnonzero(clusters.members == number).tolist() for number in range(count)]
    large = [members for members in rows if len(members) >= chosen.findings]
    doubts = [_doubt(members, texts, groups, origins, chosen) for members in large]
    fit = [members for members, doubt in zip(large, doubts, strict=True) if doubt is None]
    kept = fit[: chosen.proposals]
    names = _names(texts, kept, clusters, space, chosen)
    before = frozenset(withheld)
    trusted = [
        (members, name)
        for members, name in zip(kept, names, strict=True)
        if name.confidence >= _least_trust(members, before, chosen)
    ]
    taken = {position for members, _ in trusted for position in members}
    unsure = [
        (members, name.text)
        for members, name in zip(kept, names, strict=True)
        if members[0] not in taken
    ]
    back = [
        *((m, doubt, "") for m, doubt in zip(large, doubts, strict=True) if doubt is not None),
        *((members, Reason.UNSURE_NAME, name) for members, name in unsure),
        *((members, Reason.TOO_MANY, "") for members in fit[chosen.proposals :]),
    ]
    told = [*Reason]
    held = tuple(
        HeldGroup(
            why,
            tuple(members),
            representatives(texts, groups, clusters, members, _HELD_QUOTES),
            name,
        )
        for members, why, name in sorted(back, key=lambda one: told.index(one[1]))
    )
    phrases = contrasting_phrases(
        [[texts[i] for i in members] for members, _ in trusted],
        [text for position, text in enumerate(texts) if position not in taken],
        avoid=chosen.avoid,
        most=chosen.keyphrases,
    )
    themes: list[ProposedTheme] = []
    for (members, name), found in zip(trusted, phrases, strict=True):
        best = representatives(texts, groups, clusters, members, chosen.quotes)
        themes.append(
            ProposedTheme(
                _identity([texts[i] for i in best]),
                name.text,
                tuple(phrase.text for phrase in found),
                tuple(members),
                best,
                name.confidence,
            )
        )
    return Proposals(
        tuple(themes),
        count - len(themes),
        len(fit) > len(kept),
        frozenset(position for members, _ in unsure for position in members),
        held,
    )


def _least_trust(
    members: Sequence[int], withheld: frozenset[int], options: ProposalOptions
) -> float:
    again = 2 * len(withheld.intersection(members)) > len(members)
    return options.trust + options.surer * again


def _names(
    texts: Sequence[str],
    kept: Sequence[Sequence[int]],
    clusters: Clusters,
    space: Space,
    options: ProposalOptions,
) -> tuple[Name, ...]:
    """Return a name a cluster, compared in the space that was clustered."""
    taken = {position for members in kept for position in members}
    # What the taxonomy claimed of a cluster is no counterexample to the cluster's name.
    others = [p for p in np.flatnonzero(clusters.whole < 0).tolist() if p not in taken]
    namer = CauseNamer(
        options.phrases,
        lambda phrases: clusters.directions.project(space(phrases)),
        options.avoid,
        [texts[position] for position in others],
    )
    groups = [
        Group(tuple(texts[i] for i in members), clusters.reduced[list(members)]) for members in kept
    ]
    return name_groups(groups, namer, clusters.reduced[others])


def _doubt(
    members: Sequence[int],
    texts: Sequence[str],
    groups: Sequence[str],
    origins: Sequence[Origin | None],
    options: ProposalOptions,
) -> Reason | None:
    """Return why a cluster is not proposed, whatever its name; None where nothing speaks so."""
    if len({groups[i] for i in members}) < options.groups:
        return Reason.FEW_PLACES
    said = [texts[i] for i in members]
    if len(np.unique(templates(said, options.template))) >= options.findings:
        return None
    places = [origins[i] for i in members] if origins else []
    return None if recurs(said, places, options.findings) else Reason.ONE_WORDING


def representatives(
    texts: Sequence[str],
    groups: Sequence[str],
    clusters: Clusters,
    members: Sequence[int],
    most: int,
) -> tuple[int, ...]:
    """Return positions of the findings that stand for a cluster, best first.

    Near the middle, of a readable length, from different groups, and not saying the same twice.
    """
    shortest, longest = QUOTE_LENGTHS

    def rank(position: int) -> tuple[bool, float, str, str, int]:
        text = texts[position]
        readable = shortest <= len(text) <= longest
        return (
            not readable,
            -round(float(clusters.closeness[position]), 4),
            text,
            groups[position],
            position,
        )

    ordered = sorted(members, key=rank)
    chosen: list[int] = []
    for fresh_group in (True, False):
        for position in ordered:
            if len(chosen) == most:
                return tuple(chosen)
            seen = {groups[i] for i in chosen}
            if position in chosen or (fresh_group and groups[position] in seen):
                continue
            alike = [float(clusters.reduced[position] @ clusters.reduced[i]) for i in chosen]
            told = {texts[i].casefold() for i in chosen}
            if texts[position].casefold() not in told and all(a < _SAME for a in alike):
                chosen.append(position)
    return tuple(chosen)


def _identity(texts: Sequence[str]) -> str:
    joined = "\x1f".join(sorted(texts)).encode("utf-8", "surrogatepass")
    return f"proposed-{hashlib.sha256(joined).hexdigest()[:12]}"
