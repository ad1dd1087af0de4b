import pytest
from pydantic import TypeAdapter, ValidationError

from intelligence.curation.forms import Findings, RefitItem, ThemeName


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
