"""Turns clusters of unexplained findings into proposed themes that a PMO lead can read."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.discovery import Clusters
from models.keyphrases import barred_words, contrasting_phrases, short_clauses, stem
from models.words import FUNCTION_WORDS, NEGATIONS, is_telling

_WORD = re.compile(r"[^\W\d_]+")

#: Telling words of a name, where a negation counts as one: "no approval", "late approval".
_FEWEST_TELLING = 2

#: Characters of a sentence that stands in for a name.
LONGEST_NAME = 60

#: Characters of a good quote: shorter says little, longer is not read.
QUOTE_LENGTHS = (30, 300)

#: Quotes more alike than this say the same thing twice.
_SAME = 0.97

#: Runs of words that are compared with a theme's middle before one becomes its name.
_MOST_CANDIDATES = 60

#: What it is worth to a name that all texts of the theme have it, in cosine.
_SUPPORT = 0.4

#: Turns texts into rows of the space that was clustered, shape (texts, dimension).
Space = Callable[[Sequence[str]], NDArray[np.float64]]


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
    space: Space,
    options: ProposalOptions | None = None,
) -> Proposals:
    """Name the clusters that are large and spread enough.

    Args:
        texts: n findings.
        groups: the document or engagement of each finding.
        clusters: of the same n findings.
        space: brings phrases into the space that was clustered.
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
    barred = barred_words(texts, chosen.avoid)
    candidates = [name_candidates([texts[i] for i in members], barred) for members in kept]
    near = _closeness_to_middles(candidates, kept, clusters, space)
    themes: list[ProposedTheme] = []
    for members, runs, close, found in zip(kept, candidates, near, phrases, strict=True):
        best = representatives(texts, groups, clusters, members, chosen.quotes)
        ranked = [*ranked_names(runs, close, len(members)), shortened(texts[best[0]], barred)]
        themes.append(
            ProposedTheme(
                _identity([texts[i] for i in best]),
                distinct_name(ranked, [theme.name for theme in themes]),
                tuple(phrase.text for phrase in found),
                tuple(members),
                best,
            )
        )
    return Proposals(tuple(themes), count - len(themes), len(fit) > len(kept))


def _closeness_to_middles(
    candidates: Sequence[Mapping[str, int]],
    kept: Sequence[Sequence[int]],
    clusters: Clusters,
    space: Space,
) -> list[list[float]]:
    """Return the cosine of each theme's candidates to its middle; all are embedded at once."""
    runs = sorted({run for found in candidates for run in found})
    if not runs:
        return [[] for _ in candidates]
    rows = dict(zip(runs, clusters.directions.project(space(runs)), strict=True))
    middles = [clusters.middles[clusters.members[members[0]]] for members in kept]
    return [
        [float(rows[run] @ middle) for run in found]
        for found, middle in zip(candidates, middles, strict=True)
    ]


def name_candidates(texts: Sequence[str], barred: Collection[str]) -> dict[str, int]:
    """Return runs of words that could name the texts, with the number of texts that have them.

    Each run is in several texts, one of its telling words is in at least half of them, and it has
    two telling words or a negation with one: "half an hour" and "end of the week" tell nothing.
    """
    found = short_clauses(texts, barred)
    said = Counter(word for text in texts for word in {stem(w) for w in _WORD.findall(text)})

    def is_name(run: str) -> bool:
        stems = [stem(word) for word in run.split()]
        telling = [word for word in stems if is_telling(word)]
        supported = any(2 * said[word] >= len(texts) for word in telling)
        denied = stems[0] in NEGATIONS
        return found[run] > 1 and supported and len(telling) + denied >= _FEWEST_TELLING

    named = [run for run in found if is_name(run)]
    ordered = sorted(named, key=lambda run: (-found[run] * len(run.split()), run))
    return {run: found[run] for run in ordered[:_MOST_CANDIDATES]}


def shortened(text: str, barred: Collection[str] = ()) -> str:
    """Return a sentence as a name: without names, and cut between words where it is long.

    >>> shortened("Nobody asked the works council about the pilot before the new shift plan began.")
    'Nobody asked the works council about the pilot…'
    """
    words = [w for w in text.split() if not {stem(p) for p in _WORD.findall(w)} & set(barred)]
    whole = " ".join(words).rstrip(".;:, ") or "Unnamed"
    if len(whole) <= LONGEST_NAME:
        return whole
    cut = whole[: LONGEST_NAME - 1]
    fitting = (cut.rpartition(" ")[0] or cut).split()
    while len(fitting) > 1 and fitting[-1].lower() in FUNCTION_WORDS:
        fitting.pop()
    return f"{' '.join(fitting)}…"


def ranked_names(candidates: Mapping[str, int], near: Sequence[float], texts: int) -> list[str]:
    """Return the candidates, best first: close to the middle of the theme, and said by many.

    Args:
        candidates: how many texts have each.
        near: cosine of each to the theme's middle.
        texts: how many texts the theme has.

    """

    def rank(item: tuple[str, float]) -> tuple[float, str]:
        run, closeness = item
        support = np.log1p(candidates[run]) / np.log1p(texts)
        return (-round(closeness + _SUPPORT * float(support), 4), run)

    return [run for run, _ in sorted(zip(candidates, near, strict=True), key=rank)]


def distinct_name(ranked: Sequence[str], taken: Collection[str]) -> str:
    """Return the best name that is not taken, with a capital; numbered when all are.

    >>> distinct_name(["late access", "late VPN access"], ["Late access"])
    'Late VPN access'
    """
    used = {_stems(name) for name in taken}
    free = next((run for run in ranked if _stems(run) not in used), None)
    if free is None:
        number = 2
        while f"{ranked[0]} ({number})".casefold() in {name.casefold() for name in taken}:
            number += 1
        free = f"{ranked[0]} ({number})"
    return free[:1].upper() + free[1:]


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


def _stems(name: str) -> frozenset[str]:
    return frozenset(stem(word) for word in name.split())


def _identity(texts: Sequence[str]) -> str:
    joined = "\x1f".join(sorted(texts)).encode("utf-8", "surrogatepass")
    return f"proposed-{hashlib.sha256(joined).hexdigest()[:12]}"
