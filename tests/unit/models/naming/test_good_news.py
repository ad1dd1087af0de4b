from __future__ import annotations

import pytest

from models.naming.good_news import is_harmless, is_praise


@pytest.mark.parametrize(
    ("words", "tags"),
    [
        (("individual", "not", "injured"), ("NOUN", "PART", "VERB")),
        (("self-hosted", "runners", "not", "impacted"), ("ADJ", "NOUN", "PART", "VERB")),
        (("no", "injuries", "reported"), ("DET", "NOUN", "VERB")),
    ],
)
def test_denied_harm_names_no_cause(words: tuple[str, ...], tags: tuple[str, ...]) -> None:
    """Groups of fire crews' reports were once called "Individual not injured"."""
    assert is_harmless(words, tags)


@pytest.mark.parametrize(
    ("words", "tags"),
    [
        (("no", "problem", "management"), ("DET", "NOUN", "NOUN")),
        (("damage", "not", "reported"), ("NOUN", "PART", "VERB")),
        (("issues", "not", "raised"), ("NOUN", "PART", "VERB")),
        (("no", "plan"), ("DET", "NOUN")),
    ],
)
def test_what_is_denied_of_a_harm_may_name_a_cause(
    words: tuple[str, ...], tags: tuple[str, ...]
) -> None:
    assert not is_harmless(words, tags)


def test_praise_tells_what_was_well_and_nothing_that_was_not() -> None:
    assert is_praise(("pages", "operating", "normally"))
    assert not is_praise(("inspection", "not", "effective"))
    assert not is_praise(("late", "improvements"))
    assert not is_praise(("server", "room"))
