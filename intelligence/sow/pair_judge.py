"""Weighs what speaks for and against two statements being a conflict."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from intelligence.sow.claims import Claim
from intelligence.sow.clashes import Clash, clashes_of
from intelligence.sow.pairing import nearness, signs_of

#: Two claims that share less than this of the shorter one are of two matters.
_LEAST_SHARED = 0.12
_MOST_CLASHES = 3
#: Claims of a text whose order tells nothing.
_ALONE = 2
#: Clashes of one sort lend each other strength where few were seen of each.
_SORTS = {
    **dict.fromkeys(("money", "time", "count", "frequency", "%", "effort", "list"), "figure"),
    **dict.fromkeys(("day", "span", "term", "week"), "calendar"),
    **dict.fromkeys(("weekday", "hours", "closing", "shut"), "time of day"),
    **dict.fromkeys(("doer", "owner"), "party"),
    **dict.fromkeys(("site", "name", "data site"), "name"),
    **dict.fromkeys(("way", "scope", "denial"), "way"),
}
_MATTER_TOLD = (
    "how it is accepted",
    "whether travel is paid",
    "whether tax is in it",
    "until when",
    "how it goes on",
    "where a dispute goes",
    "whose terms apply",
    "whether prices move",
    "whether it is capped",
    "how it is paid",
    "where (",
    "how far it is liable",
    "how it is invoiced",
    "whether defects hinder it",
    "who does it (",
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims (places in the sequence), what speaks for a conflict, and in what they clash."""

    first: int
    second: int
    signs: Mapping[str, float]
    whats: Mapping[str, str]


@dataclass(frozen=True)
class PairJudge:
    """A weight for each sign, a bias, and the probability from which a pair is a conflict."""

    weights: Mapping[str, float]
    bias: float
    bound: float

    def probability(self, pair: Pair) -> float:
        """Return how probable it is that a pair cannot both hold."""
        weights = self.weights
        told = ((name, value) for name, value in pair.signs.items() if value)
        odds = self.bias + sum(weights.get(name, 0.0) * value for name, value in told)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))

    def what(self, pair: Pair) -> str:
        """Return in what a pair clashes: what weighs most."""
        kinds = sorted(
            pair.whats, key=lambda kind: (-self.weights.get(f"clash: {kind}", 0.0), kind)
        )
        told = [kind for kind in kinds if kind != "denial"] or kinds
        return pair.whats[told[0]]


def paired(claims: Sequence[Claim], places: Iterator[tuple[int, int]]) -> Iterator[Pair]:
    """Yield the pairs of claims, of those asked for, that clash in something and share a matter."""
    for first, second in places:
        one, other = claims[first], claims[second]
        clashes = list(clashes_of(one, other))
        if not clashes:
            continue
        near = nearness(one, other)[0] >= _LEAST_SHARED
        if not near and not any(map(tells_matter, clashes)):
            continue
        signs = signs_of(one, other, second - first, alone=len(claims) <= _ALONE)
        whats: dict[str, str] = {}
        for clash in clashes:
            signs[f"clash: {clash.kind}"] = 1.0
            sort = _SORTS.get(clash.kind, "other")
            signs[f"sort: {sort}"] = 1.0
            # How much has to be shared is another for a figure than for a way of paying.
            signs[f"{sort}: near"] = signs["near: of the shorter"]
            if tells_matter(clash):
                signs["sort: tells its matter"] = 1.0
            signs.update(clash.signs)
            whats.setdefault(clash.kind, clash.what)
        signs["clashes"] = float(min(len(clashes), _MOST_CLASHES))
        yield Pair(first, second, signs, whats)


def tells_matter(clash: Clash) -> bool:
    """Return whether the very words of a clash tell what it is about."""
    return clash.kind in {"law", "precedence", "data site"} or clash.what.startswith(_MATTER_TOLD)


@lru_cache(maxsize=1)
def packaged_pair_judge() -> PairJudge:
    """Return the judge of pairs that comes with the product."""
    source = files("intelligence.sow").joinpath("pair_judge.json")
    told = json.loads(source.read_text(encoding="utf-8"))
    weights = {str(name): float(weight) for name, weight in told["weights"].items()}
    return PairJudge(weights, float(told["bias"]), float(told["bound"]))
