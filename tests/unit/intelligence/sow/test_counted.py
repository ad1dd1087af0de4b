"""How a number is put where there was none."""

from __future__ import annotations

import re

import pytest

from intelligence.sow.counted import counted

_PLURAL = re.compile(r"\b(?:reports|sites|data|hours|documents)\b", re.IGNORECASE)
_VERB = re.compile(r"(?:sends?|delivers?)", re.IGNORECASE)


@pytest.mark.parametrize(
    ("words", "trigger", "anew"),
    [
        ("It sends weekly cost reports.", "reports",
         "It sends [number] weekly cost reports. The reports are listed in Annex [letter]."),
        ("Reports are sent.", "Reports",
         "[number] reports are sent. The reports are listed in Annex [letter]."),
        ("Several status reports are sent.", "Several status reports",
         "[number] status reports are sent. The reports are listed in Annex [letter]."),
        ("It sends a number of reports.", "a number of reports",
         "It sends [number] reports. The reports are listed in Annex [letter]."),
        ("It sends regular status reports.", "regular status reports",
         "It sends [number] status reports a month."),
        ("It moves data.", "data", "It moves data. The volume of the data is [number] [unit]."),
        ("It works extra hours.", "hours", "It works [number] extra hours."),
        ("It measures and documents it.", "documents",
         "It measures and documents it. The quantity in the price is [number]."),
        ("The Supplier documents each release.", "documents",
         "The Supplier documents each release. The quantity in the price is [number]."),
        ("Orbis documents devices.", "documents",
         "Orbis documents devices. The quantity in the price is [number]."),
        ("It is told at some point.", "some", "It is told on [date]."),
        ("Backups run often enough.", "enough",
         "Backups run often enough. The quantity in the price is [number]."),
        ("It visits periodically.", "periodically", "It visits [number] times a month."),
        ("Visit | sites | May", "sites",
         "Visit | [number] sites; the sites are listed in Annex [letter] | May"),
    ],
)  # fmt: skip
def test_number_stands_before_the_whole_phrase(words: str, trigger: str, anew: str) -> None:
    start = words.index(trigger)
    assert counted(words, start, start + len(trigger), _PLURAL, _VERB) == anew
