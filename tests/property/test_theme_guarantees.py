"""What is promised of themes that last, each with a test that fails where the promise is broken.

Builds are made with a fake encoder of words, on statements of a few subjects: two themes of a
taxonomy, one that the first build finds, and some that are in no theme.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from intelligence.curation import entries
from intelligence.curation.entries import Entry
from intelligence.curation.named import themes_named
from intelligence.curation.refile import Refile
from intelligence.findings import Finding
from intelligence.history import History, Membership
from intelligence.identity.placing import Placement
from intelligence.identity.references import FindingRef, key_of
from intelligence.identity.registry import registry_digest, registry_of, registry_payload
from intelligence.identity.theme import theme_id_of
from intelligence.memory import Forgetful
from intelligence.register import register_themes
from intelligence.taxonomy import parse_taxonomy
from intelligence.theming import Themed, ThemingTools, give_themes
from tests.fakes.curations import finding, log_of
from tests.unit.intelligence.test_assignment import OPTIONS, recogniser

TAXONOMY = parse_taxonomy(
    '{"late": ["Late access", "access came too late",'
    ' {"vpn": "VPN access came too late", "badge": "badges came too late"}],'
    ' "plan": ["Weak plan", "the plan slipped again"]}'
)
LATE, PLAN = theme_id_of("late"), theme_id_of("plan")
SITES = ("Acton", "Bree", "Corby", "Delft", "Essen", "Fleet")
OLD = [
    *(f"VPN access came far too late for {site}" for site in SITES[:3]),
    "badges came too late for Acton",
    *(f"the plan slipped again in {site}" for site in SITES[:3]),
    *(f"nobody tested any regression before the {site} release" for site in SITES),
    "gate office was closed all week",
    "gate office was closed each week",
    "gate office closed in the spring",
    "zebra crossing",
    "giraffe neck",
]
NEW = [
    *(f"VPN access came far too late for {site} alas" for site in SITES[:3]),
    "VPN access came far too late for Acton",
    "badges came too late for Delft",
    "the plan slipped again in Delft and again",
    "nobody tested any regression before the Gouda release",
    "nobody tested any regression before the Essen release either",
    "nobody tested any regression at all",
    "gate office was closed one week",
    *(f"licence costs missing from our quote to {site}" for site in SITES),
    "elephant trunk",
]
OLD_CAUSES = [finding(number, text) for number, text in enumerate(OLD)]
NEW_CAUSES = [finding(number, text) for number, text in enumerate(NEW, 100)]
REFS = [str(FindingRef.of(item)) for item in OLD_CAUSES]

#: Nothing is proposed, however much is in no theme.
SILENT = replace(OPTIONS, proposals=replace(OPTIONS.proposals, findings=1_000))


def built(causes: Sequence[Finding], history: History, *, silent: bool = False) -> Themed:
    options = SILENT if silent else OPTIONS
    tools = ThemingTools(recogniser(), TAXONOMY, options, Forgetful())
    groups = [f"document {item.document_uid}" for item in causes]
    return give_themes(causes, groups, tools, history, "2026Q1")


def after(
    done: Themed, causes: Sequence[Finding], log: tuple[Entry, ...], edition: int = 1
) -> History:
    """Return what the next build starts from, the registry written down and read again."""
    members: dict[str, set[str]] = {theme.theme_id: set() for theme in done.themes}
    keys = [key_of(item.document_uid, item.text) for item in causes]
    for key, place in zip(keys, done.placements, strict=True):
        if place.theme_id is not None:
            members[place.theme_id].add(key)
    kept = Membership({name: frozenset(own) for name, own in members.items()}, frozenset(keys))
    return History(registry_of(registry_payload(done.registry)), log, edition, kept)


@cache
def first() -> Themed:
    return built(OLD_CAUSES, History())


@cache
def found() -> str:
    """Return the id of the theme that the first build finds."""
    (identity,) = {theme.theme_id for theme in first().themes} - {LATE, PLAN}
    return identity


@cache
def curated(log: tuple[Entry, ...]) -> Themed:
    """Return the second build of the old statements, with a log."""
    return built(OLD_CAUSES, after(first(), OLD_CAUSES, log), silent=True)


def places(causes: Sequence[Finding], done: Themed) -> Mapping[str, Placement]:
    return {item.document_uid: place for item, place in zip(causes, done.placements, strict=True)}


def decisions() -> st.SearchStrategy[Any]:
    theme = st.sampled_from([LATE, PLAN, "found", "gone"])
    refs = st.lists(st.sampled_from(REFS), min_size=1, max_size=3, unique=True).map(tuple)
    near = ("gate office was closed all", "gate office closed")
    said = st.lists(st.sampled_from([*near, *OLD, *NEW]), min_size=1, max_size=2).map(tuple)
    part = st.sampled_from([*REFS[:4], *REFS[7:13]])
    return st.one_of(
        st.builds(entries.Define, theme, st.none(), said, st.just(()) | said),
        st.builds(entries.Define, theme, st.just("the gate office was closed"), said),
        st.builds(
            entries.Split, theme, st.just("N"), st.none(), st.lists(part, min_size=1).map(tuple),
            st.lists(part, min_size=1).map(tuple), new_theme=st.sampled_from(["n1", "n2"]),
        ),
        st.builds(
            entries.Split, theme, st.just("N"), st.sampled_from(["vpn", "badge"]),
            new_theme=st.sampled_from(["n1", "n2"]),
        ),
        st.builds(entries.Start, st.just("S"), refs, new_theme=st.sampled_from(["s1", "s2"])),
        st.builds(entries.Merge, theme.map(lambda name: (name,)), theme).filter(
            lambda merge: merge.into not in merge.sources
        ),
        st.builds(entries.Move, refs, theme | st.none()),
        st.builds(Refile, refs, st.just(0.7), theme | st.none(), theme | st.none()).filter(
            lambda refile: refile.source != refile.to
        ),
        st.builds(entries.Confirm, refs, theme),
        st.builds(entries.Reject, refs, theme),
        st.builds(entries.Pin, refs, theme),
        st.builds(entries.Exclude, phrase=st.sampled_from(["closed each", "Acton"])),
    )  # fmt: skip


def logged(given_decisions: Sequence[Any]) -> tuple[Entry, ...]:
    """Return a log in which the theme that was found has its id."""

    def named(decision: Any) -> Any:
        words = {
            name: found() if value == "found" else value
            for name in ("theme", "into", "to")
            if (value := getattr(decision, name, None)) is not None
        }
        if isinstance(decision, entries.Merge):
            words["sources"] = tuple(
                found() if name == "found" else name for name in decision.sources
            )
        return replace(decision, **words)

    return log_of(*(named(item) for item in given_decisions))


logs = st.lists(decisions(), max_size=4)
batches = st.lists(st.sampled_from(NEW_CAUSES), min_size=1, unique=True)

#: An example that takes in a statement; later the members of its theme come closer together.
BY_EXAMPLE = [entries.Define(LATE, None, ("gate office was closed all",))]


#: Decisions from which it is learned that VPN access is filed under the plan, and one back again.
LESSON = [entries.Move(tuple(REFS[:2]), PLAN)]
BACK = entries.Move(tuple(REFS[:3]), LATE)


def touched(log: tuple[Entry, ...]) -> set[str]:
    """Return the themes that entries name, and the found one where they name a finding of it."""
    named = {theme for entry in log for theme in themes_named(entry.decision)}
    places_then = curated(log).placements
    if any(
        (place.theme_id == found()) != (first_place.theme_id == found())
        for place, first_place in zip(places_then, first().placements, strict=True)
    ):
        named.add(found())
    return named


def waiting(before: Themed, now: Themed) -> bool:
    """Return whether a decision applies now that could not apply before."""
    told = {(item.sequence, item.partly) for item in before.conflicts}
    return not told <= {(item.sequence, item.partly) for item in now.conflicts}


@settings(max_examples=60)
@given(logs, batches)
@example([], NEW_CAUSES)
@example(BY_EXAMPLE, NEW_CAUSES)
@example(LESSON, NEW_CAUSES)
def test_new_documents_move_no_old_statement_of_a_known_theme(
    past: list[Any], fresh: list[Finding]
) -> None:
    """A definition by examples once measured its bound anew in every build, among its members.

    Known is what a taxonomy or a decision names; a proposal that nobody touched is cut anew.
    """
    log = logged(past)
    before = curated(log)
    causes = [*fresh, *OLD_CAUSES]
    now = built(causes, after(before, OLD_CAUSES, log, 2))
    assume(not waiting(before, now))
    there = places(causes, now)
    open_ = {found()} - touched(log)
    for item, place in zip(OLD_CAUSES, before.placements, strict=True):
        if place.theme_id is not None and place.theme_id not in open_:
            assert there[item.document_uid] == place, item.text


@settings(max_examples=25)
@given(batches, batches, st.sampled_from([[], [BACK]]))
@example(NEW_CAUSES, NEW_CAUSES[3:4], [BACK])
def test_no_later_build_moves_what_was_learned_of_a_finding_when_it_came(
    fresh: list[Finding], more: list[Finding], later: list[Any]
) -> None:
    """Neither what comes with it nor what later decisions on others teach."""
    log = logged(LESSON)
    causes = [*OLD_CAUSES, *fresh]
    before = built(causes, after(first(), OLD_CAUSES, log), silent=True)
    longer = logged([*LESSON, *later])
    whole = [*causes, *(item for item in more if item not in fresh)]
    there = places(whole, built(whole, after(before, causes, longer, 2), silent=True))
    had = places(causes, before)
    assert [there[item.document_uid] for item in fresh if had[item.document_uid].theme_id] == [
        had[item.document_uid] for item in fresh if had[item.document_uid].theme_id
    ]


def test_a_decision_that_could_not_apply_waits_and_is_told_until_it_does() -> None:
    """All that the theme had was to leave it, so nothing did; then something came that stays."""
    own = tuple(ref for ref, text in zip(REFS, OLD, strict=True) if "slipped" in text)
    log = log_of(entries.Split(PLAN, "Part", chosen=own, new_theme="part"))
    before = curated(log)
    assert [item.sequence for item in before.conflicts] == [1]
    causes = [*OLD_CAUSES, *NEW_CAUSES]
    now = built(causes, after(before, OLD_CAUSES, log, 2))
    assert now.conflicts == ()
    assert {places(causes, now)[ref[:16]].theme_id for ref in own} == {"part"}


@settings(max_examples=40)
@given(logs, batches, st.randoms(use_true_random=False))
@example(BY_EXAMPLE, NEW_CAUSES, None)
@example(LESSON, NEW_CAUSES, None)
@example([], NEW_CAUSES[6:], None)
def test_a_statement_gets_the_same_theme_alone_and_in_any_batch(
    past: list[Any], fresh: list[Finding], random: Any
) -> None:
    log = logged(past)
    history = after(curated(log), OLD_CAUSES, log, 2)
    whole = [*OLD_CAUSES, *fresh]
    together = built(whole, history, silent=True)
    mixed = [*whole]
    if random is not None:
        random.shuffle(mixed)
    shuffled = built(mixed, history, silent=True)
    assume(not waiting(curated(log), together))
    assert places(mixed, shuffled) == places(whole, together)
    for one in fresh[:2]:
        small = [one, *OLD_CAUSES]
        alone = built(small, history, silent=True)
        assume(not waiting(alone, together))
        assert places(small, alone)[one.document_uid] == places(whole, together)[one.document_uid]


@settings(max_examples=25)
@given(st.lists(st.sampled_from([*OLD_CAUSES, *NEW_CAUSES]), min_size=1, unique=True))
@example([NEW_CAUSES[6]])
def test_a_theme_is_the_same_while_the_documents_it_was_found_by_are_away(
    some: list[Finding],
) -> None:
    """A theme that was found knew nothing without its anchors, so all that came was in none."""
    history = after(first(), OLD_CAUSES, ())
    everything = [*OLD_CAUSES, *NEW_CAUSES]
    whole = places(everything, built(everything, history, silent=True))
    assert whole[NEW_CAUSES[6].document_uid].theme_id == found()
    part = built(some, history, silent=True)
    assert places(some, part) == {item.document_uid: whole[item.document_uid] for item in some}
    back = built(everything, after(part, some, (), 2), silent=True)
    assert places(everything, back) == whole


@settings(max_examples=60)
@given(logs, decisions())
def test_undoing_a_decision_gives_exactly_what_had_been(past: list[Any], decision: Any) -> None:
    log = logged([*past, decision])
    undone = log_of(*(entry.decision for entry in log), entries.Undo(len(log)))
    before = curated(log[:-1])
    changed = built(OLD_CAUSES, after(before, OLD_CAUSES, log, 2), silent=True)
    again = built(OLD_CAUSES, after(changed, OLD_CAUSES, undone, 3), silent=True)
    assert (again.themes, again.placements) == (before.themes, before.placements)
    assert (again.representatives, again.examples) == (before.representatives, before.examples)
    assert again.conflicts == before.conflicts


def test_a_theme_found_in_what_a_decision_let_go_keeps_it_when_that_is_undone() -> None:
    """It is a known theme by then, and the undoing does not name it."""
    own = tuple(ref for ref, text in zip(REFS, OLD, strict=True) if "regression" in text)
    reject = entries.Reject(own, found())
    let_go = built(OLD_CAUSES, after(first(), OLD_CAUSES, log_of(reject)))
    (fresh,) = {theme.theme_id for theme in let_go.themes} - {LATE, PLAN, found()}
    log = log_of(reject, entries.Undo(1))
    undone = places(OLD_CAUSES, built(OLD_CAUSES, after(let_go, OLD_CAUSES, log, 2)))
    assert {undone[ref[:16]].theme_id for ref in own} == {fresh}


@settings(max_examples=30)
@given(logs, batches)
def test_the_same_past_gives_the_same_build_twice(past: list[Any], fresh: list[Finding]) -> None:
    log = logged(past)
    history = after(curated(log), OLD_CAUSES, log, 2)
    once, twice = (built([*OLD_CAUSES, *fresh], history) for _ in range(2))
    assert registry_digest(once.registry) == registry_digest(twice.registry)
    assert (once.themes, once.placements) == (twice.themes, twice.placements)
    assert (once.lineage, once.conflicts) == (twice.lineage, twice.conflicts)
    assert once.representatives == twice.representatives


@settings(max_examples=60)
@given(logs, decisions(), batches)
@example(LESSON, BACK, NEW_CAUSES)
@example([], LESSON[0], NEW_CAUSES)
def test_a_decision_changes_no_theme_that_it_does_not_name(
    past: list[Any], decision: Any, fresh: list[Finding]
) -> None:
    """Themes that were found included, in a later build, with documents that nobody decided on."""
    log = logged([*past, decision])
    causes = [*OLD_CAUSES, *fresh]
    before = built(causes, after(curated(log[:-1]), OLD_CAUSES, log[:-1], 2), silent=True)
    now = built(causes, after(before, causes, log, 3), silent=True)
    touched = {
        place.theme_id
        for done in (before, now)
        for item, place in zip(causes, done.placements, strict=True)
        if _is_named(item, log[-1].decision)
    }
    named = {*themes_named(log[-1].decision), *touched}
    old, new = shown(causes, before), shown(causes, now)
    for theme in old.keys() - named:
        assert new[theme] == old[theme]


def _is_named(item: Finding, decision: Any) -> bool:
    if isinstance(decision, entries.Exclude):
        return (decision.phrase or "") in item.text
    return str(FindingRef.of(item)) in (getattr(decision, "findings", ()) or ())


def shown(causes: Sequence[Finding], done: Themed) -> Mapping[str, Any]:
    """Return of each theme its name, keyphrases and evidence, and its members with how sure."""
    register = register_themes(causes, done.themes, done.placements, done.representatives, ())
    members: dict[str, list[Any]] = {}
    for item, place in zip(causes, done.placements, strict=True):
        members.setdefault(place.theme_id or "", []).append((item, place))
    return {
        row.theme.theme_id: (row, members.get(row.theme.theme_id, [])) for row in register.themes
    }
