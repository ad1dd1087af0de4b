"""Past engagements of whole editions beside an offer: everything that is told comes from tables."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
import pytest

from intelligence.risk.evidence import evidence_for
from intelligence.risk.neighbours import neighbours_of
from intelligence.risk.offer import Offer
from intelligence.risk.overrun import overrun_outlooks
from intelligence.risk.past import PastEngagements
from intelligence.risk.similar import similar_engagements
from intelligence.signals.occurrences import occurrences_of
from intelligence.signals.overruns import overrun_signals
from tests.fakes.editions import empty_edition, fake_edition
from tests.fakes.large_portfolios import Size, large_portfolio

Tables = Mapping[str, pd.DataFrame]
OFFER = Offer(
    "We move the estate.",
    {"customer": "C01", "engagement_type": "Cloud migration", "region": "DACH"},
    900.0,
    10.0,
)


def _tables(name: str) -> Tables:
    if name == "edition":
        return fake_edition().tables
    return large_portfolio(Size(documents=900, engagements=150, themes=12, customers=30), seed=3)


@pytest.mark.parametrize("name", ["edition", "portfolio"])
def test_what_is_told_of_an_engagement_is_what_its_tables_say(name: str) -> None:
    found = _tables(name)
    occurrences = occurrences_of(found)
    past = PastEngagements.of(occurrences, found)
    offer = OFFER if name == "edition" else Offer("", {"team": "team 3"}, 1000.0)
    similar = similar_engagements(neighbours_of(offer, past))
    assert len(similar) == 5
    engagements = found["engagements"].set_index("engagement")
    names = found["themes"].set_index("theme_id")["name"]
    documents = found["documents"]
    for one in similar:
        row = engagements.loc[one.engagement]
        own = documents[documents["engagement"] == one.engagement]
        assert one.documents == len(own)
        assert one.escalations == (own["kind"] == "escalation").sum()
        at = past.keys.index(one.engagement)
        themes = np.flatnonzero(occurrences.shows[at])
        assert set(one.themes) == {names[occurrences.themes[theme]] for theme in themes}
        if one.effort_overrun is not None:
            beyond = row["actual_hours"] / row["planned_hours"] - 1
            assert one.effort_overrun == pytest.approx(100 * beyond)
        if one.margin_slippage is not None:
            lost = row["actual_margin"] - row["planned_margin"]
            assert one.margin_slippage == pytest.approx(100 * lost)


def test_every_quote_of_an_edition_is_verbatim() -> None:
    found = fake_edition().tables
    neighbours = neighbours_of(OFFER, PastEngagements.of(occurrences_of(found), found))
    texts = found["documents"].set_index("document_uid")["text"]
    evidence = [
        quote for theme in found["themes"]["theme_id"] for quote in evidence_for(theme, neighbours)
    ]
    quotes = [quote for one in similar_engagements(neighbours) for quote in one.quotes]
    assert len(evidence) > 10
    assert quotes
    for quote in [*evidence, *quotes]:
        assert texts[quote.document_uid][quote.start : quote.end] == quote.text


def test_the_class_of_an_offer_has_the_engagements_of_the_table_of_overruns() -> None:
    found = _tables("portfolio")
    occurrences = occurrences_of(found)
    history = PastEngagements.of(occurrences, found).history
    table = overrun_signals(found, occurrences).classes.set_index(["measure", "value"])
    for kind in sorted(set(found["engagements"]["engagement_type"])):
        offer = Offer("", {"engagement_type": kind})
        for outlook in overrun_outlooks(offer, history)[:2]:
            row = table.loc[(outlook.measure, kind)]
            assert outlook.engagements == row["engagements"]
            assert outlook.customers == row["customers"]
            assert outlook.shrunk == (row["status"] == "shrunk")
            if outlook.shrunk:
                # The table describes; the check allows for few cases and for the quarter to come.
                assert outlook.quantiles["p80"][0] == pytest.approx(row["p80_shrunk"], rel=0.2)


def test_edition_without_rows_says_that_nothing_is_known() -> None:
    found = empty_edition().tables
    past = PastEngagements.of(occurrences_of(found), found)
    neighbours = neighbours_of(OFFER, past)
    assert similar_engagements(neighbours) == ()
    assert evidence_for("any", neighbours) == ()
    notes = {one.note for one in overrun_outlooks(OFFER, past.history)}
    assert notes == {"no finished engagement has both figures"}
