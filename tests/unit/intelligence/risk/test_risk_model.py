"""The risk model: from what is signed to the chance of every theme."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from intelligence.risk.offer import Offer
from intelligence.risk.risk_model import fit_risk_model
from intelligence.risk.signed_texts import OfferSentences, SignedTexts
from intelligence.signals.occurrences import Occurrences
from tests.fakes.embedders import WordEmbedder
from tests.fakes.offers import sentences_of
from tests.fakes.planted_occurrences import occurrences_from
from tests.fakes.risk_portfolios import PLANTED, TYPES, risk_portfolio, tables_for


def of_type(kind: str) -> Offer:
    return Offer("", {"engagement_type": kind})


def test_type_that_shows_a_theme_most_is_told_so_first_and_with_its_reason() -> None:
    model = fit_risk_model(*risk_portfolio(300))
    first = model.predict(of_type(TYPES[0]))[0]
    assert (first.theme_id, first.standing) == ("t0", "modelled")
    assert first.probability == pytest.approx(PLANTED[0], abs=0.1)
    assert first.interval[0] < PLANTED[0] < first.interval[1]
    assert first.reasons[0].name == "engagement_type"
    assert first.reasons[0].odds > 2
    assert "Cloud migration makes it likelier" in first.reasons[0].words


def test_offer_of_another_type_has_the_theme_last_and_is_told_what_speaks_against_it() -> None:
    model = fit_risk_model(*risk_portfolio(300))
    last = model.predict(of_type(TYPES[1]))[-1]
    assert last.theme_id == "t0"
    assert last.probability == pytest.approx(PLANTED[1], abs=0.06)
    assert "less likely" in last.reasons[0].words


def test_base_rate_is_of_the_type_where_it_has_enough_and_of_all_else() -> None:
    occurrences, tables = risk_portfolio(300)
    model = fit_risk_model(occurrences, tables)
    own = model.predict(of_type(TYPES[0]))[0]
    inside = (occurrences.engagements["engagement_type"] == TYPES[0]).to_numpy()
    assert own.n == inside.sum()
    assert own.showing == occurrences.shows[inside, 0].sum()
    assert own.reference_class == "engagement type Cloud migration"
    assert own.lift == pytest.approx(own.probability / own.base_rate)
    assert own.seen == own.n
    assert own.overall_rate == pytest.approx(model.rates.overall.rate[0])
    assert own.level is not None
    new = model.predict(of_type("Rocketry"))[0]
    assert (new.n, new.reference_class) == (300, "all engagements")


def test_what_is_not_known_widens_the_interval() -> None:
    model = fit_risk_model(*risk_portfolio(300))
    told = {one.theme_id: one for one in model.predict(of_type(TYPES[0]))}
    untold = {one.theme_id: one for one in model.predict(Offer(""))}
    width = [high - low for low, high in (told["t0"].interval, untold["t0"].interval)]
    assert width[0] < width[1]
    unseen = model.predict(Offer("", {"customer": "C999", "team": "nobody"}))
    assert [one.probability for one in unseen] == [one.probability for one in untold.values()]


def test_few_engagements_get_the_base_rate_and_are_told_why() -> None:
    model = fit_risk_model(*risk_portfolio(29))
    found = model.predict(of_type(TYPES[0]))
    assert {one.standing for one in found} == {"too little data"}
    assert "29 past engagements are too few" in found[0].note
    assert all(one.lift == pytest.approx(1) and not one.reasons for one in found)
    assert "29 past engagements" in model.notes()[0]


@pytest.mark.parametrize("count", [0, 1])
def test_none_or_one_engagement_still_gets_an_answer_that_claims_nothing(count: int) -> None:
    found = fit_risk_model(*risk_portfolio(count)).predict(Offer(""))
    assert len(found) == 5
    for one in found:
        assert 0 < one.interval[0] <= one.probability <= one.interval[1] < 1
        assert one.interval[1] - one.interval[0] > 0.1
        assert one.standing == "too little data"


@pytest.mark.parametrize("shown", [False, True])
def test_themes_that_none_or_all_show_have_chances_within_bounds(shown: bool) -> None:
    occurrences = occurrences_from({}, np.full((60, 3), shown))
    found = fit_risk_model(occurrences, tables_for(occurrences)).predict(of_type(TYPES[0]))
    for one in found:
        assert 0 < one.interval[0] <= one.probability <= one.interval[1] < 1
        assert (one.probability > 0.9) == shown
        assert (one.standing == "modelled") == shown


def test_edition_without_themes_has_nothing_to_fear() -> None:
    occurrences = occurrences_from({}, np.zeros((40, 0), dtype=bool))
    assert fit_risk_model(occurrences, tables_for(occurrences)).predict(Offer("")) == ()


def test_theme_that_few_show_has_the_base_rate_and_is_told_so() -> None:
    occurrences, tables = risk_portfolio(60)
    found = {one.theme_id: one for one in fit_risk_model(occurrences, tables).predict(Offer(""))}
    few = [f"t{theme}" for theme in np.flatnonzero(occurrences.shows.sum(axis=0) < 20)]
    assert few
    assert {found[name].standing for name in few} == {"base rate only"}
    assert "below 20" in found[few[0]].note


def test_retired_theme_is_not_told_and_a_proposed_one_is_told_to_be_that() -> None:
    statuses = ("active", "retired", "proposed", "active", "active")
    found = fit_risk_model(*risk_portfolio(100, statuses=statuses)).predict(Offer(""))
    assert {one.theme_id for one in found} == {"t0", "t2", "t3", "t4"}
    assert ["proposed" in one.note for one in found] == [one.theme_id == "t2" for one in found]


def test_same_inputs_give_the_same_model() -> None:
    offer = of_type(TYPES[2])
    one, other = (fit_risk_model(*risk_portfolio(120)).predict(offer) for _ in range(2))
    assert one == other


def test_order_of_engagements_is_of_no_consequence() -> None:
    occurrences, tables = risk_portfolio(120)
    turned = Occurrences(
        occurrences.engagements.iloc[::-1].reset_index(drop=True),
        occurrences.themes,
        occurrences.events,
        occurrences.active,
        occurrences.quarters,
        occurrences.unlinked,
    )
    one = fit_risk_model(occurrences, tables).predict(of_type(TYPES[0]))
    other = fit_risk_model(turned, tables).predict(of_type(TYPES[0]))
    assert [a.probability for a in other] == pytest.approx([a.probability for a in one], abs=0.02)


def test_nothing_known_only_after_signature_moves_a_chance() -> None:
    """A column of actual hours or phases would predict the past very well, and no offer has it."""
    occurrences, tables = risk_portfolio(200)
    draw = np.random.default_rng(9)
    shown = occurrences.shows[:, 1].astype(float)
    late = {
        "actual_hours": 1000 + 5000 * shown,
        "actual_margin": 0.3 - shown,
        "actual_cost": draw.random(200),
        "phase": np.where(shown > 0, "Rescue", "Closed"),
        "status": "Completed",
        "documents": shown,
    }
    changed = Occurrences(
        occurrences.engagements.assign(
            hours=1000 + 5000 * shown, revenue=shown, active_quarters=(1 + shown).astype(int)
        ),
        occurrences.themes,
        occurrences.events.assign(phase="Rescue"),
        occurrences.active,
        occurrences.quarters,
        occurrences.unlinked,
    )
    told = tables | {"engagements": tables["engagements"].assign(**late)}
    offer = of_type(TYPES[0])
    assert fit_risk_model(changed, told).predict(offer) == fit_risk_model(
        occurrences, tables
    ).predict(offer)


def test_engagements_known_from_documents_alone_are_left_out_and_counted() -> None:
    occurrences, tables = risk_portfolio(120)
    frame = occurrences.engagements.copy()
    frame.loc[:19, ["engagement_type", "team"]] = "Unknown"
    frame["start_quarter"] = frame["start_quarter"].astype(object).where(frame.index >= 20, None)
    own = tables["engagements"].copy()
    own.loc[:19, "planned_hours"] = np.nan
    own["start"] = own["start"].astype(object).where(own.index >= 20, None)
    changed = Occurrences(
        frame,
        occurrences.themes,
        occurrences.events,
        occurrences.active,
        occurrences.quarters,
        occurrences.unlinked,
    )
    model = fit_risk_model(changed, tables | {"engagements": own})
    assert (model.learned.engagements, model.learned.unrecorded) == (100, 20)
    assert any("20 engagements without a record" in note for note in model.notes())


def test_young_engagements_are_counted_and_told() -> None:
    """Themes take up to two quarters to show; those that began in the last have shown a third."""
    occurrences, tables = risk_portfolio(200)
    quarters = occurrences.quarters
    frame = occurrences.engagements.copy()
    places = np.arange(200) % 4
    frame["start_quarter"] = [quarters[place] for place in places]
    frame["end_quarter"] = None
    place = dict(zip(frame["engagement"], places, strict=True))
    events = occurrences.events.copy()
    shown = [place[key] + row % 3 for row, key in enumerate(events["engagement"])]
    events["quarter"] = [quarters[min(one, 3)] for one in shown]
    events = events[np.array(shown) <= 3].reset_index(drop=True)
    changed = Occurrences(
        frame, occurrences.themes, events, occurrences.active, quarters, occurrences.unlinked
    )
    model = fit_risk_model(changed, tables)
    assert (model.learned.engagements, model.learned.young, model.learned.partly) == (200, 0, 100)
    assert any("100 engagements are too young" in note for note in model.notes())


def texts_of(occurrences: Occurrences) -> SignedTexts:
    """Return texts of which the word *tape* goes with theme t1, and other words with nothing."""
    embedder = WordEmbedder()
    draw = np.random.default_rng(4)
    rows = [
        embedder.embed([f"word{draw.integers(9)} " + ("tape" if shows else "disk")])[0]
        for shows in occurrences.shows[:, 1]
    ]
    keys = tuple(occurrences.engagements["engagement"])
    return SignedTexts(keys, np.array(rows), embedder.identity)


def asked(text: str) -> OfferSentences:
    found = sentences_of(text)
    assert found is not None
    return found


def test_sentence_that_says_what_went_wrong_before_raises_the_chance_and_is_the_reason() -> None:
    occurrences, tables = risk_portfolio(300)
    model = fit_risk_model(occurrences, tables, texts_of(occurrences))
    text = "Everything goes to disk. The archive is on tape."
    found = {one.theme_id: one for one in model.predict(Offer(text), asked(text))}
    calm = {one.theme_id: one for one in model.predict(Offer(text), asked("All is on disk."))}
    assert found["t1"].probability > calm["t1"].probability
    told = [one for one in found["t1"].reasons if one.start is not None and one.odds > 1]
    assert text[told[0].start : told[0].end] == "The archive is on tape."


def test_sentences_of_another_embedder_are_refused() -> None:
    occurrences, tables = risk_portfolio(100)
    model = fit_risk_model(occurrences, tables, texts_of(occurrences))
    foreign = OfferSentences(((0, 3),), np.ones((1, 64), dtype=np.float32), "other")
    with pytest.raises(ValueError, match="'other'"):
        model.predict(Offer("abc"), foreign)


def test_offer_without_text_is_answered_by_a_model_that_knows_texts_and_the_other_way_round() -> (
    None
):
    occurrences, tables = risk_portfolio(100)
    with_texts = fit_risk_model(occurrences, tables, texts_of(occurrences))
    assert len(with_texts.predict(Offer(""))) == 5
    without = fit_risk_model(occurrences, tables)
    assert without.predict(Offer("a"), asked("The tape.")) == without.predict(Offer("a"))


def test_missing_themes_columns_of_null_keys_are_null() -> None:
    occurrences, tables = risk_portfolio(40)
    themes = tables["themes"].assign(theme_key=pd.Series([None] * 5, dtype="object"))
    found = fit_risk_model(occurrences, tables | {"themes": themes}).predict(Offer(""))
    assert {one.theme_key for one in found} == {None}


def test_lift_above_one_stands_only_where_reasons_beyond_the_class_raise_the_chance() -> None:
    model = fit_risk_model(*risk_portfolio(300))
    for one in (found for kind in TYPES for found in model.predict(of_type(kind))):
        own = [reason for reason in one.reasons if reason.name != "engagement_type"]
        if one.lift >= 1.2 and not any(reason.odds > 1 for reason in own):
            assert one.lift_note


def test_each_theme_says_how_stable_the_edition_found_it() -> None:
    occurrences, tables = risk_portfolio(300)
    health = pd.DataFrame({"theme_id": ["t0"], "verdict": ["unstable"]})
    told = {
        one.theme_id: (one.name, one.told_name, one.stability)
        for one in fit_risk_model(occurrences, {**tables, "health": health}).predict(Offer("", {}))
    }
    name = told["t0"][0]
    assert told["t0"] == (name, f"{name} (unstable)", "unstable")
    assert {stability for theme, (*_, stability) in told.items() if theme != "t0"} == {None}
