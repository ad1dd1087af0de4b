"""Builds one after the other: what is known stays, what is new is added, what people said holds."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus.document import Document, DocumentKind
from corpus.progress import Silent
from intelligence.curation import entries
from intelligence.curation.entries import Entry
from intelligence.history import History, Membership, membership_of
from intelligence.identity.references import FindingRef, digest_of, key_of
from intelligence.identity.theme import theme_id_of
from intelligence.pipeline import Conclusions, Portfolio, Tools, build
from intelligence.plain_rows import rows_of
from intelligence.taxonomy import Taxonomy, parse_taxonomy
from models.discovery import Clusters
from models.unexplained import Gap, gaps
from tests.fakes.curations import log_of
from tests.fakes.portfolios import tools as fake_tools
from tests.unit.intelligence.test_assignment import OPTIONS, recogniser
from tests.unit.intelligence.test_proposals import ACCESS, OTHER, PRICES, TESTS

TAXONOMY = parse_taxonomy(
    '{"late": ["Late access", "access came too late", {"vpn": "VPN access came too late"}]}'
)


def note(at: int, text: str) -> Document:
    return Document("t", f"D{at}", DocumentKind.POST_MORTEM, f"Because {text}.")


OLD = [note(at, text) for at, text in enumerate([*ACCESS, *TESTS, *OTHER])]
NEW = [note(100 + at, text) for at, text in enumerate([*PRICES, TESTS[0]])]


def tools(taxonomy: Taxonomy | None = TAXONOMY) -> Tools:
    given = fake_tools(TAXONOMY)
    return replace(given, taxonomy=taxonomy, recogniser=recogniser(), assignment=OPTIONS)


def built(
    documents: list[Document], history: History, taxonomy: Taxonomy | None = TAXONOMY
) -> Conclusions:
    return build(Portfolio(tuple(documents), history=history), tools(taxonomy), Silent())


def after(done: Conclusions, number: int = 1, log: tuple[Entry, ...] = ()) -> History:
    membership = membership_of(done.tables["findings"], done.tables["themes"])
    return History(done.registry, log, number, membership)


def proposed(done: Conclusions) -> dict[str, set[str]]:
    themes = done.tables["themes"]
    findings = done.tables["findings"]
    return {
        name: set(findings[findings["theme_id"] == name]["finding_id"])
        for name in themes[themes["status"] == "proposed"]["theme_id"]
    }


def events(done: Conclusions) -> set[tuple[str, str | None, str | None]]:
    rows = rows_of(done.tables["lineage"])
    return {(row["event"], row["previous_theme_id"], row["theme_id"]) for row in rows}


@pytest.fixture(scope="module")
def first() -> Conclusions:
    return built(OLD, History())


def test_a_first_build_starts_every_theme_and_proposes_what_the_taxonomy_lacks(
    first: Conclusions,
) -> None:
    assert {event for event, _, _ in events(first)} == {"starts"}
    (members,) = proposed(first).values()
    assert len(members) == len(TESTS)


def test_what_is_proposed_does_not_change_by_what_share_gaps_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shares: list[float | None] = []

    def spied(
        clusters: Clusters,
        left: NDArray[np.bool_],
        gap: Gap | None = None,
        share: float | None = None,
    ) -> Clusters:
        shares.append(share)
        return gaps(clusters, left, gap, share)

    monkeypatch.setattr("intelligence.assignment.gaps", spied)
    done = built(OLD, History())
    again = built(OLD, after(done))

    assert proposed(done) == proposed(again) != {}
    assert shares[0] == shares[1] == pytest.approx(1 - len(ACCESS) / len(OLD))


def test_a_proposed_theme_keeps_id_name_and_members_and_only_gains(first: Conclusions) -> None:
    second = built([*OLD, *NEW], after(first))
    (identity,) = proposed(first)
    assert proposed(first)[identity] <= proposed(second)[identity]
    names = [done.tables["themes"].set_index("theme_id")["name"] for done in (first, second)]
    assert names[0][identity] == names[1][identity]
    assert ("continues", identity, identity) in events(second)
    joined = second.tables["findings"].set_index("document")
    assert joined.loc["D106", "theme_id"] == identity


def test_no_old_document_changes_its_theme_when_new_ones_come(first: Conclusions) -> None:
    second = built([*OLD, *NEW], after(first))
    columns = ["finding_id", "theme_id", "confidence"]
    old = first.tables["findings"].dropna(subset=["theme_id"])[columns]
    new = second.tables["findings"].merge(old[["finding_id"]])[columns]
    assert new.to_dict("records") == old.to_dict("records")


def test_what_is_left_over_by_enough_new_documents_is_a_new_theme(first: Conclusions) -> None:
    second = built([*OLD, *NEW], after(first))
    fresh = set(proposed(second)) - set(proposed(first))
    assert len(fresh) == 1
    assert ("starts", None, fresh.pop()) in events(second)


def test_a_second_build_from_the_same_past_concludes_the_same(first: Conclusions) -> None:
    once, twice = (built([*OLD, *NEW], after(first)) for _ in range(2))
    assert once.manifest == twice.manifest
    assert once.registry == twice.registry


def test_a_theme_that_leaves_the_taxonomy_ends_and_revives_when_it_is_back(
    first: Conclusions,
) -> None:
    late = theme_id_of("late")
    other = parse_taxonomy('{"plan": "the plan slipped"}')
    without = built(OLD, after(first), other)
    assert ("ends", late, None) in events(without)
    assert late not in set(without.tables["themes"]["theme_id"])
    again = built(OLD, after(without, 2))
    assert ("revives", late, late) in events(again)


def test_a_changed_taxonomy_file_marks_the_themes_it_changed(first: Conclusions) -> None:
    changed = parse_taxonomy('{"late": ["Late access", "access came far too late"]}')
    second = built(OLD, after(first), changed)
    (mark,) = second.tables["changes"].to_dict("records")
    assert (mark["theme_id"], mark["kind"], mark["after_edition"]) == (
        theme_id_of("late"),
        "taxonomy",
        1,
    )
    third = built(OLD, after(second, 2), changed)
    assert third.tables["changes"].to_dict("records") == [mark]


def test_decisions_are_replayed_and_their_marks_keep_the_edition_they_came_after(
    first: Conclusions,
) -> None:
    (identity,) = proposed(first)
    log = log_of(
        entries.Rename(identity, "Missing tests"),
        entries.Merge((identity,), theme_id_of("late")),
        entries.Promote("theme-nowhere"),
    )
    second = built(OLD, after(first, 1, log))
    assert proposed(second) == {}
    assert ("merges", identity, theme_id_of("late")) in events(second)
    assert second.tables["conflicts"]["sequence"].tolist() == [3]
    third = built([*OLD, *NEW], after(second, 2, log))
    assert third.tables["changes"]["after_edition"].tolist() == [1]
    joined = third.tables["findings"].set_index("document")
    assert joined.loc["D106", "theme_id"] == theme_id_of("late")


def test_an_undone_merge_gives_the_theme_back_and_leaves_two_marks(first: Conclusions) -> None:
    (identity,) = proposed(first)
    merge = entries.Merge((identity,), theme_id_of("late"))
    second = built(OLD, after(first, 1, log_of(merge)))
    third = built(OLD, after(second, 2, log_of(merge, entries.Undo(1))))
    assert proposed(third) == proposed(first)
    assert ("splits", theme_id_of("late"), identity) in events(third) or (
        "revives", identity, identity) in events(third)  # fmt: skip
    assert third.tables["changes"]["sequence"].tolist() == [1, 2]


def test_rejected_findings_are_looked_at_again_and_excluded_ones_are_not(
    first: Conclusions,
) -> None:
    (identity,) = proposed(first)
    rows = first.tables["findings"]
    own = rows[rows["theme_id"] == identity]
    refs = tuple(
        str(FindingRef(row.document_uid, row.start, row.end, digest_of(row.text)))
        for row in own.itertuples()
    )
    again = built(OLD, after(first, 1, log_of(entries.Reject(refs, identity))))
    assert set(proposed(again)) - {identity}
    away = built(OLD, after(first, 1, log_of(*(
        entries.Exclude(document=uid) for uid in sorted(set(own["document_uid"]))))))  # fmt: skip
    assert set(proposed(away)) == {identity}
    assert proposed(away)[identity] == set()


def test_without_a_taxonomy_a_second_build_only_adds() -> None:
    one = built(OLD, History(), None)
    two = built([*OLD, *NEW], after(one), None)
    assert set(proposed(one)) < set(proposed(two))
    for identity, members in proposed(one).items():
        assert members <= proposed(two)[identity]


def test_a_past_whose_edition_was_removed_keeps_identities(first: Conclusions) -> None:
    lost = History(first.registry)
    second = built(OLD, lost)
    assert proposed(second) == proposed(first)
    assert {event for event, _, _ in events(second)} == {"starts"}


def test_a_theme_that_was_found_later_does_not_draw_away_what_a_decision_had_placed(
    first: Conclusions,
) -> None:
    """What a definition draws in is in no theme before the replay, so the found theme took it."""
    (identity,) = proposed(first)
    more = [*OLD, note(300, TESTS[0])]
    alone = built(more, after(first)).tables["findings"].set_index("document")
    assert alone.loc["D300", "theme_id"] == identity
    history = after(first)
    key = key_of(alone.loc["D300", "document_uid"], alone.loc["D300", "text"])
    late = theme_id_of("late")
    members = {**history.membership.themes, late: frozenset({key})}
    placed = Membership(members, history.membership.causes | {key})
    again = built(more, replace(history, membership=placed)).tables["findings"]
    assert again.set_index("document").loc["D300", "theme_id"] != identity
