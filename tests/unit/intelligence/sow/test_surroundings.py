"""Cues that stand around a statement."""

from __future__ import annotations

from intelligence.sow.outline import Place, Shape, Statement, outline
from intelligence.sow.reading import read
from intelligence.sow.setting import Setting
from intelligence.sow.surroundings import defined_terms, surroundings_of
from models.segmentation import RuleSegmenter

TEXT = '''The Engineer works with reasonable skill. "Reasonable skill" is that of a chartered engineer.
Hours are offered first. Work above that is priced by change order.'''


def cues(place: int) -> dict[str, bool]:
    found = outline(TEXT, RuleSegmenter()).statements
    after = found[place + 1] if place + 1 < len(found) else None
    defined = defined_terms(one.words for one in found)
    return surroundings_of(Setting(found[place], after=after, defined=defined))


def test_term_that_the_text_defines_is_known_wherever_it_stands() -> None:
    assert cues(0)["defined"]
    assert not cues(2)["defined"]


def test_next_statement_bounds_what_goes_before() -> None:
    assert cues(2)["next: beyond"]
    assert cues(2)["next: change"]
    assert not cues(0)["next: beyond"]


def test_columns_that_name_who_decides_are_seen_in_rows_alone() -> None:
    text = "2 | TBD: second contact | Mr. Groth"
    columns = "No. | Point | Decides"
    for shape, seen in ((Shape.ROW, True), (Shape.ITEM, False)):
        statement = Statement(0, len(text), read(text, 0, len(text)), Place(shape, "", "", columns))
        assert surroundings_of(Setting(statement))["columns: who"] is seen


def test_nothing_is_defined_where_nothing_is_said() -> None:
    assert defined_terms([]) == frozenset()
