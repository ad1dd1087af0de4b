import pytest

from intelligence.heads_and_feet import is_head_or_foot


@pytest.mark.parametrize(
    "line",
    [
        "Document type: Post-mortem",
        "Status | in progress",
        "Priority: high",
        "Contract | fixed price",
        "Period | January 2024 to March 2025",
        "Date | 14 march 2025",
        "Participants | J. Smith, A. Brown (Acme)",
        "Confidential",
        "Strictly confidential: Acme Foods Ltd",
        "Confidential - do not distribute",
        "Proprietary and confidential",
        "Commercial in confidence.",
        "For internal use only",
        "Signature: ________",
        "Signed by: Anke Rohde, 14 March 2025",
    ],
)
def test_fields_and_feet_with_a_name_a_day_or_nothing_are_known(line: str) -> None:
    assert is_head_or_foot(line)


@pytest.mark.parametrize(
    "line",
    [
        "Team: too small for two sites",
        "Contract: silent on who pays for the second test",
        "Phase: testing was late",
        "Confidence among the users was low",
        "Internal use only was agreed, and the customer published it",
        "Signed: nobody",
        "",
    ],
)
def test_what_went_wrong_behind_such_a_label_is_none(line: str) -> None:
    assert not is_head_or_foot(line)
