from __future__ import annotations

from models.keyphrases import barred_words, contrasting_phrases, proper_names, short_clauses, stem

LATE = [
    "VPN access for the team came 9 days late",
    "late VPN access again at Contoso",
    "We waited for VPN access",
    "The VPN access was requested late by Contoso",
]
TEST = [
    "Lack of testing before go-live",
    "there was a lack of testing at Contoso",
    "No time for testing; lack of testing data",
    "Regression tests were skipped",
]


def texts_of(groups: list[list[str]], **options: tuple[str, ...]) -> list[list[str]]:
    return [
        [phrase.text for phrase in phrases] for phrases in contrasting_phrases(groups, **options)
    ]


def test_phrases_set_a_group_apart_in_its_own_writing() -> None:
    late, test = texts_of([LATE, TEST])
    assert late[0] == "VPN access"
    assert test[0] == "lack of testing"


def test_numbers_and_names_never_enter_a_phrase() -> None:
    late, test = texts_of([LATE, TEST], avoid=("Contoso Ltd",))
    everything = " ".join(late + test).lower()
    assert "contoso" not in everything
    assert "9" not in everything


def test_names_are_seen_by_their_capitals_inside_sentences() -> None:
    texts = ["we asked Contoso", "nobody at Contoso knew", "the VPN of Contoso", "Access was late"]
    names = proper_names(texts)
    assert "contoso" in names
    assert "vpn" not in names
    assert "access" not in names


def test_texts_in_capitals_do_not_turn_every_word_into_a_name() -> None:
    (phrases,) = texts_of(
        [["EXCAVATION DAMAGE TO THE MAIN", "EXCAVATION DAMAGE BY A CONTRACTOR"] * 3]
    )
    assert phrases == []
    damage, _ = texts_of([["EXCAVATION DAMAGE AT A MAIN", "DAMAGE BY EXCAVATION DAMAGE"] * 3, TEST])
    assert "excavation damage" in damage


def test_singular_and_plural_are_one_phrase() -> None:
    (phrases, _) = texts_of([["late approval", "late approvals", "the approvals"], TEST])
    assert len([phrase for phrase in phrases if "approval" in phrase]) == 1


def test_vague_words_are_no_phrase_by_themselves() -> None:
    phrases, _ = texts_of([["the problem was known", "a problem", "problem again"], TEST])
    assert phrases == []


def test_short_clauses_keep_small_words_inside_and_cross_no_border() -> None:
    clauses = short_clauses(
        ["The customer does not know what they want, again", "customer does not know"], set()
    )
    assert clauses["customer does not know"] == 2
    assert not any("again" in clause or clause.startswith("the ") for clause in clauses)
    assert all(len(clause.split()) <= 6 for clause in clauses)


def test_short_clauses_hold_no_barred_word_or_number() -> None:
    barred = barred_words(["access for Contoso was late"], ["Contoso"])
    clauses = short_clauses(["late access for Contoso plant", "late access 42 badges"], barred)
    assert set(clauses) == {"late access"}


def test_stem_takes_plurals_only() -> None:
    assert [stem(word) for word in ("Tests", "Boxes", "gas", "bus")] == [
        "test",
        "box",
        "gas",
        "bus",
    ]


def test_no_groups_and_empty_texts_give_nothing() -> None:
    assert contrasting_phrases([]) == []
    assert texts_of([["", "  "]]) == [[]]


def test_small_words_of_a_name_are_not_barred() -> None:
    """A customer called City of Marlow once took every "of" out of the names of themes."""
    barred = barred_words(["The plan was late."], avoid=["City of Marlow"])
    assert "of" not in barred
    assert {"city", "marlow"} <= barred
