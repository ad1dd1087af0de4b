import pytest

from models.recognition.abstention import Abstention, why_not

LONG = "the client's vendor changed the interface twice"


@pytest.mark.parametrize(
    ("text", "first", "second", "reason"),
    [
        ("", 0.0, 0.0, Abstention.TOO_SHORT),
        ("it was", 0.3, 0.28, Abstention.TOO_SHORT),
        (LONG, 0.4, 0.35, Abstention.BETWEEN),
        (LONG, 0.44, 0.1, Abstention.UNKNOWN),
        (LONG, 0.12, 0.11, Abstention.UNKNOWN),
    ],
)
def test_the_reason_follows_from_length_and_the_two_closest_themes(
    text: str, first: float, second: float, reason: Abstention
) -> None:
    assert why_not(text, first, second) is reason


def test_short_texts_that_tell_something_are_not_too_short() -> None:
    assert why_not("unclear requirements", 0.1, 0.1) is Abstention.UNKNOWN
