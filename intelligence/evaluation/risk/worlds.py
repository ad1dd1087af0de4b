"""Portfolios in which the chance of every theme is known: what could be told at best.

Engagements differ by type, customer, team and more, and by what their scope text says. A theme has
a level of its own and an effect of each of these; a few words of the scope, which may be said in
several ways, make it likelier. Themes come quarter by quarter after the start.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.edition import ATTRIBUTES
from intelligence.quarters import quarter_range, quarters_after
from intelligence.signals.occurrences import Occurrences
from models.embedding import Vectors
from models.segmentation import Span

Array = NDArray[np.float64]
Codes = NDArray[np.int64]

#: Quarters in which engagements start.
QUARTERS = quarter_range("2022Q1", "2025Q4")
_LATER = 12
_CONCEPTS = 8
_WAYS = 6
_SPOKEN = 3
_USUAL = 0.7
_FILLERS = 150
_DIMENSION = 96
#: Chance of a further quarter before a theme appears.
_WAITING = 0.45
_OF_THEME = 3


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a world is made of; effects are standard deviations of the log odds.

    Attributes:
        engagements: how many.
        themes: how many.
        level: mean and standard deviation of a theme's log odds.
        by: effect of each attribute, and of ``size``.
        text: effect of each of the three matters of a theme that a scope may speak of.
        likeness: cosine of two ways to say the same.

    """

    engagements: int = 800
    themes: int = 30
    level: tuple[float, float] = (-2.8, 0.5)
    by: tuple[tuple[str, float], ...] = (
        ("engagement_type", 1.0),
        ("customer", 0.15),
        ("team", 0.15),
        ("billing_model", 0.1),
        ("size", 0.2),
    )
    text: float = 1.2
    likeness: float = 0.8


@dataclass(frozen=True)
class World:
    """One portfolio.

    Attributes:
        occurrences: who shows what, all of it.
        tables: engagements (with ``scope``) and themes.
        chances: shape (engagements, themes), the true ones.

    """

    occurrences: Occurrences
    tables: dict[str, pd.DataFrame]
    chances: Array


@dataclass(frozen=True)
class SimulatedWords:
    """Sentences of a world as vectors: words of one matter lie near each other."""

    likeness: float = 0.5
    identity: str = "simulated words"
    _known: dict[str, Array] = field(default_factory=dict, repr=False, compare=False)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit-length row for each text."""
        rows = np.zeros((len(texts), _DIMENSION))
        for row, text in enumerate(texts):
            for word in text.rstrip(".").split():
                rows[row] += self._word(word)
        lengths = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
        return np.asarray(rows / lengths, dtype=np.float32)

    def _word(self, word: str) -> Array:
        if word not in self._known:
            matter, _, way = word.partition("w")
            own = _direction(f"{matter}w{way}" if way else matter)
            shared = _direction(matter)
            share = self.likeness if way else 0.0
            self._known[word] = np.sqrt(share) * shared + np.sqrt(1 - share) * own
        return self._known[word]


class SentenceMarks:
    """Cuts the texts of a world at full stops."""

    identity = "full stops"

    def split(self, texts: Sequence[str]) -> list[list[Span]]:
        """Return the spans of each text's sentences."""
        found = []
        for text in texts:
            spans, start = [], 0
            for sentence in text.split(". ") if text else []:
                spans.append((start, start + len(sentence)))
                start += len(sentence) + 2
            found.append(spans)
        return found


def risk_world(recipe: Recipe, seed: int) -> World:
    """Return a portfolio drawn with a seed."""
    draw = np.random.default_rng(seed)
    attributes = _attributes(recipe, draw)
    speaks = _speaks(recipe, attributes["engagement_type"], draw)
    size = draw.normal(0, 1, recipe.engagements)
    log_odds = draw.normal(*recipe.level, recipe.themes) + np.zeros((recipe.engagements, 1))
    for name, spread in recipe.by:
        if name == "size":
            log_odds = log_odds + size[:, None] * draw.normal(0, spread, recipe.themes)
            continue
        codes = attributes[name]
        log_odds = log_odds + draw.normal(0, spread, (codes.max() + 1, recipe.themes))[codes]
    matters = np.zeros((_CONCEPTS, recipe.themes))
    for theme in range(recipe.themes):
        chosen = draw.choice(_CONCEPTS, _OF_THEME, replace=False)
        matters[chosen, theme] = recipe.text
    chances = 1 / (1 + np.exp(-(log_odds + (speaks - speaks.mean(axis=0)) @ matters)))
    shows = draw.random(chances.shape) < chances
    frame = _frame(recipe, attributes, size, draw)
    scopes = [_scope(row, draw) for row in speaks]
    return World(_occurrences(frame, shows, draw), _tables(frame, scopes, recipe.themes), chances)


def _attributes(recipe: Recipe, draw: np.random.Generator) -> dict[str, Codes]:
    """Return codes: customers have a segment, a region and types they buy, regions their teams."""
    count, customers = recipe.engagements, 60
    weights = draw.lognormal(0, 0.8, customers)
    customer = draw.choice(customers, count, p=weights / weights.sum())
    region = draw.integers(0, 4, customers)[customer]
    mix = draw.dirichlet(np.full(8, 1.0), customers)
    kind = np.array([draw.choice(8, p=mix[one]) for one in customer])
    at_home = draw.random(count) < 0.7  # noqa: PLR2004 - most are served from their region
    team = np.where(at_home, region * 3 + draw.integers(0, 3, count), draw.integers(0, 12, count))
    return {
        "customer": customer,
        "segment": draw.integers(0, 5, customers)[customer],
        "engagement_type": kind,
        "team": team,
        "region": region,
        "billing_model": draw.integers(0, 4, count),
        "practice": kind // 2,
    }


def _speaks(recipe: Recipe, kind: Codes, draw: np.random.Generator) -> Array:
    """Return which matters each scope speaks of; a type of work speaks of some more."""
    usual = np.log(draw.gamma(_USUAL, 1.0, (8, _CONCEPTS)) + 1e-12)[kind]
    rank = np.argsort(-(usual + draw.gumbel(size=usual.shape)), axis=1)[:, :_SPOKEN]
    speaks = np.zeros((recipe.engagements, _CONCEPTS))
    np.put_along_axis(speaks, rank, 1.0, axis=1)
    return speaks


def _scope(speaks: Array, draw: np.random.Generator) -> str:
    """Return a sentence for each matter, in one of its ways, between words that say nothing."""
    sentences = []
    for matter in [*np.flatnonzero(speaks), -1]:
        words = [f"x{number}" for number in draw.integers(0, _FILLERS, 3)]
        if matter >= 0:
            words += [f"m{matter}w{way}" for way in draw.integers(0, _WAYS, 3)]
        sentences.append(" ".join(draw.permutation(words)))
    return ". ".join(sentences[place] for place in draw.permutation(len(sentences)))


def _frame(
    recipe: Recipe, attributes: dict[str, Codes], size: Array, draw: np.random.Generator
) -> pd.DataFrame:
    count = recipe.engagements
    keys = [f"E{number:04d}" for number in range(count)]
    frame = pd.DataFrame({"engagement": keys, "name": keys})
    for name in ATTRIBUTES:
        frame[name] = [f"{name} {code}" for code in attributes[name]]
    frame["customer_name"] = frame["customer"]
    start = np.sort(draw.integers(0, len(QUARTERS), count))
    frame["start_quarter"] = [QUARTERS[one] for one in start]
    frame["end_quarter"] = None
    frame["planned_hours"] = np.exp(7 + 0.7 * size)
    return frame


def _occurrences(
    frame: pd.DataFrame, shows: NDArray[np.bool_], draw: np.random.Generator
) -> Occurrences:
    themes = tuple(f"t{number:02d}" for number in range(shows.shape[1]))
    quarters = (*QUARTERS, *quarters_after(QUARTERS[-1], _LATER))
    place = pd.Index(quarters).get_indexer(pd.Index(frame["start_quarter"]))
    rows, columns = np.nonzero(shows)
    waited = np.minimum(draw.geometric(1 - _WAITING, len(rows)), _LATER) - 1
    events = pd.DataFrame(
        {
            "theme_id": [themes[column] for column in columns],
            "engagement": frame["engagement"].to_numpy()[rows],
            "quarter": [quarters[one] for one in place[rows] + waited],
            "phase": "Unknown",
        }
    )
    active = frame[["engagement"]].assign(quarter=frame["start_quarter"])
    return Occurrences(frame, themes, events, active, quarters, {})


def _tables(frame: pd.DataFrame, scopes: list[str], themes: int) -> dict[str, pd.DataFrame]:
    engagements = frame[["engagement", "planned_hours"]].assign(start=None, scope=scopes)
    names = [f"t{number:02d}" for number in range(themes)]
    return {
        "engagements": engagements,
        "themes": pd.DataFrame(
            {"theme_id": names, "theme_key": names, "name": names, "status": "active"}
        ),
    }


def _direction(name: str) -> Array:
    seed = int.from_bytes(name.encode()[:16].ljust(16, b"0"), "little")
    found = np.random.default_rng(seed).standard_normal(_DIMENSION)
    return np.asarray(found / np.linalg.norm(found))
