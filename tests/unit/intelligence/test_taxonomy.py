from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from intelligence.errors import InvalidTaxonomy
from intelligence.field_terms import STARTER_FILE
from intelligence.taxonomy import (
    MAX_BYTES,
    MAX_THEMES,
    load_taxonomy,
    parse_taxonomy,
    starter_taxonomy,
)
from intelligence.taxonomy_texts import check_names


def test_starter_taxonomy_has_its_themes_and_subcauses() -> None:
    starter = starter_taxonomy()
    assert len(starter.themes) == 26
    assert sum(len(theme.subcauses) for theme in starter.themes) == 156
    assert starter.theme("underpricing").name == "Underpricing"


@pytest.mark.parametrize(
    "content",
    [
        {"late_access": ["Late access", "Access came late", {"vpn": "VPN was late"}]},
        {
            "late_access": {
                "name": "Late access",
                "definition": "Access came late",
                "subcauses": {"vpn": "VPN was late"},
            }
        },
        [
            {
                "key": "late_access",
                "name": "Late access",
                "definition": "Access came late",
                "subcauses": {"vpn": "VPN was late"},
            }
        ],
    ],
)
def test_every_full_form_means_the_same(content: Any) -> None:
    theme = parse_taxonomy(json.dumps(content)).themes[0]
    assert (theme.key, theme.name, theme.definition) == (
        "late_access",
        "Late access",
        "Access came late",
    )
    assert [(s.key, s.definition) for s in theme.subcauses] == [("vpn", "VPN was late")]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({"late_access": "Access came late"}, ("late_access", "Late access", "Access came late")),
        ({"x": ["Late access"]}, ("x", "Late access", "Late access")),
        ({"x": ["Late access", "Came late"]}, ("x", "Late access", "Came late")),
        (["Late access"], ("late_access", "Late access", "Late access")),
        ({"x": {"definition": "Came late"}}, ("x", "X", "Came late")),
    ],
)
def test_simple_forms_need_no_subcauses(content: Any, expected: tuple[str, str, str]) -> None:
    theme = parse_taxonomy(json.dumps(content)).themes[0]
    assert (theme.key, theme.name, theme.definition) == expected
    assert theme.subcauses == ()


def test_subcauses_may_be_a_plain_list() -> None:
    theme = parse_taxonomy('{"x": ["X", "d", ["VPN was late", "No badge"]]}').themes[0]
    assert [s.key for s in theme.subcauses] == ["vpn_was_late", "no_badge"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "line 1, column 2"),
        ("3", "holds a number"),
        ("{}", "'none'"),
        ("[]", "0 themes"),
        ('{"a": 3}', "theme 'a' is a number"),
        ('{"a": []}', "theme 'a' is a list of 0"),
        ('{"a": ["n", "d", {}, "e"]}', "list of 4"),
        ('{"a": ["", "d"]}', "the name has 0 characters"),
        ('{"a": ["n", 7]}', "the definition is a number"),
        ('{"a": ["n", "d", "s"]}', "a text for sub-causes"),
        ('{"a": ["n", "d", ["s", "s"]]}', "the same sub-cause twice"),
        ('{"a": ["n", "d", {"s": null}]}', "definition of sub-cause 's' is a null"),
        ('{"a": {"title": "n"}}', "the field 'title'; known are key, name"),
        ('{"a": "d", "a": "e"}', "'a' stands there twice"),
        ('{"a": ["Same", "d"], "b": ["same", "e"]}', "two themes have the name 'same'"),
        ('["Late access", "late  access"]', "two themes have the key 'late_access'"),
        ('{"a": ["One", "Same"], "b": ["Two", "same "]}', "themes 'a' and 'b' have the same"),
        ("[3]", "entry 1 of the list"),
        ('{"a": ["n\\u0007", "d"]}', "control character"),
        ("[" * 100_000, "nested too deeply"),
        ('{"a": {"examples": "x"}}', "theme 'a' has a text for examples; use a list"),
        ('{"a": {"examples": {}}}', "a object for examples"),
        ('{"a": {"counterexamples": [3]}}', "the counterexample 1 is a number"),
        ('{"a": {"examples": ["x", " "]}}', "the example 2 has 0 characters"),
        ('{"a": {"examples": ["x\\u0000"]}}', "the example 1 holds a control character"),
    ],
)
def test_a_mistake_is_told_with_what_was_met(text: str, said: str) -> None:
    with pytest.raises(InvalidTaxonomy) as caught:
        parse_taxonomy(text, source="mine.json")
    assert said in str(caught.value)
    assert "mine.json" in str(caught.value)


def test_more_themes_than_the_bound_are_refused() -> None:
    with pytest.raises(InvalidTaxonomy, match="501 themes"):
        parse_taxonomy(json.dumps([f"theme {n}" for n in range(MAX_THEMES + 1)]))


def test_files_with_byte_order_mark_are_read_and_others_explained(tmp_path: Path) -> None:
    good = tmp_path / "good.json"
    good.write_text('{"a": "b"}', encoding="utf-8-sig")
    assert load_taxonomy(good).themes[0].key == "a"
    with pytest.raises(InvalidTaxonomy, match="cannot be read"):
        load_taxonomy(tmp_path / "absent.json")
    latin = tmp_path / "latin.json"
    latin.write_bytes(b'{"a": "\xe9"}')
    with pytest.raises(InvalidTaxonomy, match="not UTF-8"):
        load_taxonomy(latin)
    huge = tmp_path / "huge.json"
    huge.write_text(" " * (MAX_BYTES + 1))
    with pytest.raises(InvalidTaxonomy, match="bytes"):
        load_taxonomy(huge)


def test_fingerprint_changes_with_any_definition() -> None:
    before = parse_taxonomy('{"a": ["n", "d", {"s": "x"}]}').fingerprint
    assert before == parse_taxonomy('{"a": ["n", "d", {"s": "x"}]}').fingerprint
    assert before != parse_taxonomy('{"a": ["n", "d", {"s": "y"}]}').fingerprint


def test_unknown_theme_key_is_told_with_the_known_ones() -> None:
    with pytest.raises(InvalidTaxonomy, match="no theme 'b'; it has a"):
        parse_taxonomy('{"a": "b"}').theme("b")


def test_a_theme_may_carry_examples_and_counterexamples() -> None:
    content = {
        "late": {
            "definition": "Access came late",
            "examples": ["VPN took\n nine  days", "No badge"],
            "counterexamples": ["The VPN licence was not in the price"],
        },
        "plan": {"definition": "Weak plan", "examples": None},
    }
    late, plan = parse_taxonomy(json.dumps(content)).themes
    assert late.examples == ("VPN took nine days", "No badge")
    assert late.counterexamples == ("The VPN licence was not in the price",)
    assert plan.examples == plan.counterexamples == ()


def test_fingerprint_changes_with_examples_but_not_with_their_order() -> None:
    def fingerprint(**lists: list[str]) -> str:
        return parse_taxonomy(json.dumps({"a": {"definition": "d", **lists}})).fingerprint

    assert fingerprint() == fingerprint(examples=[])
    assert fingerprint() == parse_taxonomy('{"a": "d"}').fingerprint
    assert fingerprint(examples=["x", "y"]) == fingerprint(examples=["y", "x"])
    told = [{}, {"examples": ["x"]}, {"counterexamples": ["x"]}, {"examples": ["x", "y"]}]
    assert len({fingerprint(**lists) for lists in told}) == len(told)


def test_taxonomies_without_examples_keep_the_fingerprint_they_had() -> None:
    assert parse_taxonomy('{"a": ["n", "d", {"s": "x"}]}').fingerprint == "c76a37cee4b2865f"


def test_other_names_are_kept_told_and_checked() -> None:
    told = json.dumps({"a": {"definition": "d", "also_called": ["Creep"]}, "b": "plan"})
    found = parse_taxonomy(told)

    assert found.themes[0].also_called == ("Creep",)
    assert found.fingerprint != parse_taxonomy('{"a": "d", "b": "plan"}').fingerprint
    with pytest.raises(InvalidTaxonomy, match="other name 1 of theme 'a' is a name of theme 'b'"):
        parse_taxonomy(told.replace("Creep", "B"))


def test_starter_themes_know_the_terms_of_the_field_each_for_one_theme() -> None:
    themes = starter_taxonomy().themes

    assert all(len(theme.also_called) >= 5 for theme in themes)
    check_names([(t.key, t.name, t.also_called) for t in themes], "starter")
    assert "scope creep" in starter_taxonomy().theme("change_control_bypass").also_called
    assert load_taxonomy(STARTER_FILE).fingerprint == starter_taxonomy().fingerprint


def test_who_keeps_a_starter_theme_keeps_its_terms_but_for_names_of_others() -> None:
    known = starter_taxonomy().theme("change_control_bypass")
    own = {
        known.key: {"name": "Mine", "definition": known.definition, "also_called": ["Extras"]},
        "creep": ["Scope creep", "Scope grew"],
    }
    kept = parse_taxonomy(json.dumps(own)).theme(known.key).also_called
    assert kept[0] == "Extras"
    assert "gold plating" in kept
    assert "scope creep" not in kept
    told_anew = {known.key: {"name": "Mine", "definition": "Extra work without a contract"}}
    assert parse_taxonomy(json.dumps(told_anew)).themes[0].also_called == ()


def test_one_example_belongs_to_one_theme() -> None:
    both = {"a": {"examples": ["Same  thing"]}, "b": {"examples": ["x", "same thing"]}}
    with pytest.raises(InvalidTaxonomy, match="example 2 of theme 'b' is the same as example 1"):
        parse_taxonomy(json.dumps(both))
    shared = {"a": {"counterexamples": ["Same"]}, "b": {"counterexamples": ["same"]}}
    assert len(parse_taxonomy(json.dumps(shared)).themes) == 2


@pytest.mark.parametrize("empty", ['{"a": ["Late access", ""]}', '{"late_access": "  "}'])
def test_an_empty_definition_is_none_so_the_name_is_it(empty: str) -> None:
    (theme,) = parse_taxonomy(empty).themes
    assert theme.definition == theme.name == "Late access"


def test_themes_told_by_their_subcauses_may_share_a_definition() -> None:
    text = '{"a": ["One", "See list", ["x came late"]], "b": ["Two", "See list", ["y was wrong"]]}'
    assert len(parse_taxonomy(text).themes) == 2


def test_a_theme_told_by_an_english_name_alone_is_english() -> None:
    (theme,) = parse_taxonomy('["No VPN access before contractor start"]').themes
    assert theme.words == ("No VPN access before contractor start",)
