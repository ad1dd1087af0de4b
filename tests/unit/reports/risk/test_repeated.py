"""Passages of the same words, told once."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from docx import Document

from intelligence.risk.kept import kept_payload, shown_payload
from intelligence.risk.risk_check import PassageFound, RiskCheck
from intelligence.sow.passage import Passage, PassageKind
from reports.risk.annex import render_annex_html
from reports.risk.annex_docx import render_annex_docx
from reports.risk.raid import render_raid_csv
from reports.risk.repeated import of_passage, of_payload, wordings
from tests.fakes.risk_checks import empty_check

CLAUSE = "Documentation is updated as necessary."
TEXT = f"{CLAUSE} Prices are fixed. 4.2 {CLAUSE} Travel is free. {CLAUSE}"


def _found(words: str, start: int, kind: PassageKind = PassageKind.OPEN_ENDED) -> PassageFound:
    end = start + len(words)
    told = Passage(start, end, words, kind, "It is open.", "Say when.", 0.9, (start, end))
    return PassageFound(told, ())


def _check() -> RiskCheck:
    second = TEXT.index("4.2")
    return replace(
        empty_check(),
        offer=replace(empty_check().offer, text=TEXT),
        passages=(
            _found(CLAUSE, 0),
            _found(f"4.2 {CLAUSE}", second),
            _found("Travel is free.", TEXT.index("Travel"), PassageKind.CONFLICTING),
            _found(CLAUSE, TEXT.rindex(CLAUSE)),
        ),
    )


def test_clause_that_stands_three_times_is_one_wording_whatever_its_number() -> None:
    """A framework agreement with one clause in ten places gave ten cards of the same advice."""
    once = wordings(_check().passages, of_passage)
    assert [(one.number, [number for number, _ in one.others]) for one in once] == [
        (1, [2, 4]),
        (3, []),
    ]
    for payload in (shown_payload(_check()), kept_payload(_check(), keep_text=False)):
        assert [one.number for one in wordings(payload["passages"], of_payload)] == [1, 3]


def test_conflicts_and_passages_without_words_stand_alone() -> None:
    clash = _found("Travel is free.", 0, PassageKind.CONFLICTING)
    bare = replace(_check().passages[0], passage=replace(_check().passages[0].passage, text=""))
    assert len(wordings((clash, clash, bare, bare), of_passage)) == 4


def test_every_form_of_the_annex_tells_a_wording_once_with_all_its_places() -> None:
    check = _check()
    second, last = TEXT.index("4.2"), TEXT.rindex(CLAUSE)
    places = f"{second} to {second + len(CLAUSE) + 4}, {last} to {last + len(CLAUSE)}."
    html = render_annex_html(check)
    paper = Document(io.BytesIO(render_annex_docx(check)))
    written = "\n".join(one.text for one in paper.paragraphs)
    for told in (html, written):
        assert f"The same words in 2 more places: {places}" in told
        assert told.count("Say when.") == 2
    rows = list(csv.DictReader(io.StringIO(render_raid_csv(check))))
    assert [row["source"].split(": ")[-1] for row in rows] == [
        f"text, characters 0 to {len(CLAUSE)} and 2 more places",
        f"text, characters {TEXT.index('Travel')} to {TEXT.index('Travel') + 15}",
    ]
