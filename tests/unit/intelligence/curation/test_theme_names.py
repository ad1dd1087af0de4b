import pytest

from intelligence.curation.conflicts import Reason
from intelligence.curation.entries import Merge, Promote, Rename, Split, Start, Undo
from intelligence.curation.theme_names import is_same_name, name_given, names_after
from tests.fakes.curations import causes_of, log_of, refs, replayed

CAUSES = causes_of(["access late vpn", "access late badge", "scope vague"])


def told(*decisions: object) -> list[tuple[int, str | None]]:
    result = replayed(log_of(*decisions), CAUSES, ["a", "a", "b"])
    assert {one.reason for one in result.conflicts} <= {Reason.SAME_NAME}
    assert all(one.partly for one in result.conflicts)
    return [(one.sequence, one.theme_id) for one in result.conflicts]


@pytest.mark.parametrize(
    ("decision", "given"),
    [
        (Rename("a", "X"), ("a", "X")),
        (Split("a", "X", "vpn", new_theme="n"), ("n", "X")),
        (Start("X", ("0123456789abcdef-0-3",), new_theme="n"), ("n", "X")),
        (Promote("a"), None),
    ],
)
def test_what_names_a_theme_is_told(decision: object, given: tuple[str, str] | None) -> None:
    assert name_given(decision) == given


def test_names_read_as_the_same_in_any_case_and_spacing() -> None:
    assert is_same_name("Late  Access", "late access")
    assert not is_same_name("Late access", "Later access")


def test_the_newest_name_that_another_theme_has_is_told_at_every_build_and_holds() -> None:
    assert told(Rename("a", "b")) == [(1, "a")]
    assert told(Rename("a", "Same"), Rename("c", " SAME")) == [(2, "c")]
    assert replayed(log_of(Rename("a", "B")), CAUSES, ["a", "a", "b"]).themes["a"].name == "B"


def test_names_that_are_told_apart_again_are_no_conflict() -> None:
    assert told(Rename("a", "b"), Rename("b", "Scope")) == []
    assert told(Rename("a", "b"), Rename("a", "Access")) == []
    assert told(Rename("a", "b"), Undo(1)) == []
    assert told(Rename("a", "b"), Merge(("b",), "a")) == []


def test_a_part_that_is_split_off_under_the_name_of_another_theme_is_told() -> None:
    part = refs(CAUSES, 0)
    assert told(Split("a", "C", chosen=part, kept=refs(CAUSES, 1), new_theme="n")) == [(1, "n")]


def test_names_are_as_the_decisions_leave_them() -> None:
    log = log_of(
        Rename("a", "X"), Merge(("b",), "a"), Rename("b", "Y"), Split("a", "Z", "v", new_theme="n")
    )
    assert names_after({"a": "A", "b": "B"}, log) == {"a": "X", "n": "Z"}
