from __future__ import annotations

import pytest

from models.naming.candidate import MOST, Candidate, candidate_of
from models.naming.noun_phrases import Tree
from tests.fakes.grammar import parsed

TREE = Tree(
    parsed(
        "No/DET/DT/det/1",
        "plan/NOUN/NN/ROOT/1",
        "and/CCONJ/CC/cc/1",
        "Contoso/PROPN/NNP/conj/1",
        "VPN/PROPN/NNP/conj/1",
        "any/DET/DT/det/1",
    )
)


def test_candidate_is_lower_case_except_acronyms_and_tells_likely_names() -> None:
    found = candidate_of(TREE, "noun", [0, 1, 4])
    assert found is not None
    assert found.text == "no plan VPN"
    assert found.proper == ("vpn",)


@pytest.mark.parametrize(
    "pieces",
    [[1], [2, 1], [1, 2], [1, 3], [5, 1], [0, 1, ("plan", "NOUN")]],
    ids=["one word", "starts open", "ends open", "a name", "any", "said twice"],
)
def test_what_cannot_stand_alone_is_no_candidate(pieces: list[int]) -> None:
    assert candidate_of(TREE, "noun", pieces) is None


def test_longest_candidate_is_bounded() -> None:
    long = Tree(parsed(*(f"w{chr(97 + i)}x/NOUN/NN/ROOT/{i}" for i in range(MOST + 1))))
    wordy = Tree(
        tuple(
            t.__class__(t.text.replace("w", "a"), *(t.pos, t.tag, t.dep, t.head))
            for t in long.tokens
        )
    )
    assert candidate_of(wordy, "noun", list(range(MOST + 1))) is None
    assert candidate_of(wordy, "noun", list(range(MOST))) is not None


def test_plain_is_only_what_names_things() -> None:
    assert Candidate(("effort", "estimate"), ("NOUN", "NOUN"), "noun").is_plain
    assert not Candidate(("no", "estimate"), ("DET", "NOUN"), "noun").is_plain


def test_headless_is_what_is_done_by_nobody() -> None:
    assert Candidate(("moved", "off"), ("VERB", "ADP"), "bare").is_headless
    assert not Candidate(
        ("missing", "deal", "papers"), ("VERB", "NOUN", "NOUN"), "bare"
    ).is_headless
    assert not Candidate(("team", "moved"), ("NOUN", "VERB"), "clause").is_headless


def test_pointer_to_something_outside_and_a_leading_helper_are_no_candidate() -> None:
    tree = Tree(
        parsed(
            "can/AUX/MD/aux/1", "blame/VERB/VB/ROOT/1", "them/PRON/PRP/dobj/1", "plan/NOUN/NN/x/1"
        )
    )
    assert candidate_of(tree, "bare", [1, 2]) is None
    assert candidate_of(tree, "bare", [0, 1, 3]) is None
    assert candidate_of(tree, "bare", [1, 3]) is not None
    because = Tree(parsed("because/SCONJ/IN/prep/1", "plan/NOUN/NN/ROOT/1"))
    assert candidate_of(because, "whole", [0, 1]) is None
    told = Tree(
        parsed(
            "unsure/ADJ/JJ/ROOT/0",
            "what/PRON/WP/dobj/3",
            "they/PRON/PRP/nsubj/3",
            "want/VERB/VBP/ccomp/0",
        )
    )
    assert candidate_of(told, "clause", [0, 1, 2, 3]) is not None
    assert candidate_of(told, "clause", [0, 2, 3]) is None


def test_hyphen_and_possessive_are_written_close() -> None:
    words = ("day", "-", "rate", "bank", "'s")
    assert Candidate(words, ("NOUN",) * 5, "noun").text == "day-rate bank's"
    cannot = Candidate(
        ("vendor", "can", "not", "deliver"), ("NOUN", "AUX", "PART", "VERB"), "clause"
    )
    assert cannot.text == "vendor cannot deliver"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("causing/VERB/VBG/ROOT/0", "slow/ADJ/JJ/amod/2", "operations/NOUN/NNS/dobj/0"), None),
        (
            (
                "failure/NOUN/NN/nsubj/1",
                "increases/VERB/VBZ/ROOT/1",
                "potential/NOUN/NN/dobj/1",
            ),
            None,
        ),
        (("mode/NOUN/NN/nsubjpass/2", "not/PART/RB/neg/2", "tested/VERB/VBN/ROOT/2"), None),
        (
            (
                "failure/NOUN/NN/compound/1",
                "mode/NOUN/NN/nsubjpass/3",
                "not/PART/RB/neg/3",
                "tested/VERB/VBN/ROOT/3",
            ),
            "failure mode not tested",
        ),
        (("crew/NOUN/NN/nsubjpass/2", "not/PART/RB/neg/2", "hurt/VERB/VBN/ROOT/2"), None),
    ],
    ids=["an effect", "of what?", "which mode?", "this mode", "no harm"],
)
def test_half_of_a_thought_and_a_harm_that_was_none_are_no_candidates(
    words: tuple[str, ...], said: str | None
) -> None:
    found = candidate_of(Tree(parsed(*words)), "clause", list(range(len(words))))
    assert (found and found.text) == said


def test_praise_is_told_from_what_was_wrong() -> None:
    assert Candidate(("proper", "selection"), ("ADJ", "NOUN"), "noun").is_praise
    assert not Candidate(("improper", "selection"), ("ADJ", "NOUN"), "noun").is_praise


def test_event_is_what_happened_without_what_was_wrong() -> None:
    """A group was once called "Crew started shift"."""
    assert Candidate(("crew", "started", "shift"), ("NOUN", "VERB", "NOUN"), "clause").is_event
    assert not Candidate(("shift", "started", "late"), ("NOUN", "VERB", "ADV"), "clause").is_event
    assert not Candidate(("shift", "plan"), ("NOUN", "NOUN"), "noun").is_event
