"""What excuses a statement."""

from __future__ import annotations

from tests.fakes.statements import settings


def test_a_statement_under_exclusions_is_excluded() -> None:
    (one,) = settings("Out of scope\n- Any other interfaces.\n")
    assert one.excludes
    assert one.promises


def test_a_definition_and_a_law_are_told() -> None:
    defined, legal = settings(
        '"Timely" means within four hours. Liability is limited to reasonable damages.'
    )
    assert defined.defines
    assert legal.is_legal
    assert not legal.defines


def test_words_in_a_long_quotation_are_somebody_elses() -> None:
    (one,) = settings('The tender says "the portal shall be robust and fast" in section 3.')
    start = one.words.index("robust")
    assert one.quotes(start, start + 6)
    assert one.refers


def test_items_of_what_is_out_of_scope_lie_outside_unless_they_promise() -> None:
    text = "The following is not part of this contract:\n- training of end users\n- travel\n"
    assert [one.lies_outside for one in settings(text) if one.statement.place.lead_in] == [True] * 2
    promised = settings("Out of scope\n- The Supplier will train the end users.\n")
    assert not any(one.lies_outside for one in promised)
    for heading in ("Scope", "Support outside office hours", "Exclusive use"):
        found = settings(f"{heading}\n- training of end users\n- travel\n")
        assert not any(one.lies_outside for one in found)


def test_a_list_of_what_is_out_of_scope_may_have_lost_its_bullets() -> None:
    """Text of a PDF has none."""
    lines = "Migration of documents in the archive\nExtensions needed for future legislation\n"
    found = settings(f"4 Out of scope\n{lines}")
    assert [one.lies_outside for one in found] == [True, True]
    assert not any(one.lies_outside for one in settings(f"4 Scope\n{lines}"))
    sentence = settings("4 Out of scope\nExtensions may be needed for future legislation.\n")
    assert not any(one.lies_outside for one in sentence)


def test_work_until_the_budget_is_spent_is_capped() -> None:
    (one,) = settings("The team works the backlog until the budget is used up.")
    assert one.ends_at_a_cap
    assert one.is_capped
    (other,) = settings("The team works until the backlog is done.")
    assert not other.is_capped
