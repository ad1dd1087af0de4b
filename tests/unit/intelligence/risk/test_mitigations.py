"""What helps against a theme, put together and looked up for an offer."""

import pandas as pd
import pytest

from intelligence.edition import Edition
from intelligence.errors import UnknownTheme
from intelligence.risk.mitigations import Mitigations, mitigations_of
from intelligence.risk.offer import Offer
from intelligence.risk.standing import standing_mitigations
from tests.fakes.advice import Note, advice_tables, intervention
from tests.fakes.editions import empty_edition, fake_edition, older_edition
from tests.fakes.embedders import WordEmbedder

REHEARSE = "Rehearse the cutover plan twice with a rollback and a runbook."
SHADOW = "Let support staff shadow the go-live deployment builders for four weeks."
CLOUD = Offer("", {"engagement_type": "cloud migration"})


def _built(
    *notes: Note, tried: list[dict[str, object]] | None = None, **given: object
) -> Mitigations:
    tables = advice_tables(*notes, **given)  # type: ignore[arg-type]
    if tried:
        tables["interventions"] = pd.DataFrame(tried)
    return mitigations_of(tables, WordEmbedder())


def _two() -> tuple[Note, ...]:
    return (
        Note([("recommendation", REHEARSE)], engagement="P1", type="ERP"),
        Note([("recommendation", REHEARSE)], engagement="P2", type="ERP"),
        Note([("recommendation", SHADOW)], engagement="P3", type="Cloud migration"),
    )


def _four() -> tuple[Note, ...]:
    return (*_two(), Note([("recommendation", SHADOW)], engagement="P4", type="Archive"))


def test_mined_ones_come_before_standing_ones_with_the_most_evidence_first() -> None:
    found = _built(*_two()).for_theme("theme-cut")
    assert [one.source for one in found] == ["recommended", "recommended", *["standing"] * 3]
    assert found[0].words == REHEARSE


def test_what_was_said_in_engagements_like_the_offers_comes_first() -> None:
    built = _built(*_four(), Note([("recommendation", REHEARSE)], engagement="P5", type="ERP"))
    assert built.for_theme("theme-cut")[0].words == REHEARSE
    assert built.for_theme("theme-cut", CLOUD)[0].words == SHADOW


def test_what_one_engagement_like_the_offer_said_does_not_displace_what_several_said() -> None:
    assert _built(*_two()).for_theme("theme-cut", CLOUD)[0].words == REHEARSE


def test_an_offer_of_unknown_type_changes_nothing() -> None:
    built = _built(*_two())
    assert built.for_theme("theme-cut", Offer("")) == built.for_theme("theme-cut")


def test_places_are_kept_for_standing_ones_and_only_so_many_are_returned() -> None:
    built = _built(*_two())
    assert [one.source for one in built.for_theme("theme-cut", most=2)] == [
        "recommended",
        "standing",
    ]
    assert built.for_theme("theme-cut", most=0) == ()
    # Four are standing, and one of these says what the first does.
    assert len(built.for_theme("theme-cut", most=50)) == 5


def test_theme_of_a_users_own_taxonomy_has_no_standing_ones_and_says_so() -> None:
    built = _built(Note([], themes=("theme-own",)))
    assert built.for_theme("theme-own") == ()
    assert built.of("theme-own").notes[0].startswith("no standing mitigations")


def test_owner_of_the_theme_wins_over_the_process_owner() -> None:
    built = _built(*_two(), owners={"theme-cut": ("Head of operations", "Ada Byron")})
    owners = {one.owner for one in built.for_theme("theme-cut")}
    assert owners == {"Head of operations (Ada Byron)"}


def test_without_one_each_has_the_process_owner_of_the_taxonomy() -> None:
    posts = {one.owner for own in standing_mitigations().values() for one in own}
    assert {one.owner for one in _built(*_two()).for_theme("theme-cut")} <= posts


def test_standing_ones_against_the_commonest_sub_cause_come_first() -> None:
    notes = [Note([], subcause="hypercare_short"), Note([], subcause="hypercare_short")]
    first = _built(*notes, Note([], subcause="no_rollback")).for_theme("theme-cut")[0]
    assert "hypercare" in first.words


def test_what_has_worked_is_first_of_all() -> None:
    found = _built(*_two(), tried=[intervention()]).for_theme("theme-cut", CLOUD)
    assert found[0].source == "intervention"
    assert found[0].effect is not None
    assert found[0].effect.verdict == "fell"


def test_what_was_tried_without_a_proven_effect_comes_after_what_several_said() -> None:
    found = _built(*_two(), tried=[intervention(verdict="cannot say")]).for_theme("theme-cut")
    assert [one.source for one in found[:3]] == ["recommended", "intervention", "recommended"]
    assert [one.engagements for one in found[:3]] == [2, 0, 1]
    assert found[1].effect is not None
    assert found[1].effect.ratio is None


def test_a_standing_one_that_repeats_a_mined_one_is_not_shown_beside_it() -> None:
    standing = standing_mitigations()["cutover_transition"][0]
    note = Note([("recommendation", standing.words)])
    words = [one.words for one in _built(note).for_theme("theme-cut", most=9)]
    assert words.count(standing.words) == 1
    assert len(words) == 4


def test_an_empty_edition_has_standing_ones_alone() -> None:
    found = _built().for_theme("theme-cut")
    assert {one.source for one in found} == {"standing"}


def test_an_unknown_theme_is_refused() -> None:
    with pytest.raises(UnknownTheme, match="no theme 'theme-none'"):
        _built().for_theme("theme-none")


@pytest.mark.parametrize("edition", [fake_edition(), empty_edition(), older_edition()])
def test_any_edition_can_be_read(edition: Edition) -> None:
    built = mitigations_of(edition.tables, WordEmbedder())
    assert list(built.themes) == list(edition.tables["themes"]["theme_id"])
    for theme in built.themes:
        assert len(built.for_theme(theme)) <= 5


def test_interventions_of_an_edition_are_told_with_their_theme() -> None:
    tables = fake_edition().tables
    built = mitigations_of(tables, WordEmbedder())
    told = {
        one.effect.intervention_id
        for theme in built.themes
        for one in built.for_theme(theme, most=500)
        if one.effect is not None
    }
    assert told == set(tables["interventions"]["intervention_id"])


def test_each_text_is_embedded_once() -> None:
    embedder = WordEmbedder()
    mitigations_of(advice_tables(*_two()), embedder)
    asked = [text for call in embedder.asked for text in call]
    assert len(asked) == len(set(asked))
