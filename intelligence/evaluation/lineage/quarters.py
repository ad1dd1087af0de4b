"""A portfolio as its user builds it: one more quarter each time, and what that does to the old."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from corpus.document import Document
from corpus.progress import Silent
from intelligence.evaluation.lineage.cold import Cold, Methods, cold_methods, same_as_before
from intelligence.evaluation.tables import Cell, Table
from intelligence.history import History, membership_of
from intelligence.identity.references import key_of
from intelligence.identity.theme import ThemeStatus
from intelligence.passages import readable
from intelligence.pipeline import Conclusions, Portfolio, Tools, build
from intelligence.quarters import quarter_of
from models.roles.contract import Role

#: Findings and engagements from which there is something to propose.
ENOUGH = (5, 3)

_HALF = 0.5

_COUNTED = (
    "Nobody curated anything. A cause is in another theme when it left one that it had, for "
    "another or for none. Proposals beside known themes are counted apart in the same way, and not "
    "as themes: until somebody decides on it, such a proposal is cut anew. A peer has no "
    "proposals: all that it finds counts as themes."
)


@dataclass(frozen=True)
class Quarterly:
    """The build of one quarter; ``themes`` has the theme of each cause by document and words."""

    quarter: str
    themes: Mapping[str, str | None]
    conclusions: Conclusions


@dataclass(frozen=True, slots=True)
class NewTheme:
    """The planted theme that no taxonomy has.

    Attributes:
        name: its key in the truth.
        documents: source ids of the documents that show it.
        engagements: the engagement of each, by document.
        quarters: the quarter of each, by document.

    """

    name: str
    documents: AbstractSet[str]
    engagements: Mapping[str, str]
    quarters: Mapping[str, str]

    @property
    def first_enough(self) -> str | None:
        """The quarter by whose end there is enough to propose it; None where there never is."""
        seen: list[str] = []
        for document in sorted(self.documents, key=lambda name: self.quarters[name]):
            seen.append(document)
            if len(seen) >= ENOUGH[0] and len({self.engagements[s] for s in seen}) >= ENOUGH[1]:
                return self.quarters[document]
        return None


def replay_quarters(portfolio: Portfolio, tools: Tools) -> tuple[Quarterly, ...]:
    """Build once a quarter, each time with the documents up to its end, and return every build.

    Documents without a date are there from the start.
    """
    dated = {document.uid: _quarter(document) for document in portfolio.documents}
    names = sorted({quarter for quarter in dated.values() if quarter})
    history, done = History(), []
    for number, quarter in enumerate(names, 1):
        there = tuple(item for item in portfolio.documents if dated[item.uid] <= quarter)
        conclusions = build(replace(portfolio, documents=there, history=history), tools, Silent())
        done.append(Quarterly(quarter, _themes(conclusions), conclusions))
        tables = conclusions.tables
        membership = membership_of(tables["findings"], tables["themes"])
        history = History(conclusions.registry, (), number, membership)
    return tuple(done)


def texts_of_quarter(built: Quarterly) -> list[str]:
    """Return the causes of a quarter's build that peers group, as they are embedded."""
    return _causes(built)[1]


def quarters_tables(
    builds: Sequence[Quarterly], tools: Tools, new: NewTheme, methods: Methods = cold_methods
) -> tuple[Table, ...]:
    """Return what became of old documents, beside the peers, and when the new theme was proposed.

    Peers group the same causes cold in each quarter, and propose nothing.
    """
    ours = [one.themes for one in builds]
    proposed = frozenset[str]().union(*(_candidates(one.conclusions) for one in builds))
    rows: list[tuple[Cell, ...]] = [("Premortem, ordinary builds", *_changed(ours, proposed))]
    known = Counter(theme for theme in builds[-1].themes.values() if theme is not None)
    for name, method in methods(len(known)).items():
        rows.append((name, *_changed(_grouped(builds, tools, method))))
    return (
        Table(
            f"{len(builds)} quarters, built one after the other",
            (
                "Method",
                "Documents ever in another theme",
                "Documents",
                "Causes ever in another theme",
                "Causes with a theme",
                "Causes ever in another proposal",
                "Causes ever in a proposal",
            ),
            tuple(rows),
            (_COUNTED,),
        ),
        _proposed_table(builds, new),
    )


def _quarter(document: Document) -> str:
    return quarter_of(document.date) if document.date else ""


def _themes(conclusions: Conclusions) -> dict[str, str | None]:
    findings = conclusions.tables["findings"]
    causes = findings[findings["role"] == Role.CAUSE.value]
    columns = (causes[name] for name in ("document_uid", "text", "theme_id"))
    return {
        key_of(uid, text): theme if isinstance(theme, str) else None
        for uid, text, theme in zip(*columns, strict=True)
    }


def _grouped(
    builds: Sequence[Quarterly], tools: Tools, method: Cold
) -> list[dict[str, str | None]]:
    """Return the themes of each quarter's causes as a peer finds them, cold each time."""
    found: list[dict[str, str | None]] = []
    for build_of_quarter in builds:
        keys, texts = _causes(build_of_quarter)
        rows = tools.recogniser.embedder.embed(texts)
        groups = method(np.asarray(rows), tools.seed)
        if not found:
            found.append(_first(keys, groups))
            continue
        before = found[-1]
        old = [at for at, key in enumerate(keys) if key in before]
        themes = same_as_before([before[keys[at]] for at in old], groups, old)
        fresh = f" of {build_of_quarter.quarter}"
        found.append(
            {
                key: f"{theme}{fresh}" if theme is not None and theme.startswith("new ") else theme
                for key, theme in zip(keys, themes, strict=True)
            }
        )
    return found


def _first(keys: Sequence[str], groups: NDArray[np.int64]) -> dict[str, str | None]:
    pairs = zip(keys, groups, strict=True)
    return {key: None if group < 0 else f"group {group}" for key, group in pairs}


def _causes(built: Quarterly) -> tuple[list[str], list[str]]:
    findings = built.conclusions.tables["findings"]
    causes = findings[findings["role"] == Role.CAUSE.value]
    pairs = zip(causes["document_uid"], causes["text"], strict=True)
    texts = {key_of(uid, text): readable(text) for uid, text in pairs}
    return list(texts), list(texts.values())


def _changed(
    builds: Sequence[Mapping[str, str | None]], proposed: AbstractSet[str] = frozenset()
) -> tuple[Cell, ...]:
    """Return what left themes, then what left proposals, each beside all there was."""
    kept: tuple[set[str], set[str]] = set(), set()
    left: tuple[set[str], set[str]] = set(), set()
    last: dict[str, str] = {}
    for themes in builds:
        for key, theme in themes.items():
            before = last.pop(key, None)
            if before is not None and theme != before:
                left[before in proposed].add(key)
            if theme is not None:
                last[key] = theme
                kept[theme in proposed].add(key)
    documents = {key.split("-")[0] for key in builds[-1]}
    moved = {key.split("-")[0] for key in left[False]}
    return (
        len(moved),
        len(documents),
        *(len(own) for one in (0, 1) for own in (left[one], kept[one])),
    )


def _proposed_table(builds: Sequence[Quarterly], new: NewTheme) -> Table:
    """Return one row a quarter: what of the new theme was there, and what was proposed."""
    enough = new.first_enough
    rows: list[tuple[Cell, ...]] = []
    first: str | None = None
    for one in builds:
        told = {name for name in new.documents if new.quarters[name] <= one.quarter}
        proposals, about = _about(one.conclusions, new.documents)
        if about and first is None:
            first = one.quarter
        rows.append(
            (
                one.quarter,
                len(told),
                len({new.engagements[name] for name in told}),
                proposals,
                about,
            )
        )
    waited = None if enough is None or first is None else _between(builds, enough, first)
    notes = (
        f"{ENOUGH[0]} documents of {ENOUGH[1]} engagements are there by the end of {enough}; "
        f"proposed in {first or 'no quarter'}: {'-' if waited is None else waited} quarters later."
    )
    columns = ("Quarter", "Documents that show it", "Engagements", "Proposed themes", "About it")
    return Table(
        f"When the planted new theme ({new.name}) is proposed", columns, tuple(rows), (notes,)
    )


def _about(conclusions: Conclusions, documents: AbstractSet[str]) -> tuple[int, int]:
    """Return how many themes are proposed, and how many of them are mostly of these documents."""
    themes, findings = conclusions.tables["themes"], conclusions.tables["findings"]
    proposed = themes[themes["status"] == ThemeStatus.PROPOSED.value]["theme_id"]
    about = 0
    for theme in proposed:
        own = findings[findings["theme_id"] == theme]["document"]
        about += bool(own.isin(documents).mean() > _HALF)
    return len(proposed), about


def _candidates(conclusions: Conclusions) -> frozenset[str]:
    """Return the proposals that later builds cut anew while nobody decides on them."""
    found = conclusions.registry.discovered
    return frozenset(item.theme.theme_id for item in found if item.candidate)


def _between(builds: Sequence[Quarterly], first: str, last: str) -> int:
    names = [one.quarter for one in builds]
    return names.index(last) - names.index(first)
