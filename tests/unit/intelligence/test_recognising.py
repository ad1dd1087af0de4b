from __future__ import annotations

from dataclasses import replace

import pytest

from intelligence.recognising import (
    KEPT,
    Assigned,
    Source,
    recognise_as_filed,
    recognise_causes,
)
from intelligence.taxonomy import Taxonomy, parse_taxonomy
from models.recognition.choice import Choice
from models.recognition.decided import Decided
from models.recognition.recogniser import Recogniser
from tests.fakes.embedders import WordEmbedder
from tests.fakes.results import MemoryResults

TAXONOMY = parse_taxonomy(
    '{"late": ["Late access", "access came too late"], "plan": ["Weak plan", "the plan slipped"]}'
)
LATE = "vpn access came too late"
STRANGE = "the canteen served cold soup"


def recogniser() -> Recogniser:
    return Recogniser(WordEmbedder(), plain=Choice((25.0, 5.0, 5.0), none=18.0, threshold=0.5))


def test_confidence_is_that_a_cause_is_told_and_that_it_is_this_one() -> None:
    (sure,) = recognise_causes([LATE], [1.0], TAXONOMY, recogniser())
    (half,) = recognise_causes([LATE], [0.8], TAXONOMY, recogniser())

    assert sure.theme_key == half.theme_key == "late"
    assert half.confidence == pytest.approx(0.8 * sure.confidence, abs=1e-4)


def test_what_is_hardly_a_cause_gets_no_theme_however_well_it_fits() -> None:
    (found,) = recognise_causes([LATE], [0.3], TAXONOMY, recogniser())

    assert found.theme_key is None
    assert found.abstention == "no cause"


def test_a_theme_is_kept_where_the_cause_is_a_little_less_sure_than_a_sure_one_must_be() -> None:
    tools = recogniser()
    (sure,) = recognise_causes([LATE], [1.0], TAXONOMY, tools)
    doubt = round((KEPT + 0.01) / sure.confidence, 3)

    (kept,) = recognise_causes([LATE], [doubt], TAXONOMY, tools)
    (set_high,) = recognise_causes([LATE], [doubt], TAXONOMY, tools, threshold=0.6)
    (lost,) = recognise_causes([LATE], [doubt - 0.03], TAXONOMY, tools, threshold=None)

    assert (kept.theme_key, set_high.theme_key, lost.theme_key) == ("late", None, None)
    assert set_high.abstention == lost.abstention == "no cause"


def test_what_fits_no_theme_says_so() -> None:
    (found,) = recognise_causes([STRANGE], [1.0], TAXONOMY, recogniser())

    assert (found.theme_key, found.abstention) == (None, "unlike anything known")


def test_a_text_without_a_telling_word_is_too_short() -> None:
    (found,) = recognise_causes(["soup"], [1.0], TAXONOMY, recogniser())

    assert found.abstention == "too short"


def test_doubt_about_the_cause_never_gives_a_theme_that_was_not_there() -> None:
    nothing = Assigned(None, None, 0.2, abstention="unlike anything known", threshold=0.5)

    assert nothing.doubted(0.5).abstention == "unlike anything known"
    assert nothing.doubted(0.5).confidence == pytest.approx(0.1)


def test_the_doubt_of_one_document_does_not_follow_the_text_into_another() -> None:
    memory = MemoryResults()
    recognise_causes([LATE], [0.3], TAXONOMY, recogniser(), memory=memory)

    (again,) = recognise_causes([LATE], [1.0], TAXONOMY, recogniser(), memory=memory)

    assert again.theme_key == "late"


def test_without_a_taxonomy_nothing_is_recognised() -> None:
    assert recognise_causes([LATE], [1.0], None, recogniser()) == [Assigned(None, None, 0.0)]


def narrow() -> Recogniser:
    choice = Choice((25.0, 5.0, 5.0), none=18.0, threshold=0.5, within=6.0)
    return Recogniser(WordEmbedder(), plain=choice)


def test_a_subcause_is_as_doubtful_as_the_cause_and_its_theme_together() -> None:
    taxonomy = parse_taxonomy(
        '{"late": ["Late access", "access came too late", {"vpn": "vpn access", "pass": "badges"}],'
        ' "plan": ["Weak plan", "the plan slipped"]}'
    )
    memory = MemoryResults()
    (sure,) = recognise_causes([LATE], [1.0], taxonomy, narrow(), memory=memory)
    (half,) = recognise_causes([LATE], [0.8], taxonomy, narrow(), memory=memory)

    assert sure.subcause_key == half.subcause_key == "vpn"
    assert sure.subcause_confidence is not None
    assert sure.subcause_confidence < sure.confidence
    assert half.subcause_confidence == pytest.approx(0.8 * sure.subcause_confidence, abs=1e-4)


def test_without_a_theme_or_a_subcause_there_is_no_confidence_in_one() -> None:
    (none,) = recognise_causes([STRANGE], [1.0], TAXONOMY, narrow())
    (bare,) = recognise_causes([LATE], [1.0], TAXONOMY, narrow())

    assert none.subcause_confidence is None
    assert (bare.subcause_key, bare.subcause_confidence) == (None, None)


def test_what_was_decided_is_part_of_what_an_answer_is_kept_under() -> None:
    plain = Source(TAXONOMY, recogniser(), None)
    filed = Source(TAXONOMY, recogniser(), None, (Decided(LATE, "plan"),))
    other = Source(TAXONOMY, recogniser(), None, (Decided(LATE, "plan", ("late",)),))
    assert len({plain.identity, filed.identity, other.identity}) == 3

    memory = MemoryResults()
    found = [
        recognise_as_filed([LATE], [1.0], source, memory)[0].theme_key
        for source in (plain, filed, plain)
    ]
    assert found == ["late", "plan", "late"]


NAMED = parse_taxonomy(
    '{"late": ["Late access", "access came too late"], "plan": ["Weak plan", "the plan slipped"],'
    ' "rest": ["Other", ""]}'
)


def keys(*texts: str) -> list[str | None]:
    return [
        one.theme_key for one in recognise_causes(texts, [1.0] * len(texts), NAMED, recogniser())
    ]


def test_a_text_that_is_the_name_of_a_theme_has_it_and_nothing_within_it() -> None:
    (found,) = recognise_causes(["weak Plan."], [1.0], NAMED, recogniser())
    assert (found.theme_key, found.subcause_key) == ("plan", None)
    assert found.confidence >= 0.95
    assert keys("Other") == [None]


def test_a_text_that_is_another_name_of_a_theme_has_it() -> None:
    called = [
        replace(theme, also_called=("Timetable slip",) if theme.key == "plan" else ())
        for theme in NAMED.themes
    ]
    texts = ["Timetable-slips.", "Timetable slip of the second vendor"]
    found, other = recognise_causes(texts, [1.0] * 2, Taxonomy(tuple(called)), recogniser())
    assert (found.theme_key, found.confidence) == ("plan", pytest.approx(0.95, abs=0.05))
    assert other.theme_key is None


def test_what_a_person_filed_is_no_status_note_and_a_stop_changes_nothing() -> None:
    note, name = "This incident has been resolved", "Weak plan"
    filed = (Decided(note, "late"), Decided(name, "late", ("plan",)))
    source = Source(NAMED, recogniser(), None, filed)
    texts = [note, f"{note}.", f"{name}."]
    found = recognise_as_filed(texts, [1.0] * 3, source)
    assert [one.theme_key for one in found] == ["late", "late", "late"]
    assert keys(note) == [None]


def test_a_fragment_reads_the_same_with_and_without_a_stop() -> None:
    one, other = recognise_causes(["access late", "access late."], [1.0, 1.0], NAMED, recogniser())
    assert (one.theme_key, one.confidence) == (other.theme_key, other.confidence)


def test_what_holds_the_place_of_a_cause_is_none() -> None:
    texts = ["Root cause not identified yet", "unknown", "see above", "TBD"]
    found = recognise_causes(texts, [1.0] * 4, NAMED, recogniser())
    assert {(one.theme_key, one.abstention) for one in found} == {(None, "no cause")}
