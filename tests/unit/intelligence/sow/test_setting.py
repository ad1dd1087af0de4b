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
