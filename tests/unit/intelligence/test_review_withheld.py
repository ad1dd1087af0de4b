import shlex
from typing import Any

import pytest

from intelligence.held_back import Reason
from intelligence.review_items import Kind, Quote
from intelligence.review_withheld import withheld_items

ROW: dict[str, Any] = {
    "reason": "no sure name",
    "name": "The client's access came late",
    "quotes": ["d7-0-9", "d2-0-9", "d3-0-9", "d4-0-9"],
    "finding_ids": [f"d{at}-0-9" for at in range(30)],
    "findings": 30,
    "engagements": 12,
    "documents": 29,
}


def quoted(names: Any) -> list[Quote]:
    return [Quote(name, f"text of {name}", "d", "D", None, "Unknown") for name in names]


def test_an_item_tells_size_reason_name_and_three_quotes() -> None:
    (item,) = withheld_items([ROW], quoted)
    assert (item.kind, item.title) == (Kind.WITHHELD, "The client's access came late")
    assert "30 findings from 12 engagements and 29 documents" in item.question
    assert [quote.finding_id for quote in item.quotes] == ["d7-0-9", "d2-0-9", "d3-0-9"]


def test_the_command_starts_a_theme_from_the_quotes_and_some_of_the_others() -> None:
    (item,) = withheld_items([ROW], quoted)
    words = shlex.split(item.commands[0])
    assert words[:4] == ["premortem", "curate", "start", "The client's access came late"]
    assert words[4:8] == ["d7-0-9", "d2-0-9", "d3-0-9", "d0-0-9"]
    assert len(words) == 4 + 20 + 2
    assert len(set(words[4:24])) == 20


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_is_told_and_a_group_without_a_name_has_its_size(reason: Reason) -> None:
    (item,) = withheld_items([{**ROW, "reason": reason.value, "name": None}], quoted)
    assert item.title == "Group of 30 findings"
    assert 'curate start "NAME" d7-0-9 ' in item.commands[0]
    assert item.question.endswith(". Is it a cause that recurs?")
