"""Turns clusters of unexplained findings into proposed themes that a PMO lead can read."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from models.discovery import Clusters
from models.keyphrases import Phrase, contrasting_phrases

#: Characters of a good quote: shorter says little, longer is not read.
QUOTE_LENGTHS = (30, 300)

#: Quotes more alike than this say the same thing twice.
_SAME = 0.97

_MOST_WORDS_OF_A_NAME = 6


@dataclass(frozen=True, slots=True)
class ProposalOptions:
    """What makes a cluster worth proposing.

    Attributes:
        findings: fewest findings of a proposal.
        groups: fewest documents or engagements that they come from.
        proposals: most proposals; the largest are kept.
        quotes: representative findings a proposal.
        keyphrases: phrases a proposal.
        avoid: names that may not appear in a theme's name or phrases (customers, people).

    """

    findings: int = 5
    groups: int = 3
    proposals: int = 60
    quotes: int = 5
    keyphrases: int = 6
    avoid: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposedTheme:
    """A theme that no taxonomy has: ``members`` and ``representatives`` are positions of findings.

    Representatives stand best first. ``id`` depends on what the representatives say only, so that
    the same cluster has the same id in the next build.
    """

    id: str
    name: str
    keyphrases: tuple[str, ...]
    members: tuple[int, ...]
    representatives: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Proposals:
    """Proposed themes, largest first; ``dropped`` clusters were too small, local or unnameable."""

    themes: tuple[ProposedTheme, ...]
    dropped: int
    truncated: bool


def propose_themes(
    texts: Sequence[str],
    groups: Sequence[str],
    clusters: Clusters,
    options: ProposalOptions | None = None,
) -> Proposals:
    """Name the clusters that are large and spread enough.

    Args:
        texts: n findings.
        groups: the document or engagement of each finding.
        clusters: of the same n findings.
        options: what is enough.

    """
    chosen = options or ProposalOptions()
    count = len(clusters.middles)
    rows = [np.flatnonzero(clusters.members == number).tolist() for number in range(count)]
    fit = [members for members in rows if _is_enough(members, groups, chosen)]
    kept = fit[: chosen.proposals]
    taken = {position for members in kept for position in members}
    phrases = contrasting_phrases(
        [[texts[i] for i in members] for members in kept],
        [text for position, text in enumerate(texts) if position not in taken],
        avoid=chosen.avoid,
        most=chosen.keyphrases,
    )
    themes = []
    for members, found in zip(kept, phrases, strict=True):
        if not found:
            continue
        best = representatives(texts, groups, clusters, members, chosen.quotes)
        themes.append(
            ProposedTheme(
                _identity([texts[i] for i in best]),
                "",
                tuple(phrase.text for phrase in found),
                tuple(members),
                best,
            )
        )
    names = distinct_names([found for found in phrases if found])
    named = tuple(
        ProposedTheme(t.id, name, t.keyphrases, t.members, t.representatives)
        for t, name in zip(themes, names, strict=True)
    )
    return Proposals(named, count - len(named), len(fit) > len(kept))


def _is_enough(members: Sequence[int], groups: Sequence[str], options: ProposalOptions) -> bool:
    return len(members) >= options.findings and len({groups[i] for i in members}) >= options.groups


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


def distinct_names(phrases: Sequence[Sequence[Phrase]]) -> list[str]:
    """Return a name for each list of phrases; a name that is taken gets one phrase more.

    >>> late, vpn = Phrase("late access", 0.5, 1.0), Phrase("VPN accounts", 0.4, 0.8)
    >>> distinct_names([[late, vpn], [late]])
    ['Late access, VPN accounts', 'Late access']
    """
    names: list[str] = []
    for found in phrases:
        name, used = _name(found)
        taken = {other.casefold() for other in names}
        while name.casefold() in taken and used < len(found):
            name = f"{name}, {found[used].text}"
            used += 1
        number = 2
        plain = name
        while name.casefold() in taken:
            name = f"{plain} ({number})"
            number += 1
        names.append(name)
    return names


def _name(phrases: Sequence[Phrase]) -> tuple[str, int]:
    """Return a name and how many phrases went into it.

    One phrase is enough when it is long or most of the findings have it; else the next is added.
    """
    first = phrases[0]
    name, used = first.text, 1
    wordy = len(first.text.split()) > 2  # noqa: PLR2004  (three words are a name by themselves)
    if not wordy and len(phrases) > 1 and first.share < 0.6:  # noqa: PLR2004  (more than half)
        longer = f"{name}, {phrases[1].text}"
        if len(longer.replace(",", "").split()) <= _MOST_WORDS_OF_A_NAME:
            name, used = longer, 2
    return name[:1].upper() + name[1:], used


def _identity(texts: Sequence[str]) -> str:
    joined = "\x1f".join(sorted(texts)).encode("utf-8", "surrogatepass")
    return f"proposed-{hashlib.sha256(joined).hexdigest()[:12]}"
