from intelligence.curation.entries import parse_decision, payload_of
from intelligence.curation.refile import Refile


def test_it_is_written_without_what_is_left_out_and_read_back() -> None:
    decision = Refile(("0123456789abcdef-3-9",), 0.75, None, "t")
    assert payload_of(decision) == {"findings": ["0123456789abcdef-3-9"], "sure": 0.75, "to": "t"}
    assert parse_decision("refile", payload_of(decision)) == decision
