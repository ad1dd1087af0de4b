import pytest
from pydantic import TypeAdapter, ValidationError

from intelligence.curation.entries import parse_decision
from intelligence.curation.forms import Findings, RefitItem, ThemeName
from intelligence.errors import InvalidEntry


@pytest.mark.parametrize("good", ["1/split-1", "20/merge-3"])
def test_an_item_of_a_refit_is_named_by_number_kind_and_place(good: str) -> None:
    assert TypeAdapter(RefitItem).validate_python(good) == good


@pytest.mark.parametrize("bad", ["0/split-1", "1/split", "split-1", "1/Split-1", "1/split-0"])
def test_anything_else_names_no_item(bad: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(RefitItem).validate_python(bad)


def test_names_lose_outer_space_and_findings_have_their_form() -> None:
    assert TypeAdapter(ThemeName).validate_python("  Late ") == "Late"
    with pytest.raises(ValidationError):
        TypeAdapter(Findings).validate_python(("nonsense",))


@pytest.mark.parametrize("wrong", ["Our secret words", "f1", "0123456789abcdef-3", ""])
def test_what_is_no_id_of_a_finding_is_told_with_an_example_and_where_they_stand(
    wrong: str,
) -> None:
    """Once the pattern was told, which people who curate do not read."""
    for payload, action in (
        ({"findings": [wrong], "theme": "late"}, "confirm"),
        ({"findings": [wrong], "theme": "late"}, "pin"),
        ({"findings": [wrong], "to": "late"}, "move"),
        ({"theme": "late", "name": "N", "chosen": [wrong]}, "split"),
    ):
        with pytest.raises(InvalidEntry) as told:
            parse_decision(action, payload)
        said = str(told.value)
        assert "this is no id of a finding, such as 0123456789abcdef-120-180" in said
        assert "`premortem export findings`" in said
        assert "pattern" not in said
        assert not wrong or wrong not in said.replace("0123456789abcdef-120-180", "")


def test_wrong_ids_are_told_once_with_their_places_and_nothing_that_follows_from_them() -> None:
    good = "0123456789abcdef-3-9"
    with pytest.raises(InvalidEntry) as told:
        parse_decision("confirm", {"findings": ["a", good, "b"], "theme": "late"})
    assert str(told.value) == (
        "this confirm cannot be understood: findings.0, findings.2: this is no id of a finding, "
        "such as 0123456789abcdef-120-180; `premortem export findings` and `/v1/findings` list them"
    )
    with pytest.raises(InvalidEntry) as alone:
        parse_decision("confirm", {"findings": ["a"], "theme": "late"})
    assert str(alone.value) == str(told.value).replace(", findings.2", "")
    with pytest.raises(InvalidEntry, match="findings: Tuple should have at least 1 item"):
        parse_decision("confirm", {"findings": [], "theme": "late"})


def test_other_faults_are_told_as_they_are() -> None:
    with pytest.raises(InvalidEntry, match="theme: "):
        parse_decision("confirm", {"findings": ["0123456789abcdef-3-9"], "theme": 3})
