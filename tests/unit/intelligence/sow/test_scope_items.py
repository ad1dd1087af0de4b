"""What is put in scope and what out of it."""

from __future__ import annotations

from intelligence.sow.outline import Place, Shape
from intelligence.sow.scope_items import both_in_and_out, scope_items

PROSE = Place(Shape.PROSE)


def test_item_that_is_in_and_out_is_told() -> None:
    inside = scope_items("Included: design, translation into Polish, hosting.", PROSE, "")
    outside = scope_items("Excluded: photos, translations, paid media.", PROSE, "")
    found = both_in_and_out(inside, outside)
    assert found is not None
    assert (found.item, found.of_outer, found.whole) == (next(iter(outside[1].words)), 1.0, True)


def test_other_items_are_let_be_and_parts_are_told_as_parts() -> None:
    inside = scope_items("Included: design, translation into Polish, hosting.", PROSE, "")
    outside = scope_items("Translations into other languages are excluded.", PROSE, "")
    found = both_in_and_out(inside, outside)
    assert found is not None
    assert not found.whole
    outside = scope_items("Excluded: paid media.", PROSE, "")
    assert both_in_and_out(inside, outside) is None
    assert scope_items("The board meets in Basel.", PROSE, "") == ()


def test_heading_puts_its_items_out() -> None:
    place = Place(Shape.ITEM, heading="Out of scope")
    (item,) = scope_items("mailbox migration", place, "")
    assert not item.inside


def test_what_is_done_by_the_supplier_is_in_scope_in_the_passive_too() -> None:
    words = "All users are trained by the Supplier."
    assert [one.inside for one in scope_items(words, Place(Shape.PROSE), "supplier")] == [True]
    assert scope_items("All users are trained.", Place(Shape.PROSE), "client") == ()
