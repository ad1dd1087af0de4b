from __future__ import annotations

import pytest

from intelligence.errors import InvalidTaxonomy
from intelligence.taxonomy_texts import (
    MAX_EXAMPLE,
    MAX_EXAMPLES,
    MAX_NAMES,
    MAX_OTHER_NAME,
    check_agreement,
    check_definitions,
    check_language,
    check_names,
    checked_examples,
    checked_names,
    checked_text,
    described,
    listed,
)


def test_spaces_are_tidied_and_bounds_told_with_both_numbers() -> None:
    assert checked_text(" VPN\n  late ", 8, "name", "mine.json") == "VPN late"
    with pytest.raises(InvalidTaxonomy, match="the name has 8 characters; from 1 to 7"):
        checked_text(" VPN\n  late ", 7, "name", "mine.json")


def test_examples_are_bounded_in_number_and_length() -> None:
    many = [f"example {number}" for number in range(MAX_EXAMPLES + 1)]
    assert len(checked_examples(many[1:], "examples", "mine.json")) == MAX_EXAMPLES
    with pytest.raises(InvalidTaxonomy, match="has 101 examples, but at most 100"):
        checked_examples(many, "examples", "mine.json")
    with pytest.raises(InvalidTaxonomy, match="example 1 has 2001 characters"):
        checked_examples(["x" * (MAX_EXAMPLE + 1)], "examples", "mine.json")


def test_the_same_example_twice_is_told_by_its_number_and_never_by_its_text() -> None:
    with pytest.raises(InvalidTaxonomy, match="counterexample 3 is the same as") as caught:
        checked_examples(["Secret", "x", "secret "], "counterexamples", "mine.json")
    assert "ecret" not in str(caught.value)


def test_an_example_may_stand_against_another_theme_but_not_against_its_own() -> None:
    check_agreement([("a", ["x"], []), ("b", [], ["X"])], "mine.json")
    with pytest.raises(InvalidTaxonomy, match="theme 'a' has its example 1 as counterexample 2"):
        check_agreement([("a", ["x"], ["y", "X "])], "mine.json")
    with pytest.raises(InvalidTaxonomy, match="an example belongs to one theme"):
        check_agreement([("a", ["x"], []), ("b", ["X"], [])], "mine.json")


def test_kinds_of_values_have_words() -> None:
    assert [described(value) for value in ([1], {}, None, True, 2.5, "x")] == [
        "list of 1",
        "object",
        "null",
        "boolean",
        "number",
        "text",
    ]


def test_two_themes_told_by_the_same_words_are_refused() -> None:
    check_definitions([("a", "Access came late"), ("b", "Plans were weak")], "mine.json")
    with pytest.raises(InvalidTaxonomy, match="themes 'a' and 'c' have the same definition"):
        check_definitions([("a", "Access came late"), ("c", "access  came LATE")], "mine.json")


def test_a_theme_told_in_another_language_is_refused_with_its_key() -> None:
    english = (
        "creep",
        "Scope creep. Scope grew without a signed change, again and again, for free.",
    )
    told = "Der Umfang wuchs, ohne dass ein Nachtrag von dem Kunden und von uns unterschrieben war"
    german = ("umfang", told)
    check_language([english, ("short", "Datenmigration")], "mine.json")
    with pytest.raises(InvalidTaxonomy, match="theme 'umfang' is not told in English"):
        check_language([english, german], "mine.json")
    with pytest.raises(InvalidTaxonomy, match=r"'umfang' \(and 1 more\) is not"):
        check_language([german, ("noch_einer", german[1])], "mine.json")


def test_short_themes_of_another_language_are_told_together_and_english_ones_pass() -> None:
    german = [("zugang", "Zugang zu spät"), ("umfang", "Unklarer Umfang"), ("a", "Scope unclear")]
    with pytest.raises(InvalidTaxonomy, match="its 3 themes are not told in English"):
        check_language(german, "mine.json")
    french = [("a", "Périmètre flou"), ("b", "Manque de compétences"), ("c", "Retards du client")]
    with pytest.raises(InvalidTaxonomy, match="translate their names"):
        check_language(french, "mine.json")
    names = [
        "Access late",
        "Müller silent",
        "Staff leave",
        "Data of the plants dirty",
        "No naïveté",
    ]
    check_language([(name, name) for name in names], "mine.json")


def test_other_names_are_bounded_and_belong_to_one_theme() -> None:
    assert checked_names(None, "mine.json") == ()
    assert checked_names([" Scope  creep"], "mine.json") == ("Scope creep",)
    with pytest.raises(InvalidTaxonomy, match="has a text for also_called; use a list"):
        checked_names("Scope creep", "mine.json")
    with pytest.raises(InvalidTaxonomy, match="has 101 also_called, but at most 100"):
        checked_names([str(n) for n in range(MAX_NAMES + 1)], "mine.json")
    with pytest.raises(InvalidTaxonomy, match="other name 2 has 201 characters"):
        checked_names(["a", "x" * (MAX_OTHER_NAME + 1)], "mine.json")
    check_names([("a", "Creep", ["Gold plating"]), ("b", "Plan", ["Planning"])], "mine.json")
    with pytest.raises(InvalidTaxonomy, match="other name 1 of theme 'b' is a name of theme 'a'"):
        check_names([("a", "Scope creep", []), ("b", "Plan", ["Scope-Creeps"])], "mine.json")
    with pytest.raises(InvalidTaxonomy, match="a name belongs to one theme"):
        check_names([("a", "Scope", ["Creep"]), ("b", "Plan", ["creep"])], "mine.json")


def test_lists_of_many_values_are_cut() -> None:
    assert listed(["a", "b"]) == "a, b"
    assert listed(range(14)).endswith("11 and 2 more")
