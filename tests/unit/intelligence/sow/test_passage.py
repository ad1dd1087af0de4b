"""Kinds of passages, and what each has led to."""

from __future__ import annotations

from intelligence.sow.passage import LED_TO, PassageKind, Section
from intelligence.taxonomy import starter_taxonomy


def test_every_kind_and_section_leads_to_sub_causes_that_the_taxonomy_has() -> None:
    known = {(theme.key, one.key) for theme in starter_taxonomy().themes for one in theme.subcauses}
    assert set(LED_TO) == {*PassageKind, *Section}
    for led in LED_TO.values():
        assert led
        assert set(led) <= known
