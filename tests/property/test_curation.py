"""Curation changes what it names and nothing else, to the last figure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import Document, DocumentKind
from corpus.progress import Silent
from intelligence.curation import entries
from intelligence.curation.conflicts import Reason
from intelligence.curation.entries import Entry
from intelligence.curation.keep import Keep
from intelligence.curation.kept import kept_by
from intelligence.curation.named import themes_named
from intelligence.curation.refile import Refile
from intelligence.curation.replay import Replayed, in_force
from intelligence.history import History
from intelligence.identity.references import FindingRef, digest_of
from intelligence.identity.theme import ThemeStatus, theme_id_of
from intelligence.pipeline import Conclusions, Portfolio, build
from intelligence.taxonomy import parse_taxonomy
from tests.fakes.curations import causes_of, log_of, refs, replayed, themes_in
from tests.fakes.portfolios import tools

NAMES = ("a", "b", "c", "d")
TEXTS = [f"{kind} went wrong {word}" for kind in ("access", "scope", "plan", "price", "law")
         for word in ("one", "two", "six", "ten")]  # fmt: skip
START = [*("a" * 4), *("b" * 4), *("c" * 4), *("d" * 4), *([None] * 4)]
CAUSES = causes_of(TEXTS)

theme_names = st.sampled_from([*NAMES, "n1", "n2", "gone"])
some_findings = st.lists(st.integers(0, len(TEXTS) - 1), min_size=1, max_size=4, unique=True).map(
    lambda found: refs(CAUSES, *found)
)
words = st.sampled_from(["one", "access", "law went", "wrong", "price went wrong two"])


def decisions() -> st.SearchStrategy[Any]:
    examples = st.lists(st.sampled_from(TEXTS), min_size=1, max_size=2).map(tuple)
    return st.one_of(
        st.builds(entries.Rename, theme_names, words),
        st.builds(entries.Define, theme_names, words | st.none(), examples, examples | st.none()),
        st.builds(entries.Merge, theme_names.map(lambda name: (name,)), theme_names).filter(
            lambda merge: merge.into not in merge.sources
        ),
        st.builds(
            entries.Split, theme_names, words, st.none(), some_findings,
            new_theme=st.sampled_from(["n1", "n2"]),
        ),
        st.builds(entries.Move, some_findings, theme_names | st.none()),
        st.builds(
            Refile, some_findings, st.just(0.7), theme_names | st.none(), theme_names | st.none()
        ).filter(lambda refile: refile.source != refile.to),
        st.builds(entries.Confirm, some_findings, theme_names),
        st.builds(entries.Reject, some_findings, theme_names),
        st.builds(entries.Pin, some_findings, theme_names),
        st.builds(entries.Exclude, phrase=words),
        st.builds(entries.Promote, theme_names),
        st.builds(entries.Retire, theme_names),
        st.builds(Keep, theme_names, theme_names | st.none()).filter(
            lambda keep: keep.theme != keep.apart_from
        ),
        st.builds(entries.SetOwner, theme_names, words),
        st.builds(entries.SetGoal, theme_names, words),
        st.builds(entries.Undo, st.integers(1, 12)),
    )  # fmt: skip


logs = st.lists(decisions(), max_size=10)


def concerned(
    log: tuple[Entry, ...], before: list[str | None], after: list[str | None]
) -> set[str]:
    """Return the themes that the last entry names, by themselves or by their findings.

    An undoing names what the entry it undoes names, and what entries after that one name: they
    were decided on top of it.
    """
    force = in_force(log)
    last = log[-1]
    if isinstance(last.decision, entries.Undo):
        first = last.decision.entry
        named = [entry for entry in log[first - 1 : -1] if entry.sequence not in force.undone]
        named += [log[place - 1] for place in force.undone if force.undone[place] is last]
        named += [entry for entry in force.entries if entry.sequence >= first]
    else:
        named = [last]
    themes: set[str] = set()
    for entry in named:
        themes.update(themes_named(entry.decision))
        for at in _touched(entry.decision):
            themes.update(name for name in (before[at], after[at]) if name)
    return themes


def _touched(decision: Any, *, named: bool = False) -> list[int]:
    """Return the findings that a decision moves, or those only that it names one by one."""
    if isinstance(decision, entries.Exclude):
        hit = [at for at, text in enumerate(TEXTS) if f" {decision.phrase} " in f" {text} "]
        return [] if named else hit
    chosen = getattr(decision, "chosen", ()) if named else ()
    found = chosen or getattr(decision, "findings", ()) or ()
    places = (CAUSES.finder.find(FindingRef.parse(name)) for name in found)
    return [at for at in places if at is not None]


@settings(max_examples=300)
@given(logs, decisions())
def test_themes_that_an_entry_does_not_name_keep_everything(past: list[Any], decision: Any) -> None:
    log = log_of(*past, decision)
    before, after = (replayed(part, CAUSES, START, NAMES) for part in (log[:-1], log))
    spared = set(before.themes) - concerned(log, themes_in(before), themes_in(after))
    for name in spared:
        assert after.themes[name] == before.themes[name]
        own = [(at, place) for at, place in enumerate(before.placements) if place.theme_id == name]
        now = [(at, place) for at, place in enumerate(after.placements) if place.theme_id == name]
        assert now == own


@given(logs, theme_names, theme_names | st.none())
def test_what_is_kept_whole_or_apart_is_changed_by_that_in_nothing(
    past: list[Any], theme: str, other: str | None
) -> None:
    before, after = _left(log_of(*past)), _left(log_of(*past, Keep(theme, other)))
    assert after == before


@given(logs, decisions().filter(lambda item: not isinstance(item, entries.Undo)))
def test_undoing_the_newest_entry_gives_exactly_what_had_been(
    past: list[Any], decision: Any
) -> None:
    log = log_of(*past, decision)
    undone = log_of(*past, decision, entries.Undo(len(log)))
    before, after = (replayed(part, CAUSES, START, NAMES) for part in (log[:-1], undone))
    assert (after.themes, after.placements) == (before.themes, before.placements)
    assert after.examples == before.examples


@given(st.lists(decisions().filter(lambda item: not _touched(item, named=True)), max_size=10))
def test_a_decision_by_words_holds_for_documents_old_and_new_alike(past: list[Any]) -> None:
    """Applied to recent documents only, curation would make a trend."""
    twice = causes_of([*TEXTS, *TEXTS])
    told = themes_in(replayed(log_of(*past), twice, [*START, *START], NAMES))
    assert told[: len(TEXTS)] == told[len(TEXTS) :]


@given(logs)
def test_every_entry_on_a_theme_that_is_not_there_is_told(past: list[Any]) -> None:
    log = log_of(*past)
    result = replayed(log, CAUSES, START, NAMES)
    told = {item.sequence for item in result.conflicts}
    unknown = {
        entry.sequence for entry in in_force(log).entries if "gone" in themes_named(entry.decision)
    }
    assert unknown <= told


def on_what_may_be_gone() -> st.SearchStrategy[Any]:
    """Return decisions on findings of which some were never there."""
    gone = [f"f{name[1:]}" for name in refs(CAUSES, 0, 5)]
    places = st.lists(st.sampled_from([*refs(CAUSES, 1, 2, 3), *gone]), min_size=1, unique=True)
    found, theme = places.map(tuple), st.sampled_from(NAMES)
    return st.one_of(
        st.builds(entries.Move, found, theme | st.none()),
        st.builds(entries.Confirm, found, theme),
        st.builds(entries.Reject, found, theme),
        st.builds(entries.Pin, found, theme),
        st.builds(Refile, found, st.just(0.7), st.just("a"), st.sampled_from(["b", None])),
        st.builds(entries.Split, st.just("a"), words, st.none(), found, new_theme=st.just("n1")),
    )


@given(on_what_may_be_gone())
def test_every_finding_that_is_not_there_is_told(decision: Any) -> None:
    """Of a decision that applies in part as well."""
    there = set(refs(CAUSES, *range(len(TEXTS))))
    named = getattr(decision, "findings", None) or decision.chosen
    gone = sum(name not in there for name in named)
    result = replayed(log_of(decision), CAUSES, START, NAMES)
    told = [item for item in result.conflicts if item.reason is Reason.NO_FINDING]
    assert sum(item.count for item in told) == gone
    assert all(item.partly == (gone < len(named)) for item in told)


def _left(log: tuple[Entry, ...]) -> Replayed:
    """Return what a log leaves behind, without what it tells of itself."""
    return replace(replayed(log, CAUSES, START, NAMES), conflicts=(), marks=(), bounds={})


@given(decisions())
def test_an_entry_that_is_not_told_changes_something_or_says_what_is_so(decision: Any) -> None:
    """With each entry on its own: nothing is ignored in silence."""
    log = log_of(decision)
    told = replayed(log, CAUSES, START, NAMES).conflicts
    same = _left(log) == _left(()) and kept_by(log) == kept_by(())
    assert told or not same or _is_so(decision)


def _is_so(decision: Any) -> bool:
    """Return whether everything stands already as a decision says."""
    theme = replayed((), CAUSES, START, NAMES).themes.get(getattr(decision, "theme", ""))
    match decision:
        case Refile(findings=found, to=to):
            return {START[CAUSES.finder.find(FindingRef.parse(one))] for one in found} == {to}
        case entries.Promote():
            return theme is not None and theme.status is ThemeStatus.ACTIVE
        case entries.Rename(name=name):
            return theme is not None and theme.name == name
        case entries.Define():
            return theme is not None
        case entries.Exclude(phrase=phrase):
            return not any(f" {phrase} " in f" {text} " for text in TEXTS)
        case _:
            return False


TAXONOMY = parse_taxonomy(
    '{"access": "access went wrong", "scope": "scope went wrong", "plan": "plan went wrong"}'
)
KEYS = {key: theme_id_of(key) for key in ("access", "scope", "plan")}


@cache
def portfolio() -> Portfolio:
    days = [date(2025, month, 3) for month in (1, 4, 7, 10)]
    return Portfolio(
        tuple(
            Document("t", f"D{at}", DocumentKind.POST_MORTEM, f"Late because {text}.",
                     date=days[at % 4], customer_name=f"Customer {at % 5}")
            for at, text in enumerate(TEXTS)
        )
    )  # fmt: skip


@cache
def built(log: tuple[Entry, ...]) -> Conclusions:
    given_tools = tools(TAXONOMY)
    return build(replace(portfolio(), history=History(log=log)), given_tools, Silent())


def rows_of_theme(conclusions: Conclusions, theme: str) -> dict[str, pd.DataFrame]:
    return {
        name: table[table["theme_id"] == theme].reset_index(drop=True)
        for name, table in conclusions.tables.items()
        if name in {"themes", "dimensions", "trends", "findings"}
    }


def found_in(theme: str) -> list[str]:
    findings = built(()).tables["findings"]
    own = findings[findings["theme_id"] == theme]
    return [
        str(FindingRef(row.document_uid, row.start, row.end, digest_of(row.text)))
        for row in own.itertuples()
    ]


def _decided(make: Callable[[str, tuple[str, ...]], Any]) -> st.SearchStrategy[Any]:
    theme = KEYS["access"]
    own = found_in(theme)
    some = st.lists(st.sampled_from(own), min_size=1, max_size=len(own) - 1, unique=True)
    return some.map(lambda found: make(theme, tuple(found)))


@settings(max_examples=25)
@given(st.data())
def test_words_quotes_and_figures_of_other_themes_stay_to_the_last_one(data: st.DataObject) -> None:
    kinds = st.one_of(
        _decided(lambda theme, found: entries.Reject(found, theme)),
        _decided(lambda _, found: entries.Move(found, None)),
        _decided(lambda theme, found: entries.Pin(found[::-1], theme)),
        _decided(lambda theme, found: entries.Split(theme, "N", chosen=found, new_theme="new")),
        st.just(entries.Exclude(phrase="access went")),
        st.just(entries.Define(KEYS["access"], "law went wrong", ("law went wrong one",))),
        st.just(entries.Retire(KEYS["access"])),
    )
    log = log_of(*data.draw(st.lists(kinds, min_size=1, max_size=3)))
    before, after = built(()), built(log)
    for theme in (KEYS["scope"], KEYS["plan"]):
        old, new = rows_of_theme(before, theme), rows_of_theme(after, theme)
        assert len(old["findings"]) > 0
        for name, table in old.items():
            pd.testing.assert_frame_equal(new[name], table)
