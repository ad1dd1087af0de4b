import pytest

from models.roles.cues import SLOTS, cues, denies_cause, names_cause


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


@pytest.mark.parametrize(
    "text",
    [
        "The team found no evidence that the estimate was wrong.",
        "Unclear requirements were not the reason.",
        "We ruled out a network fault.",
        "Lack of training was not a factor.",
        "The vendor wasn't to blame.",
        "Staffing did not contribute.",
        "The new tool played no part in it.",
    ],
)
def test_denials_of_a_cause_are_seen(text: str) -> None:
    assert denies_cause(text)


@pytest.mark.parametrize(
    "text",
    [
        "The network was not the cause; the firewall was.",
        "Training was not the reason but the missing manual was.",
        "A network fault was ruled out too early.",
        "A network fault could not be ruled out.",
        "The requirements were not clear.",
        "Nobody ruled out the old interface.",
    ],
)
def test_what_names_a_cause_beside_a_denial_denies_none(text: str) -> None:
    assert not denies_cause(text)
