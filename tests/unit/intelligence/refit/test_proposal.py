import json
from dataclasses import asdict

import pytest

from intelligence.errors import UnknownRefit
from intelligence.refit.proposal import proposal_of, proposal_payload
from tests.fakes.mixed import mixed_edition, mixed_proposal


def test_a_proposal_is_read_as_it_was_written() -> None:
    payload = json.loads(json.dumps(proposal_payload(mixed_proposal())))
    assert proposal_of(payload) == mixed_proposal()


def test_a_proposal_of_another_form_is_refused() -> None:
    with pytest.raises(UnknownRefit, match="form 9"):
        proposal_of({**proposal_payload(mixed_proposal()), "form": 9})


def test_a_proposal_of_the_form_before_is_still_read() -> None:
    assert proposal_of({**proposal_payload(mixed_proposal()), "form": 1}) == mixed_proposal()


def test_what_people_wrote_is_not_kept_in_it() -> None:
    payload = json.dumps(proposal_payload(mixed_proposal()))
    findings = mixed_edition().tables["findings"]
    assert not [text for text in findings["text"] if text in payload]


def test_items_are_chosen_by_name_and_strange_ones_are_told() -> None:
    proposal = mixed_proposal()
    assert [item.name for item in proposal.chosen(("merge-1",))] == ["merge-1"]
    assert proposal.chosen(()) == proposal.items
    with pytest.raises(UnknownRefit, match="'end-1'; its items: split-1, merge-1, start-1"):
        proposal.chosen(("end-1",))
    assert asdict(proposal.items[0].effects[0])["before"]
