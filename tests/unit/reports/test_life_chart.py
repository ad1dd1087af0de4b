from dataclasses import replace
from xml.etree import ElementTree as ET

from reports.life import Event, Life, Lifeline, life_of
from reports.life_chart import describe_life, events_told, life_chart, told
from tests.unit.reports.test_life import QUARTERS, STEPS, edition

LIFE = life_of(edition(), QUARTERS, STEPS)


def drawn(life: Life) -> ET.Element:
    return ET.fromstring(life_chart(life))  # noqa: S314 - our own drawing


def titles(life: Life) -> list[str]:
    return [str(e.text) for e in drawn(life).iter() if e.tag.endswith("}title")]


def test_every_theme_has_a_name_and_every_event_a_title() -> None:
    said = [element.text for element in drawn(LIFE).iter() if element.tag.endswith("}text")]
    assert {"A", "N", "B", "C", "X"} <= set(said)
    assert {told(LIFE, event) for event in LIFE.events} <= set(titles(LIFE))


def test_the_area_of_a_dot_is_the_number_of_documents() -> None:
    dots = {
        str(group[0].text): float(group[1].attrib["r"])
        for group in drawn(LIFE).iter()
        if group.tag.endswith("}g") and group[1].tag.endswith("}circle")
    }
    five, two = (dots[f"A, {q}: {n} documents"] for q, n in (("2026Q1", 5), ("2026Q2", 2)))
    assert round((five / two) ** 2, 1) == 2.5


def test_the_picture_is_said_in_a_sentence() -> None:
    assert describe_life(LIFE) == (
        "5 themes over 3 quarters, told by 3 editions; 1 start, 1 split, 1 merge, 1 end, "
        "1 changed meaning."
    )
    assert drawn(LIFE).attrib["aria-label"] == describe_life(LIFE)


def test_events_are_told_with_both_themes_and_their_overlap() -> None:
    said = dict((sentence, quarter) for quarter, _, sentence in events_told(LIFE))  # noqa: C402
    assert said["N is split off from A (3 of 5 findings)"] == "2026Q2"
    assert said["B becomes a part of A (3 of 4 findings)"] == "2026Q3"
    assert "A: its definition changed, applied to the whole history" in said


def test_what_decisions_taught_is_not_said_to_be_applied_to_the_whole_history() -> None:
    event = Event("learned", "t", "2026Q1", 1)
    life = Life(("2026Q1",), (Lifeline("t", "A", (1,)),), (event,), 1, 0)
    assert [sentence for _, _, sentence in events_told(life)] == [
        "A: decisions taught it, applied to findings that came after"
    ]


def test_names_can_neither_act_nor_deceive() -> None:
    line = Lifeline("t", '<script>alert("x")</script>\u202e', (1,))
    life = Life(("2026Q1",), (line,), (Event("starts", "t", "2026Q1", 1),), 1, 0)
    svg = str(life_chart(life))
    assert "<script" not in svg
    assert "\u202e" not in svg


def test_events_of_themes_that_are_not_drawn_do_no_harm() -> None:
    strange = Event("splits", "gone", "2026Q1", 1, "nowhere")
    life = replace(LIFE, events=(strange, replace(strange, kind="starts")))
    assert len(drawn(life)) > 0


def test_nothing_is_a_picture_too() -> None:
    assert drawn(Life((), (), (), 1, 0)).tag.endswith("svg")
