from __future__ import annotations

from models.naming.phrases import ParsedPhrases, PlainPhrases
from tests.fakes.grammar import WrittenGrammar, parsed
from tests.fakes.results import MemoryResults

LATE = parsed("approvals/NOUN/NNS/nsubj/1", "late/ADJ/JJ/ROOT/1")


def test_each_text_is_parsed_once_even_in_the_next_build() -> None:
    memory = MemoryResults()
    grammar = WrittenGrammar({"approvals late": LATE})
    phrases = ParsedPhrases(grammar, memory)
    first = phrases.find(["approvals late", "x", "approvals late"])
    assert grammar.asked == [("approvals late", "x")]
    assert first[0] == first[2]
    assert [candidate.text for candidate in first[0]] == ["approvals late"]
    again = WrittenGrammar({})
    assert ParsedPhrases(again, memory).find(["approvals late", "x"]) == first[:2]
    assert again.asked == [()]


def test_plain_runs_cross_no_number() -> None:
    (found,) = PlainPhrases().find(["late VPN access 42 for the team"])
    assert [candidate.text for candidate in found] == ["late VPN", "late VPN access", "VPN access"]
