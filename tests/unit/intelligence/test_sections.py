import pytest

from intelligence.sections import heading_evidence, heading_in
from models.roles.contract import Evidence


@pytest.mark.parametrize(
    ("heading", "evidence"),
    [
        ("Root Cause", Evidence.CAUSE),
        ("Five Whys", Evidence.CAUSE),
        ("Fault", Evidence.CAUSE),
        ("Cause notes", Evidence.CAUSE),
        ("Causes/Trigger", Evidence.CAUSE),
        ("contributing_factors", Evidence.CAUSE),
        ("ContributingFactors", Evidence.CAUSE),
        ("Driving Event", Evidence.NARRATIVE),
        ("3. What didn't go well?", Evidence.PROBLEM),
        ("What went wrong", Evidence.PROBLEM),
        ("Early Warnings?", Evidence.PROBLEM),
        ("Where could we have been better", Evidence.PROBLEM),
        ("What went well?", Evidence.POSITIVE),
        ("Not a cause", Evidence.POSITIVE),
        ("Impact", Evidence.IMPACT),
        ("Effect", Evidence.IMPACT),
        ("Recommendation(s)", Evidence.RECOMMENDATION),
        ("What will we do differently?", Evidence.RECOMMENDATION),
        ("Corrective actions", Evidence.ACTION),
        ("Response", Evidence.ACTION),
        ("Recovery", Evidence.RESOLUTION),
        ("Workaround", Evidence.RESOLUTION),
        ("Fix notes", Evidence.RESOLUTION),
        ("Lesson(s) Learned", Evidence.LESSON),
        ("Leadup", Evidence.NARRATIVE),
        ("Detection", Evidence.NARRATIVE),
        ("Timeline", Evidence.NARRATIVE),
        ("Event", Evidence.NARRATIVE),
        ("What happened", Evidence.NARRATIVE),
        ("Background", Evidence.CONTEXT),
        ("Distribution", Evidence.SILENT),
        ("Ursachen", Evidence.CAUSE),
        ("Auswirkungen", Evidence.IMPACT),
        ("Maßnahmen", Evidence.ACTION),
        ("Recommandations", Evidence.RECOMMENDATION),
        ("Minus", Evidence.PROBLEM),
        ("Wat kon beter", Evidence.PROBLEM),
        ("Plus", Evidence.POSITIVE),
        ("Wins", Evidence.POSITIVE),
        ("Leerpunten", Evidence.LESSON),
        ("Verbesserungsvorschläge", Evidence.RECOMMENDATION),
        ("Text", Evidence.NONE),
        ("", Evidence.NONE),
        ("Kubernetes", Evidence.OTHER),
    ],
)
def test_heading_is_understood(heading: str, evidence: Evidence) -> None:
    assert heading_evidence(heading) is evidence


@pytest.mark.parametrize(
    "line",
    [
        "Root cause:",
        "2) Root causes",
        "## Timeline",
        "What went well?",
        "Ce qui a bien marché",
        "-- keep --",
        "Root cause (mandatory field):",
        "== Anything at all ==",
    ],
)
def test_whole_line_is_a_heading(line: str) -> None:
    heading = heading_in(line)

    assert heading is not None
    assert heading.length == len(line)


@pytest.mark.parametrize(
    "line",
    [
        "The root cause was a missing plan.",
        "cause not known yet",
        "No test environment",
        "Issue with the vendor VPN",
        "No plan",
        "- no plan",
        "* Wrong firewall rule",
        "Who has an exec contact over there?",
        "VPN down since 10:15",
        "",
    ],
)
def test_statement_is_no_heading(line: str) -> None:
    assert heading_in(line) is None


def test_label_before_a_statement_is_cut_off_it() -> None:
    heading = heading_in("Root cause: no capacity plan")

    assert heading is not None
    assert (heading.text, heading.length) == ("Root cause", len("Root cause:"))


def test_ticket_field_is_silent_but_a_project_told_at_length_is_not() -> None:
    field = heading_in("Status: reopened (4th time)")
    told = heading_in("Project: replacement of switches and Wi-Fi in 88 branches")

    assert field is not None
    assert field.evidence is Evidence.SILENT
    assert told is not None
    assert told.evidence is Evidence.NONE


def test_line_that_its_document_marks_may_hold_unknown_words() -> None:
    assert heading_in("KEEL LAYING") is None
    assert heading_in("KEEL LAYING", formal=True) is not None


def test_the_head_of_a_table_is_no_heading() -> None:
    assert heading_in("# | Issue | Why | Action") is None


def test_what_a_team_calls_bad_is_a_problem() -> None:
    assert heading_evidence("Bad:") is heading_evidence("What broke") is Evidence.PROBLEM
