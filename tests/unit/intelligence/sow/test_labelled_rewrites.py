"""Rewrites and reasons of the labelled texts that are learned from read as a person writes."""

from __future__ import annotations

import re

import pytest

from intelligence.sow.hit import Hit
from intelligence.sow.labels import labelled_texts
from intelligence.sow.passage import PassageKind
from models.sentence_rules import word_set
from tests.fakes.rewrites import rewrites

HALVES = ("development", "development_2", "development_3")
SLIPS = re.compile(
    r",\s*,| [,;.](?=\s|$)|  |\bnamely,|\.[,;]|(?<!\.)\.\.(?!\.)|,;|;,|: :|\( | \)"
    r"|\b(?:and|or|the|an?|of),|\b(?:[Aa] (?:[aei]\w|o(?!ne\b)\w)|[Aa]n \[)"
)
TWICE = re.compile(r"\b([A-Za-z]+) \1\b", re.IGNORECASE)
#: Words that say nothing when a reason quotes them alone.
EMPTY = word_set(
    """
    will shall should must may can to be is are has have by when if on after before all any other
    covers covered value included incl which whether once until still separate follow
    """
)
PAIRS = (("(", ")"), ("[", "]"))


def slips(words: str, hit: Hit) -> list[str]:
    """Return what is wrong with a rewrite that was not wrong in the statement."""
    found = [name[0] for name in SLIPS.finditer(hit.rewrite) if not SLIPS.search(words)]
    found += [name[0] for name in TWICE.finditer(hit.rewrite) if not TWICE.search(words)]
    found += [
        first + last
        for first, last in PAIRS
        if hit.rewrite.count(first) - hit.rewrite.count(last)
        != words.count(first) - words.count(last)
        and "[" not in words[hit.start : hit.end]
    ]
    if hit.rewrite.count('"') % 2 != words.count('"') % 2:
        found.append('"')
    return found


@pytest.mark.parametrize("half", HALVES)
def test_no_rewrite_has_a_slip_that_its_statement_had_not(half: str) -> None:
    found = [(slips(words, hit), hit.rewrite) for words, hit in rewrites(labelled_texts(half))]
    assert len(found) > 50
    assert [one for one in found if one[0]] == []


@pytest.mark.parametrize("half", HALVES)
def test_every_rewrite_is_another_and_leaves_a_blank_unless_it_closes_a_list(
    half: str,
) -> None:
    for words, hit in rewrites(labelled_texts(half)):
        assert hit.rewrite != words
        assert "[" in hit.rewrite or "limited to" in hit.why
        assert hit.rewrite[:1].islower() <= words[:1].islower() or words[:1] == "|", hit.rewrite


@pytest.mark.parametrize("half", HALVES)
def test_reason_quotes_no_word_that_says_nothing_by_itself(half: str) -> None:
    for _, hit in rewrites(labelled_texts(half)):
        for quoted in re.findall(r'^"([^"]*)"', hit.why):
            assert quoted.strip(" :;,.").lower() not in EMPTY, hit.why
            assert quoted == quoted.strip()


@pytest.mark.parametrize("half", HALVES)
def test_vague_word_is_gone_or_is_given_its_meaning(half: str) -> None:
    for words, hit in rewrites(labelled_texts(half)):
        if hit.kind is not PassageKind.VAGUE_TERM or hit.why.startswith("The statement"):
            continue
        trigger = words[hit.start : hit.end]
        if trigger in hit.rewrite:
            told = (
                rf"where \"[^\"]*{re.escape(trigger)}[^\"]*\" means|For this, |[Tt]his is shown by "
            )
            assert re.search(told, hit.rewrite), hit.rewrite


@pytest.mark.parametrize("half", HALVES)
def test_words_of_haste_do_not_stand_beside_a_date(half: str) -> None:
    for _, hit in rewrites(labelled_texts(half)):
        if hit.kind is PassageKind.PASSIVE_RESPONSIBILITY:
            assert not re.search(r"\[date\] (?:promptly|immediately|soon|quickly)", hit.rewrite)


@pytest.mark.parametrize("half", HALVES)
def test_row_of_a_table_keeps_its_cells(half: str) -> None:
    for words, hit in rewrites(labelled_texts(half)):
        assert hit.rewrite.count("|") == words.count("|"), hit.rewrite
