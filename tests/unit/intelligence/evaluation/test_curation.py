from __future__ import annotations

from dataclasses import replace

import pytest

from intelligence.errors import InvalidTaxonomy, UnusableLabels
from intelligence.evaluation.curation import learned_from
from intelligence.evaluation.labelled_texts import LabelledTexts
from intelligence.taught import Judgement
from intelligence.taxonomy import Taxonomy, ThemeDefinition
from models.recognition.choice import Choice
from models.recognition.mixture import Mixture
from models.recognition.recogniser import Recogniser
from tests.fakes.embedders import WordEmbedder

MIXTURE = Mixture((20.0,), level=5.0, none=18.0, share=0.3, prior=1.0, against=3.0)
OWN = Recogniser(WordEmbedder(), plain=Choice((30.0, 5.0, 5.0), none=18.0, mixture=MIXTURE))
TAXONOMY = Taxonomy(
    (
        ThemeDefinition("late", "Late access", "access came late"),
        ThemeDefinition("price", "Price", "price was low"),
    )
)
#: Said in words that no definition has, in one way by each document.
SAID = [
    Judgement(f"badge broken gate {word}", "late", shows=True, document=f"d{number}")
    for number, word in enumerate(("monday", "tuesday", "friday", "sunday", "easter"))
]


def test_decisions_teach_about_decisions_that_were_held_out() -> None:
    found = learned_from(OWN, TAXONOMY, SAID)
    assert (found.total.before.value, found.total.after.value, found.total.texts) == (0.0, 1.0, 5)
    assert [(one.theme_key, one.change.value) for one in found.themes] == [("late", 1.0)]
    assert found.others is None


def test_a_denied_claim_is_right_when_it_is_not_made() -> None:
    denied = [
        Judgement(f"access came late {word}", "late", shows=False)
        for word in ("again", "anyway", "alas")
    ]
    mixture = replace(MIXTURE, against=3000.0)
    stern = replace(OWN, plain=replace(OWN.plain, mixture=mixture))
    found = learned_from(stern, TAXONOMY, denied)
    assert found.total.before.value == 0.0
    assert found.total.after.value > 0.5


def test_texts_that_nobody_decided_on_show_what_is_forgotten() -> None:
    others = LabelledTexts("others", ("price was low", SAID[0].text), ("price", "late"))
    found = learned_from(OWN, TAXONOMY, SAID, others)
    assert found.others is not None
    assert found.others.texts == 1, "what was decided on is not asked again"
    assert found.others.before.value == found.others.after.value == 1.0
    assert [one.theme_key for one in found.untouched] == ["price"]
    names = [[row[0] for row in table.rows] for table in found.tables("people")]
    peer = "decisions as examples"
    assert names == [
        ["all decisions", f"{peer}: all decisions", "late"],
        ["texts without a decision", f"{peer}: texts without a decision", "price"],
    ]


def test_what_shares_a_document_or_a_text_is_never_on_both_sides() -> None:
    """Each of three documents shares a text with the next, so all are one, and none can teach."""
    chained = [
        Judgement("badge broken", "late", shows=True, document="a"),
        Judgement("Badge  broken", "late", shows=True, document="b"),
        Judgement("gate shut", "late", shows=True, document="b"),
        Judgement("gate shut", "late", shows=True, document="c"),
    ]
    with pytest.raises(UnusableLabels, match="4 decisions are about 1 documents"):
        learned_from(OWN, TAXONOMY, chained)


def test_a_decision_on_an_unknown_theme_is_told() -> None:
    with pytest.raises(InvalidTaxonomy, match="no theme 'gone'"):
        learned_from(OWN, TAXONOMY, [*SAID, Judgement("x", "gone", shows=True)])
