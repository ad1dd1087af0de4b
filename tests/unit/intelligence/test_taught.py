from __future__ import annotations

import pytest

from intelligence.errors import InvalidTaxonomy
from intelligence.taught import Judgement, decided_of, taught
from intelligence.taxonomy import Taxonomy, ThemeDefinition
from models.recognition.decided import Decided

TAXONOMY = Taxonomy(
    (
        ThemeDefinition("late", "Late access", "Access came late", examples=("VPN late",)),
        ThemeDefinition("plan", "Weak plan", "No slack", counterexamples=("Slack channel down",)),
    )
)


def after(*judgements: Judgement) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    themes = taught(TAXONOMY, judgements).themes
    return {theme.key: (theme.examples, theme.counterexamples) for theme in themes}


def test_a_confirmed_finding_becomes_an_example_and_a_rejected_one_a_counterexample() -> None:
    found = after(
        Judgement("No badge", "late", shows=True), Judgement("Badge lost", "late", shows=False)
    )
    assert found["late"] == (("VPN late", "No badge"), ("Badge lost",))
    assert found["plan"] == ((), ("Slack channel down",))


def test_a_moved_finding_speaks_for_one_theme_and_against_the_other() -> None:
    found = after(
        Judgement("No slack", "late", shows=True),
        Judgement("no  slack", "late", shows=False),
        Judgement("no slack", "plan", shows=True),
    )
    assert found["late"] == (("VPN late",), ("No slack",))
    assert found["plan"] == (("No slack",), ("Slack channel down",))


def test_the_last_word_on_a_text_counts_also_against_the_file() -> None:
    found = after(
        Judgement("vpn LATE", "plan", shows=True),
        Judgement("slack channel down", "plan", shows=True),
    )
    assert found["late"] == ((), ())
    assert found["plan"] == (("VPN late", "Slack channel down"), ())


def test_without_judgements_nothing_changes() -> None:
    assert taught(TAXONOMY, ()).fingerprint == TAXONOMY.fingerprint
    assert taught(TAXONOMY, ()) == TAXONOMY


def test_a_judgement_on_a_theme_that_is_gone_is_told() -> None:
    with pytest.raises(InvalidTaxonomy, match="no theme 'gone'"):
        after(Judgement("x", "gone", shows=True))


def test_the_last_word_on_every_text_is_what_is_learned_from() -> None:
    found = decided_of(
        [
            Judgement("No slack", "late", shows=True),
            Judgement("no  slack", "late", shows=False),
            Judgement("Badge", "plan", shows=False),
            Judgement("no slack", "plan", shows=True),
            Judgement("badge", "plan", shows=True),
        ]
    )
    assert found == (Decided("badge", "plan"), Decided("no slack", "plan", ("late",)))
