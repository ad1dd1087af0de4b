"""The gazetteer of skills."""

from __future__ import annotations

import pytest

from intelligence.signals.skill_names import all_skills, every_name, known_skill, named_skills


def _names(text: str) -> list[str]:
    return [found.skill.name for found in named_skills(text)]


def test_gazetteer_knows_well_over_three_hundred_skills_of_every_kind() -> None:
    skills = all_skills()
    assert len(skills) > 500
    kinds = {skill.kind for skill in skills}
    assert {"certification", "integration", "cloud and infrastructure", "language"} <= kinds


def test_variants_have_one_name() -> None:
    assert _names("D365 and Dynamics CRM") == ["Dynamics 365", "Dynamics 365"]
    assert known_skill("postgres") == known_skill("PostgreSQL")
    assert known_skill("basket weaving") is None


def test_longest_name_counts() -> None:
    assert _names("Azure DevOps") == ["Azure DevOps"]
    assert _names("SAP S/4HANA") == ["SAP S/4HANA"]


@pytest.mark.parametrize(
    "text",
    [
        "We go live in spring.",
        "Access to the site was refused.",
        "Spring was cold.",
        "They could not excel.",
        "R was the last item of the list.",
        "It was a swift start.",
        "German customers paid.",
        "Oracle invoiced us.",
    ],
)
def test_plain_words_are_no_skill(text: str) -> None:
    assert _names(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("No Go developer was found.", "Go"),
        ("Nobody could program R scripts.", "R"),
        ("He lacked Access skills.", "Access"),
        ("None knew Spring.", "Spring"),
        ("The trainer spoke no German, or knew German badly.", "German"),
    ],
)
def test_ambiguous_names_count_beside_words_of_skill(text: str, name: str) -> None:
    assert name in _names(text)


def test_ambiguous_name_in_a_row_with_a_certain_one_counts() -> None:
    assert _names("It is built with Kotlin, Go and Postgres.") == ["Kotlin", "Go", "PostgreSQL"]


def test_parts_of_words_and_other_case_of_short_names_are_no_skill() -> None:
    assert _names("Javanese, sap of the tree, C++x") == []


def test_spans_are_what_stands_there() -> None:
    text = "Näher: no  Power\nBI skills."
    (found,) = named_skills(text)
    assert text[found.start : found.end] == "Power\nBI"
    assert found.skill.name == "Power BI"


def test_every_name_ignores_sense() -> None:
    assert len(every_name("We go live in spring.")) == 2
