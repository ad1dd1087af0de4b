from datetime import date

from corpus.sample.chance import stream
from corpus.sample.engagements import SampleEngagement
from corpus.sample.materials import Materials
from corpus.sample.wording import CUSTOMER_VOICE, Wording, filled_in

Engagements = tuple[SampleEngagement, ...]
DAY = date(2024, 5, 14)


def wording(materials: Materials) -> Wording:
    return Wording(materials, stream(1, "wording"))


def test_a_theme_is_worded_anew_while_there_is_a_choice(
    materials: Materials, engagements: Engagements
) -> None:
    words = wording(materials)
    scene = words.scene(engagements[0], DAY)
    said = [words.cause("skill_gap", scene, "review") for _ in range(8)]
    assert len({cause.text for cause in said if cause}) == 8


def test_our_people_never_speak_in_the_customers_voice(
    materials: Materials, engagements: Engagements
) -> None:
    theirs = {s.text for s in materials.statements if s.style == CUSTOMER_VOICE}
    words = wording(materials)
    scene = words.scene(engagements[0], DAY)
    for _ in range(15):
        cause = words.cause("relationship_breakdown", scene, "ticket")
        assert cause
        assert cause.text not in theirs


def test_a_customer_falls_silent_rather_than_repeat_itself(
    materials: Materials, engagements: Engagements
) -> None:
    words = wording(materials)
    scene = words.scene(engagements[0], DAY)
    said = [words.cause("skill_gap", scene, "customer") for _ in range(40)]
    spoken = [cause.text for cause in said if cause]
    assert spoken
    assert None in said
    assert len(set(spoken)) == len(spoken)


def test_praise_is_never_about_what_went_wrong(
    materials: Materials, engagements: Engagements
) -> None:
    about = {s.text for s in materials.statements if s.role == "positive" and s.theme}
    of_theme = {s.text for s in materials.statements if s.theme == "skill_gap"}
    assert about & of_theme
    words = wording(materials)
    scene = words.scene(engagements[0], DAY)
    praise = words.remarks("positive", scene, 500, ("skill_gap",), "review")
    assert len(praise) > 20
    assert not {filled_in(text, scene.names) for text in of_theme} & set(praise)


def test_a_document_keeps_to_one_system_and_months_before_it(
    materials: Materials, engagements: Engagements
) -> None:
    words = wording(materials)
    scene = words.scene(engagements[0], DAY)
    assert scene.names["month"] in {"January", "February", "March", "April"}
    assert scene.names["next"].endswith(("May", "June"))
    systems = materials.words["titles"][engagements[0].type][engagements[0].title]
    assert scene.names["system"] in systems


def test_no_slot_stays_open(materials: Materials, engagements: Engagements) -> None:
    words = wording(materials)
    for theme in ("export_clearance", "client_dependency", "staffing_shortfall"):
        for engagement in engagements[:20]:
            cause = words.cause(theme, words.scene(engagement, DAY), "lesson")
            assert cause
            assert "{" not in cause.text


def test_braces_that_are_no_slots_stay() -> None:
    assert filled_in("{a} {b}", {"a": "1"}) == "1 {b}"
