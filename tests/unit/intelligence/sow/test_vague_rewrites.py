"""How a vague term becomes a measure."""

from __future__ import annotations

import pytest

from intelligence.sow.vague_rewrites import measured
from intelligence.sow.vague_terms import TERMS

_DAYS = "within [number] working days"


@pytest.mark.parametrize(
    ("words", "trigger", "anew"),
    [
        ("It answers promptly.", "promptly", f"It answers {_DAYS} of [event]."),
        ("It shall promptly answer.", "promptly", f"It shall answer {_DAYS} of [event]."),
        ("It answers shortly after launch.", "shortly after", f"It answers {_DAYS} after launch."),
        ("A quick response is given.", "quick response", ("A response of at most [number] hours is "
         "given.")),
        ("It comes at short notice.", "at short notice", ("It comes at [number] working days' "
         "notice.")),
        ("It sends regular reports.", "regular", "It sends reports, every [number] weeks."),
        ("It strives to answer.", "strives to", "It spends up to [number] person-days to answer."),
        ("It uses its best efforts to answer.", "its best efforts",
         "It spends up to [number] person-days to answer."),
        ("Experienced trainers come.", "Experienced trainers",
         "Trainers with [certificate] and [number] years of practice come."),
        ("As little as possible is kept.", "as possible",
         'As little as possible is kept, where "As little as possible" means [figure or list].'),
        ("Screens | user-friendly | May", "user-friendly",
         ('Screens | user-friendly, where "user-friendly" means that [number] of 10 test users '
         "finish [task] unaided in [number] minutes | May")),
    ],
)  # fmt: skip
def test_measure_stands_where_its_sentence_takes_it(words: str, trigger: str, anew: str) -> None:
    start = words.index(trigger)
    end = start + len(trigger)
    term = next(one for one in TERMS if any(f.span() == (start, end)
                for f in one.pattern.finditer(words)))  # fmt: skip
    assert measured(words, start, end, term) == anew
