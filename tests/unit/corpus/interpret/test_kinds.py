import pytest

from corpus.document import DocumentKind
from corpus.interpret.kinds import kind_in, kind_named, kind_of_table, kind_of_text


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Post-Mortem of the launch", "post_mortem"),
        ("post_mortem", "post_mortem"),
        ("Sprint retrospective", "post_mortem"),
        ("RCA 12", "post_mortem"),
        ("PROJECT CLOSURE REPORT", "post_mortem"),
        ("Retro: lessons learned", "post_mortem"),
        ("Lesson learned", "lesson"),
        ("Escalation Halden", "escalation"),
        ("support ticket", "escalation"),
    ],
)
def test_words_name_a_kind(words: str, kind: str) -> None:
    assert kind_in(words) is DocumentKind(kind)


@pytest.mark.parametrize("words", ["minutes", "an incident at 3 pm", "in that case", ""])
def test_words_of_any_text_name_none(words: str) -> None:
    assert kind_in(words) is None


def test_a_type_column_may_say_incident() -> None:
    assert kind_named("Incident") is DocumentKind.ESCALATION
    assert kind_named("Service Request") is DocumentKind.ESCALATION
    assert kind_named("Epic") is None


def test_what_is_stated_comes_first_then_the_type_then_the_folder() -> None:
    lesson, escalation = DocumentKind.LESSON, DocumentKind.ESCALATION
    assert kind_of_text(lesson, "escalation", ["retro"]) is lesson
    assert kind_of_text(None, "escalation", ["retro"]) is escalation
    assert kind_of_text(None, "memo", ["lessons", "escalation of May"]) is lesson
    assert kind_of_text(None, None, ["", "x"]) is DocumentKind.POST_MORTEM


def test_mail_in_the_name_of_a_table_is_what_its_rows_are_about() -> None:
    """Reviews of a mail migration became escalations, for their file's name said "Mail"."""
    assert kind_of_table("Mail migration reviews") is None
    assert kind_of_table("email-archive") is None
    for name in ("client escalations", "Complaints 2025", "support_tickets", "e-mail complaints"):
        assert kind_of_table(name) is DocumentKind.ESCALATION
    assert kind_of_table("Mail lessons") is DocumentKind.LESSON
    assert kind_in("mail") is DocumentKind.ESCALATION
