from __future__ import annotations

import pytest

from intelligence.recognising import (
    KEPT,
    Assigned,
    Source,
    recognise_as_filed,
    recognise_causes,
)
from intelligence.taxonomy import parse_taxonomy
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
    (found,) = recognise_causes(["see above"], [1.0], TAXONOMY, recogniser())

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
