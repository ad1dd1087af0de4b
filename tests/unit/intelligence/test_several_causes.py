"""Statements of two causes: cut where both parts surely show a theme, else left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intelligence.findings import Finding
from intelligence.identity.references import key_of
from intelligence.recognising import recognise_causes
from intelligence.several_causes import SURE, Cutter
from intelligence.taxonomy import Taxonomy, parse_taxonomy
from models.recognition.choice import Choice
from models.recognition.recogniser import Recogniser
from tests.fakes.embedders import WordEmbedder
from tests.fakes.results import MemoryResults
from tests.fakes.roles import KeywordRoles
from tests.fakes.word_roles import WordRoles

TAXONOMY = parse_taxonomy(
    '{"late": ["Late access", "vpn access accounts came too late"],'
    ' "plan": ["Weak plan", "the project plan had no slack"],'
    ' "data": ["Dirty data", "legacy customer rows were dirty"]}'
)
LATE, PLAN = "vpn access accounts came too late", "the project plan had no slack"
DATA = "legacy customer rows were dirty"
BOTH = f"{LATE} and {PLAN}"


class SureRoles(KeywordRoles):
    """Keyword roles that are sure of every cause."""

    def classify(self, passages):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
        """Return the keywords' verdicts, surely."""
        return [
            [replace(verdict, confidence=1.0) for verdict in row]
            for row in super().classify(passages)
        ]


def recogniser() -> Recogniser:
    return Recogniser(WordEmbedder(), plain=Choice((25.0, 5.0, 5.0), none=18.0, threshold=0.5))


def cutter(taxonomy: Taxonomy | None = TAXONOMY, **other: object) -> Cutter:
    return replace(Cutter(SureRoles(), recogniser(), taxonomy), **other)  # type: ignore[arg-type]


def finding(text: str, start: int = 40, role: str = "cause", sure: float = 1.0) -> Finding:
    return Finding("0" * 16, start, start + len(text), text, role, "classifier", sure, "Why")


def test_a_statement_of_two_causes_becomes_two_findings_at_their_exact_places() -> None:
    text = f"On {BOTH}."
    document = "x" * 40 + text
    found = cutter().cut([finding(text)])

    assert [one.text for one in found] == [f"On {LATE}", f"{PLAN}."]
    assert all(document[one.start : one.end] == one.text for one in found)
    assert {(one.role, one.heading, one.role_source) for one in found} == {
        ("cause", "Why", "classifier")
    }


def test_each_part_gets_its_own_theme_afterwards() -> None:
    found = cutter().cut([finding(BOTH)])
    named = recognise_causes(
        [one.text for one in found], [one.role_confidence for one in found], TAXONOMY, recogniser()
    )
    assert [one.theme_key for one in named] == ["late", "plan"]
    assert all(one.confidence >= SURE for one in named)


def test_three_causes_become_three_findings_in_reading_order() -> None:
    found = cutter().cut([finding(f"{LATE}; {PLAN} and {DATA}")])
    assert [one.text for one in found] == [LATE, PLAN, DATA]


@pytest.mark.parametrize(
    "text",
    [
        LATE,
        f"{LATE} and vpn accounts came very late",
        f"{LATE} and the canteen served cold soup",
        f"{LATE} and hence noise: {PLAN}",
        "",
    ],
)
def test_one_cause_two_of_one_theme_a_stranger_or_what_is_no_cause_stay_whole(text: str) -> None:
    assert cutter().cut([finding(text)]) == [finding(text)]


def test_only_causes_are_cut_and_the_order_stays() -> None:
    given = [finding(PLAN, 0), finding(BOTH, 100, role="impact"), finding(BOTH, 300)]
    found = cutter().cut(given)
    assert found[:2] == given[:2]
    assert [one.start for one in found[2:]] == [300, 300 + len(f"{LATE} and ")]


def test_a_doubtful_cause_is_not_made_into_two() -> None:
    assert cutter().cut([finding(BOTH, sure=0.6)]) == [finding(BOTH, sure=0.6)]


def test_a_part_is_no_surer_a_cause_than_the_whole_was() -> None:
    found = cutter().cut([finding(BOTH, sure=0.97)])
    assert [one.role_confidence for one in found] == [0.97, 0.97]


def test_parts_that_alone_are_no_cause_stay_together() -> None:
    assert cutter(roles=WordRoles()).cut([finding(BOTH)]) == [finding(BOTH)]


def test_what_somebody_decided_about_stays_whole() -> None:
    whole = finding(BOTH)
    assert cutter().cut([whole], {key_of(whole.document_uid, whole.text)}) == [whole]


def test_a_statement_is_cut_alike_alone_and_in_company() -> None:
    company = [finding(f"{DATA} and {LATE}", 500), finding(BOTH), finding(PLAN, 900)]
    together = cutter().cut(company)
    alone = [part for one in company for part in cutter().cut([one])]
    assert together == alone


def test_memory_changes_nothing_and_asks_the_roles_once() -> None:
    memory, roles = MemoryResults(), SureRoles()
    own = cutter(memory=memory, roles=roles)
    first = own.cut([finding(BOTH)])
    asked = len(roles.seen)
    assert own.cut([finding(BOTH)]) == first == cutter().cut([finding(BOTH)])
    assert len(roles.seen) == asked > 0


def test_without_two_themes_to_tell_apart_nothing_is_cut() -> None:
    lone = Taxonomy(TAXONOMY.themes[:1])
    assert cutter(None).cut([finding(BOTH)]) == [finding(BOTH)]
    assert cutter(lone).cut([finding(BOTH)]) == [finding(BOTH)]
    assert cutter().cut([]) == []
