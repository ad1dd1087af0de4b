import pytest

from models.roles.cues import SLOTS, cues, names_cause


def test_every_cue_is_zero_or_one() -> None:
    assert set(cues("Nobody tested it because we should not.").tolist()) <= {0.0, 1.0}
    assert cues("x").shape == (SLOTS,)


@pytest.mark.parametrize(
    ("slot", "shown", "other"),
    [
        (0, "It broke because of rust.", "It broke."),
        (1, "This resulted in a leak.", "A leak."),
        (2, "Nobody asked.", "Everybody asked."),
        (3, "Teams must ask.", "Teams ask."),
        (4, "The gasket was replaced.", "The gasket."),
        (10, "07:58 deploy starts", "deploy starts 07:58"),
        (11, "Who tests?", "Who tests."),
    ],
)
def test_cue_tells_two_statements_apart(slot: int, shown: str, other: str) -> None:
    assert cues(shown)[slot] == 1.0
    assert cues(other)[slot] == 0.0


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("THE LEAK WAS CAUSED BY CORRODED BOLTS.", True),
        ("The issue was that Chris had moved three servers.", True),
        ("The cause of the pinhole was determined to be corrosion.", True),
        ("The cause of the crash is yet undetermined.", False),
        ("The cause is under investigation.", False),
        ("This caused a delay of nine days.", False),
    ],
)
def test_cause_named_in_so_many_words_is_told_from_one_that_is_not(
    text: str, *, named: bool
) -> None:
    assert names_cause(text) is named
