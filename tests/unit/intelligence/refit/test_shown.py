from dataclasses import replace

from api.schemas.refits import RefitDetail
from intelligence.curation.entries import Move, Retire
from intelligence.refit.proposal import Proposal, proposal_of, proposal_payload
from intelligence.refit.shown import Refit, details_of, summary_of
from intelligence.refit.taking_over import states
from tests.fakes.filings import LATE, PLAN, Filing
from tests.fakes.mixed import mixed_edition, mixed_proposal


def refit() -> Refit:
    proposal = mixed_proposal()
    return Refit(4, "2026-09-30T10:00:00+00:00", proposal, states(4, proposal, ()))


def test_a_summary_says_what_each_item_would_do_and_where_it_stands() -> None:
    told = summary_of(refit())
    assert (told["refit"], told["edition"]) == (4, 1)
    split = told["items"][0]
    assert (split["item"], split["state"], split["findings"]) == ("split-1", "open", 8)
    assert split["themes"] == ["mixed"]


def test_a_merge_says_how_many_findings_would_come_into_the_other_theme() -> None:
    """Once it said none, as its decision names themes alone."""
    told = {item["item"]: item for item in details_of(refit(), None)["items"]}
    merge = told["merge-1"]
    (source, _) = merge["themes"]
    (lost,) = [one for one in merge["effects"] if one["theme_id"] == source]
    assert merge["findings"] == lost["before"]["findings"] == 5
    assert told["start-1"]["findings"] == 8


def test_a_split_by_sub_cause_says_how_many_findings_would_leave_and_an_end_none() -> None:
    proposal = mixed_proposal()
    (split, *_) = proposal.items
    decision = replace(split.decisions[0], chosen=(), kept=(), subcause="tests")
    (effect, *_) = split.effects
    items = (
        replace(split, decisions=(decision,)),
        replace(split, name="end-1", decisions=(Retire("mixed"),), effects=(
            replace(effect, after=effect.before),
        )),
    )  # fmt: skip
    whole = replace(proposal, items=items)
    told = summary_of(Refit(4, "2026-09-30T10:00:00+00:00", whole, states(4, whole, ())))
    assert [item["findings"] for item in told["items"]] == [8, 0]


def test_quotes_have_the_words_of_the_edition_that_was_reconsidered() -> None:
    told = details_of(refit(), mixed_edition().tables)
    quotes = told["items"][0]["evidence"][0]["quotes"]
    assert quotes
    assert all("tests" in quote["text"] for quote in quotes)
    assert quotes[0]["customer"].startswith("Customer")


def test_without_its_edition_findings_are_named_and_not_quoted() -> None:
    (quote, *_) = details_of(refit(), None)["items"][0]["evidence"][0]["quotes"]
    assert quote["text"] is None
    assert quote["finding_id"] in mixed_proposal().items[0].evidence[0].quotes


def test_what_is_filed_elsewhere_says_from_where_to_where() -> None:
    first = Filing.first()
    filing = first.after(Move(first.named("VPN", 2), PLAN))
    proposal = Proposal(2, 1, "words", 0, 0, filing.items())
    told = details_of(
        Refit(1, "2026-09-30T10:00:00+00:00", proposal, states(1, proposal, ())),
        filing.edition.tables,
    )
    (item,) = told["items"]
    assert (item["kind"], item["moves"]) == ("refile", {"source": LATE, "to": PLAN})
    assert item["findings"] == 4
    assert RefitDetail.model_validate(told).items[0].evidence[0].measured is not None
    assert all("VPN" in quote["text"] for one in item["evidence"] for quote in one["quotes"])
    assert summary_of(refit())["items"][0]["moves"] is None
    assert proposal_of(proposal_payload(proposal)) == proposal
