import numpy as np

from intelligence.curation import entries
from intelligence.curation.keep import Keep
from intelligence.history import History
from intelligence.identity.references import FindingRef
from intelligence.identity.theme import ThemeStatus
from intelligence.refit.standing import Standing, standing_of
from tests.fakes.curations import log_of
from tests.fakes.mixed import mixed_edition


def stood(*decisions: object) -> Standing:
    return standing_of(mixed_edition(), History(log=log_of(*decisions)), 0.5)


def first(theme: str = "mixed") -> tuple[int, str]:
    at = stood().members(theme)[0]
    return at, str(FindingRef.of(stood().findings[at]))


def test_causes_stand_where_the_edition_has_them() -> None:
    found = stood()
    assert {theme: len(found.members(theme)) for theme in found.themes} == {
        "mixed": 18,
        "scope-a": 5,
        "scope-b": 5,
    }
    assert found.theme_ids.count(None) == 8
    assert found.groups[0].startswith("engagement P")
    assert found.themes["mixed"].status is ThemeStatus.PROPOSED
    assert found.themes["mixed"].is_machine_made


def test_what_may_be_no_cause_takes_no_part_in_grouping() -> None:
    assert standing_of(mixed_edition(), History(), 1.01).sure.sum() == 0


def test_a_finding_that_a_person_placed_is_settled() -> None:
    at, ref = first()
    for decision in (
        entries.Move((ref,), "scope-a"),
        entries.Confirm((ref,), "mixed"),
        entries.Reject((ref,), "mixed"),
        entries.Pin((ref,), "mixed"),
    ):
        assert np.flatnonzero(stood(decision).settled).tolist() == [at]
    assert not stood(entries.Confirm((ref,), "mixed"), entries.Undo(1)).settled.any()


def test_an_excluded_document_or_phrase_takes_part_in_nothing_unless_it_is_pinned() -> None:
    at, ref = first()
    uid = stood().findings[at].document_uid
    by_document = stood(entries.Exclude(document=uid))
    assert np.flatnonzero(by_document.excluded).tolist() == [at]
    assert not by_document.sure[at]
    assert stood(entries.Exclude(phrase="too late")).excluded.sum() == 10
    assert not stood(entries.Pin((ref,), "mixed"), entries.Exclude(document=uid)).excluded.any()
    assert not stood(entries.Exclude(document=uid), entries.Move((ref,), "mixed")).excluded.any()


def test_what_people_put_together_or_parted_is_remembered() -> None:
    found = stood(
        entries.Merge(("scope-b",), "scope-a"),
        entries.Split("mixed", "Tests", "tests", new_theme="theme-new"),
    )
    assert found.kept.gathered == {"scope-a"}
    assert found.kept.apart == {frozenset({"mixed", "theme-new"})}
    undone = stood(entries.Merge(("scope-b",), "scope-a"), entries.Undo(1))
    assert undone.kept.gathered == frozenset()
    kept = stood(Keep("mixed"), Keep("scope-a", "scope-b"))
    assert (kept.kept.whole, kept.kept.apart) == ({"mixed"}, {frozenset({"scope-a", "scope-b"})})
