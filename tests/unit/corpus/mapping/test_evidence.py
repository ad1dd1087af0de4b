import pytest

from corpus.fields import Group
from corpus.mapping.evidence import is_nested, shorten, weigh

PROSE = [
    f"The supplier told nobody that delivery {n} would be three weeks late." for n in range(40)
]


def test_measures_are_of_filled_cells_and_fill_is_of_all() -> None:
    evidence = weigh(["a b", "a b", "", "TBD"])
    assert (evidence.rows, evidence.filled, evidence.distinct) == (4, 2, 1)
    assert (evidence.fill, evidence.unique, evidence.words) == (0.5, 0.5, 2.0)


def test_few_short_values_are_coded_and_sentences_are_not() -> None:
    assert weigh(["EXCAVATION DAMAGE", "CORROSION FAILURE"] * 40).coded
    assert weigh(["Communication flaws between the project and the customer", "Time"] * 60).coded
    assert not weigh(PROSE).coded
    assert weigh(PROSE).prose


def test_few_rows_are_coded_only_when_they_repeat() -> None:
    assert weigh(["Human Factors", "Human Factors", "Environment here"] * 2).coded
    assert not weigh(["Lack of time", "No sponsor at all", "Data was late"]).coded


def test_levels_are_coded_however_few() -> None:
    assert weigh(["High", "Low"]).coded
    assert weigh(["1 - High", "Sev 2", "P3"]).levels == 1.0


@pytest.mark.parametrize(
    ("values", "group"),
    [
        (["soon", "later"], Group.DATE),
        (["https://example.org/a", "https://example.org/b"], Group.TEXT),
        (['[{"start": 0}]', "[]"], Group.TEXT),
        (["HANDOVER", "OWNERSHIP"], Group.TEXT),
        (["lots"], Group.MONEY),
        (PROSE, Group.ATTRIBUTE),
        (PROSE, Group.ID),
        (["d625dccec0a8016700a222a0f7900d06"], Group.ATTRIBUTE),
    ],
)
def test_values_refute_what_a_label_promises(values: list[str], group: Group) -> None:
    assert weigh(values).refutes(group)


@pytest.mark.parametrize(
    ("values", "group"),
    [
        (["0000-00-00", "0000-00-00", "2023-05-31"], Group.DATE),
        (["2024-02-30", "2024-01-01"], Group.DATE),
        (["USD 88,000.00", "TBD"], Group.MONEY),
        (PROSE, Group.TEXT),
        ([""], Group.DATE),
    ],
)
def test_odd_values_do_not_refute_a_good_label(values: list[str], group: Group) -> None:
    assert weigh(values).refutes(group) is None


def test_samples_are_three_different_values_on_one_line() -> None:
    assert weigh(["a\nb", "a\nb", "c", "d", "e"]).samples == ("a b", "c", "d")
    assert shorten("x" * 100) == "x" * 79 + "…"


@pytest.mark.parametrize(
    "cell", ['{"a": 1}', "[[1, 2]]", "start: 0; end: 4; role: x", "3; 17; REC"]
)
def test_records_inside_a_cell_are_nested(cell: str) -> None:
    assert is_nested(cell)


@pytest.mark.parametrize("cell", ["Impact: two weeks; cause: none known", "[late] again", "No"])
def test_prose_with_colons_and_brackets_may_be_text(cell: str) -> None:
    assert is_nested(cell) is (cell.startswith("Impact"))


def test_short_phrases_that_repeat_are_phrased_and_levels_and_codes_are_not() -> None:
    assert weigh(["Vendor delay", "Poor estimates"] * 40).phrased
    assert weigh(["Vendor delay", "Poor estimates", "Training"] * 40).phrased
    assert not weigh(["Vendor delay", "Training"] * 40).phrased
    assert not weigh(["Very high", "Very low"] * 40).phrased
    assert not weigh(["C-12", "HANDOVER"] * 40).phrased
