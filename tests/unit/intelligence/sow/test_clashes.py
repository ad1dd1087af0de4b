"""In what two claims clash."""

from __future__ import annotations

import pytest

from intelligence.sow.claims import claims_of
from intelligence.sow.clashes import Clash, clashes_of
from intelligence.sow.outline import outline
from models.segmentation import RuleSegmenter


def _clashes(first: str, second: str) -> list[Clash]:
    statements = outline(f"{first}\n\n{second}", RuleSegmenter()).statements
    one, other = claims_of(statements)
    return list(clashes_of(one, other))


def _kinds(first: str, second: str) -> set[str]:
    return {clash.kind for clash in _clashes(first, second)}


def _of(first: str, second: str, kind: str) -> list[Clash]:
    return [clash for clash in _clashes(first, second) if clash.kind == kind]


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("We charge EUR 31.50 per person.", "The price is EUR 29.50 per person.", "money"),
        ("The pilot lasts four weeks.", "The pilot lasts six weeks.", "time"),
        ("Nine interfaces are built.", "The twelve interfaces are tested.", "count"),
        ("It convenes monthly.", "The quarterly meeting is in Rome.", "frequency"),
        ("The pilot begins on 14 April.", "The pilot begins on 21 April.", "day"),
        ("Discovery takes four weeks.", "Discovery: 11 January to 19 February", "span"),
        ("This contract expires on 31 May 2027.", "Report 3: 4 June 2027", "term"),
        ("The Vendor cleans the data.", "Data are cleaned by the Client.", "doer"),
        ("The Client owns the code.", "The code belongs to the Vendor.", "owner"),
        ("Training is given online.", "Training is given on site.", "way"),
        ("The desk is open Monday to Saturday.", "On Saturday it is closed.", "shut"),
        ("The desk is open 8:00 to 18:00.", "The desk is open 9:00 to 17:00.", "hours"),
        ("We meet on Mondays.", "We meet on Tuesdays.", "weekday"),
        ("The kiln is fired in week 12.", "Firing the kiln: week 15.", "week"),
        ("Data stay in Rome only.", "A back-up is held in Bari.", "data site"),
        ("The floor is swept daily.", "It is swept on Mondays and Fridays.", "frequency"),
        ("Hexham pays for the lunch.", "Lunch is borne by us.", "doer"),
        ("Liability is limited to EUR 900.", "We are liable without limit.", "way"),
        ("Minor defects shall not delay it.", "It must be free of any defect.", "way"),
        ("Locks are bought by the Client.", "The fee of EUR 90 includes locks.", "way"),
        ("We invoice monthly.", "The Bank pays upon delivery of each report.", "way"),
        ("Work ends at 18:00.", "Work goes on until 20:00.", "closing"),
        ("The laws of Ireland apply.", "Dutch law applies.", "law"),
        ("It is kept in Rome.", "It is kept in Bari.", "site"),
        ("Minutes are in Danish.", "Minutes are in Dutch.", "language"),
        ("German at level C1 is needed.", "German at level B1 is needed.", "level"),
        ("Seven offices are audited.", "Offices in Rome, Bari and Pisa are audited.", "list"),
        ("Photos are part of the price.", "Excluded: photos.", "scope"),
        ("The pumps are tested.", "The pumps are not tested.", "denial"),
    ],
)
def test_clash_is_told_by_its_kind(first: str, second: str, kind: str) -> None:
    assert kind in _kinds(first, second)


def test_figure_that_both_tell_or_that_is_the_sum_of_parts_is_no_clash() -> None:
    assert "count" not in _kinds("Nine pumps and two spare pumps.", "The two pumps are red.")
    assert "count" not in _kinds("40 items and 27 assets are moved.", "All 67 items are checked.")


def test_claim_does_not_clash_with_itself() -> None:
    words = "The Vendor builds nine interfaces by 3 May in Rome for EUR 40 each, in German."
    assert _kinds(words, words) == set()


def test_days_that_are_denied_do_not_clash_with_those_that_are_left() -> None:
    assert "weekday" not in _kinds("No work is done at weekends.", "We come on Mondays.")


def test_how_long_each_of_several_takes_says_nothing_of_the_stretch_of_all() -> None:
    """The clean sample offer had a conflict of these two."""
    span = "17 May to 25 June 2027: two test cycles with ten working days between them"
    assert "span" not in _kinds("Tests: two cycles of ten working days.", span)
    assert "span" in _kinds("The test cycles consist of ten working days.", span)


def test_figures_of_what_two_parties_do_are_marked() -> None:
    first = "The Client checks it within ten days."
    (found,) = _of(first, "The Vendor mends it within five days.", "time")
    assert found.signs["figure: two doers"] == 1
    (found,) = _of(first, "The Client checks it within five days.", "time")
    assert found.signs["figure: two doers"] == 0


def test_copies_may_lie_elsewhere_unless_what_they_are_of_lies_in_one_place_only() -> None:
    backup = "Back-ups of the portal are hosted in Zurich."
    assert not _kinds("The portal is hosted in Vienna.", backup) & {"data site", "site", "name"}
    assert "data site" in _kinds("The portal is hosted in Vienna only.", backup)
    assert "data site" in _kinds("Back-ups are stored in Vienna.", backup)


def test_two_who_do_something_with_two_things_do_not_clash() -> None:
    first = "The laptops are provided by the Client."
    second = "The Supplier supplies the docking stations for the laptops."
    assert "doer" not in _kinds(first, second)
    assert "doer" in _kinds(first, "The Supplier provides the laptops.")


def test_one_day_of_the_week_does_not_clash_with_what_is_done_less_often() -> None:
    assert "frequency" not in _kinds("It is made twice a month.", "It is made on Mondays.")
    assert "frequency" in _kinds("It is made daily.", "It is made on Mondays.")
