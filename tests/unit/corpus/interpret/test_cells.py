import pytest

from corpus.interpret.cells import attribute, extras


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (" EMEA ", "EMEA"),
        ("n/a", None),
        ("a\n b", "a b"),
        ('{"display_value": "Field Services", "value": "d625", "link": "x"}', "Field Services"),
        ('{"name": "Acme"}', "Acme"),
        ('["Actions", "Pages"]', "Actions|Pages"),
        ("[]", None),
        ("[late] again", "[late] again"),
        ("{broken", "{broken"),
    ],
)
def test_a_cell_becomes_a_short_value(cell: str, value: str | None) -> None:
    assert attribute(cell) == value


def test_a_long_value_is_cut_visibly() -> None:
    value = attribute("x" * 5_000)
    assert value is not None
    assert (len(value), value[-1]) == (200, "…")


def test_extras_join_repeated_labels_and_drop_blanks_and_records() -> None:
    found = extras(
        [("Labels", "a"), ("\ufeffLabels", "b"), ("Due", "TBD"), ("spans", '[{"start": 1}]')]
    )
    assert dict(found) == {"Labels": "a | b"}


def test_extras_are_bounded_in_length_and_number() -> None:
    found = extras((f"column {number}", "y" * 1_000) for number in range(300))
    assert len(found) == 100
    assert {len(value) for value in found.values()} == {500}
