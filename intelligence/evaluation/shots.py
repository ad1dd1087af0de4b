"""How much a few examples a theme teach: with none, then with more and more of them.

Examples are drawn from the texts themselves; all others are asked, with every number of examples
the same ones, except those that stand in an example's document or repeat its words.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from intelligence.errors import UnusableLabels
from intelligence.evaluation.encoders import Compared
from intelligence.evaluation.label_taxonomy import taxonomy_for
from intelligence.evaluation.labelled_texts import LabelledTexts
from intelligence.evaluation.other_taxonomies import other_taxonomy, renamed
from intelligence.evaluation.peer_rankings import (
    Training,
    nearest_centroid,
    nearest_definition,
    regression,
)
from intelligence.evaluation.ranked_answers import Ranked
from intelligence.evaluation.recognition import PRODUCT, ask
from intelligence.evaluation.tables import Cell, Outcome, Spread, Table
from intelligence.taxonomy import Taxonomy, starter_taxonomy
from models.recognition.draws import Draw, draw_examples

#: Themes told that gained most, and that lost most.
TOLD = 5


@dataclass(frozen=True, slots=True)
class Shots:
    """How many examples a theme are given in turn, in ascending order, and how many draws."""

    counts: tuple[int, ...] = (0, 1, 3, 5, 10)
    seeds: int = 3


@dataclass(frozen=True)
class View:
    """A taxonomy, texts whose labels are its keys, and what it is called."""

    name: str
    taxonomy: Taxonomy
    data: LabelledTexts

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the themes, in order."""
        return tuple(theme.key for theme in self.taxonomy.themes)

    def drawn(self, most: int, seed: int) -> Draw:
        """Return up to so many examples of each theme, and what else may be asked.

        Raises:
            UnusableLabels: when nothing is left to ask.

        """
        places = {key: place for place, key in enumerate(self.keys)}
        target = np.array([places[label] for label in self.data.gold])
        wanted = [most] * len(places)
        draw = draw_examples(target, self.data.texts, self.data.documents, wanted, seed)
        if not len(draw.asked):
            message = f"{self.data.name} leaves nothing to ask beside {most} examples a theme"
            raise UnusableLabels(message)
        return draw

    def shown(self, draw: Draw, count: int, among: Collection[str] | None = None) -> Taxonomy:
        """Return the taxonomy with the first so many examples, of all themes or ``among`` some."""
        themes = []
        for theme, rows in zip(self.taxonomy.themes, draw.examples, strict=True):
            wanted = rows[:count] if among is None or theme.key in among else ()
            more = tuple(self.data.texts[row] for row in wanted)
            themes.append(replace(theme, examples=(*theme.examples, *more)))
        return Taxonomy(tuple(themes))


@dataclass
class _Measured:
    """The figures of one method with one number of examples, one of each a draw."""

    top1: list[float] = field(default_factory=list)
    top3: list[float] = field(default_factory=list)
    error: list[float] = field(default_factory=list)
    asked: list[float] = field(default_factory=list)

    def add(self, ranked: Ranked, gold: Sequence[str]) -> None:
        self.top1.append(float(np.mean(ranked.right(gold))))
        three = [label in row[:3] for row, label in zip(ranked.order, gold, strict=True)]
        self.top3.append(float(np.mean(three)))
        self.asked.append(float(len(gold)))
        error = ranked.calibration_error(gold)
        if error is not None:
            self.error.append(error)

    def row(self, method: str, count: int) -> tuple[Cell, ...]:
        asked = Spread.of(self.asked)
        return (
            method,
            count,
            Spread.of(self.top1),
            Spread.of(self.top3),
            Spread.of(self.error),
            round(asked.value) if asked else 0,
        )


def shots_tables(compared: Compared, view: View, shots: Shots) -> tuple[Table, ...]:
    """Return what so many examples give, which themes gain and lose, and what the others notice.

    Raises:
        UnusableLabels: when nothing is left to ask.

    """
    measured: dict[tuple[str, int], _Measured] = {}
    right: dict[tuple[str, int], list[bool]] = {}
    most = max(shots.counts)
    for seed in range(shots.seeds):
        draw = view.drawn(most, seed)
        asked = view.data.part(draw.asked.tolist())
        for count in shots.counts:
            given = view.shown(draw, count)
            ours = ask(PRODUCT, compared.recogniser, asked.texts, given).ranked
            for one in (ours, *_peers(compared, asked.texts, given)):
                measured.setdefault((one.method, count), _Measured()).add(one, asked.gold)
            for label, hit in zip(asked.gold, ours.right(asked.gold), strict=True):
                right.setdefault((label, count), []).append(hit)
    rows = tuple(found.row(*key) for key, found in sorted(measured.items(), key=_order))
    columns = ("Method", "Examples a theme", "Top 1", "Top 3", "Calibration error (ECE)", "Asked")
    note = (
        f"Mean, lowest and highest of {shots.seeds} draws. A theme with few texts gives at most "
        "half of them as examples."
    )
    return (
        Table(f"With so many examples a theme: {view.name}", columns, rows, (note,)),
        _themes_table(view, shots, right),
        _some_table(compared, view, shots),
    )


def _order(item: tuple[tuple[str, int], _Measured]) -> tuple[bool, str, int]:
    (method, count), _ = item
    return method != PRODUCT, method, count


def _peers(compared: Compared, texts: Sequence[str], given: Taxonomy) -> list[Ranked]:
    """Rank by what others do with the same vectors: definitions alone, or the examples alone."""
    examples = [(text, theme.key) for theme in given.themes for text in theme.examples]
    keys = [theme.key for theme in given.themes]
    found = []
    for name, embedder in compared.encoders:
        if len({key for _, key in examples}) > 1:
            known = Training(tuple(text for text, _ in examples), tuple(key for _, key in examples))
            centroid = f"nearest centroid, {name}"
            found.append(nearest_centroid(centroid, embedder, texts, known, keys))
            found.append(regression(f"logistic regression, {name}", embedder, texts, known, keys))
        elif not examples:
            method = f"nearest definition, {name}"
            found.append(nearest_definition(method, embedder, texts, given))
    return found


def _themes_table(
    view: View, shots: Shots, right: Mapping[tuple[str, int], Sequence[bool]]
) -> Table:
    """Tell which themes gained and lost most between the fewest and the most examples."""
    few, many = min(shots.counts), max(shots.counts)
    changes = []
    for key in view.keys:
        if (key, few) in right:
            before, after = (float(np.mean(right[key, count])) for count in (few, many))
            changes.append((after - before, key, before, after, len(right[key, few])))
    changes.sort(key=lambda change: (-change[0], change[1]))
    gained = [change for change in changes[:TOLD] if change[0] > 0]
    lost = [change for change in changes[-TOLD:] if change[0] < 0]
    return Table(
        f"Themes that gain and lose most: {view.name}",
        ("Theme", f"Right with {few}", f"Right with {many}", "Change", "Answers"),
        tuple((key, old, new, delta, count) for delta, key, old, new, count in (*gained, *lost)),
    )


def _some_table(compared: Compared, view: View, shots: Shots) -> Table:
    """Give examples to every second theme only, and look at its texts and at those of the rest."""
    most = max(shots.counts)
    figures: dict[bool, tuple[list[float], list[float]]] = {True: ([], []), False: ([], [])}
    for seed in range(shots.seeds):
        draw = view.drawn(most, seed)
        asked = view.data.part(draw.asked.tolist())
        chosen = set(np.random.default_rng(seed).permutation(view.keys)[::2].tolist())
        for after, among in enumerate((set[str](), chosen)):
            given = view.shown(draw, most, among)
            hits = ask(PRODUCT, compared.recogniser, asked.texts, given).ranked.right(asked.gold)
            for group, lists in figures.items():
                pairs = zip(hits, asked.gold, strict=True)
                own = [hit for hit, label in pairs if (label in chosen) == group]
                if own:
                    lists[after].append(float(np.mean(own)))
    names = {True: "themes with examples", False: "themes without"}
    return Table(
        f"With {most} examples of every second theme only: {view.name}",
        ("Texts of", "Top 1 before", "Top 1 after"),
        tuple(
            (names[group], Spread.of(before), Spread.of(after))
            for group, (before, after) in figures.items()
        ),
    )


def evaluate_shots(
    compared: Compared, given: LabelledTexts, taxonomy: Taxonomy, shots: Shots
) -> Outcome:
    """Measure what examples teach: as a user's own labels, or for the starter themes three ways.

    With their trained head, under other keys without it, and cut and worded otherwise.

    Args:
        compared: the encoders.
        given: texts with their themes; examples are drawn from them.
        taxonomy: the themes; see `label_taxonomy.taxonomy_for`.
        shots: how many examples, and how many draws.

    Raises:
        UnusableLabels: when there is only one label, or nothing is left to ask.

    """
    whole, asked = taxonomy_for(given, taxonomy)
    keys = {theme.key for theme in asked.themes}
    data = whole.part([row for row, label in enumerate(whole.gold) if label in keys])
    if len(asked.themes) == 1:
        message = f"{given.name} has the one label {data.gold[0]!r}; two are needed to tell apart"
        raise UnusableLabels(message)
    views = [View("the themes as given", asked, data)]
    if asked.fingerprint == starter_taxonomy().fingerprint:
        mine = replace(data, gold=tuple(f"my_{label}" for label in data.gold))
        other, covers = other_taxonomy()
        cut = replace(data, gold=tuple(covers[label] for label in data.gold))
        views = [
            View("starter themes with their head", asked, data),
            View("themes under other keys", renamed(asked), mine),
            View(f"{len(other.themes)} themes, cut and worded otherwise", other, cut),
        ]
    tables = [table for view in views for table in shots_tables(compared, view, shots)]
    return Outcome("recognition with examples", whole.described(), compared.models, tuple(tables))
