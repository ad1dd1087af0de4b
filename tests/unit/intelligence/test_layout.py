from corpus.document import Document, DocumentKind, Section
from intelligence.layout import blocks
from models.roles.contract import Evidence


def laid_out(text: str, *sections: Section) -> list[tuple[str, str]]:
    document = Document("t", "1", DocumentKind.ESCALATION, text, sections=sections)
    return [(block.heading, text[block.start : block.end]) for block in blocks(document)]


def test_statements_stand_under_the_heading_above_them() -> None:
    assert laid_out("Background\nNew ERP.\nRoot cause:\nNo plan.\nNo money.") == [
        ("Background", "New ERP."),
        ("Root cause:", "No plan."),
        ("Root cause:", "No money."),
    ]


def test_hard_wrapped_lines_are_one_block_and_items_are_not() -> None:
    wrapped = "The order of the servers was not in the\nrunbook, so they came up wrong."
    assert len(laid_out(wrapped)) == 1
    assert len(laid_out("- no plan\n- no money\nno sponsor")) == 2


def test_lines_without_capitals_are_each_a_thought_of_its_own() -> None:
    lines = [
        "tester on leave all of june",
        "no one had the key to the rack, which sat in the other building",
        "key came on the 4th",
        "vendor still at 0 of 12 interfaces",
    ]
    assert [text for _, text in laid_out("\n".join(lines))] == lines


def test_messages_of_a_chat_on_one_line_are_each_its_own() -> None:
    first, second = "[09:02] Lena: nobody can check in, queue to the street", "[09:03] Tom: on it"
    assert [text for _, text in laid_out(f"{first} {second}")] == [first, second]
    for said in (
        "The stand-up [10:30] was moved today: nobody came.",
        "Pump 4\t[09:02] Alarm: pressure low at nine and gone at ten\tHall 2",
        "The log says of the restart at [02:14] Batch job: killed by the watchdog again.",
    ):
        assert [text for _, text in laid_out(said)] == [said]


def test_wrapped_line_that_goes_on_with_a_name_is_joined() -> None:
    line = "The steering committee met on Monday and heard that the vendor from"
    second = "Dublin had not delivered a single one of the nineteen interfaces,"
    text = f"{line}\n{second}\n{line}\nCork neither."
    assert len(laid_out(text)) == 1


def test_greeting_signature_and_quoted_mail_are_left_out() -> None:
    text = (
        "Hi Lena,\nthe test system was handed over five weeks late and nobody told the testers,\n"
        "who had been booked since March.\nBest regards\nYusuf Tan\nHead of Testing\n\n"
        "On Aug 9 Lena wrote:\n> please explain"
    )
    assert [text for _, text in laid_out(text)] == [
        (
            "the test system was handed over five weeks late and nobody told the testers,\n"
            "who had been booked since March."
        )
    ]


def test_forwarded_mail_is_read_when_there_is_nothing_else() -> None:
    text = "fyi\n\n-----Original Message-----\nFrom: Ana\nTo: Bo\n\nNobody has tested the fallback."
    assert laid_out(text) == [("", "Nobody has tested the fallback.")]


def test_quoted_complaint_under_a_cover_note_is_read() -> None:
    text = "See below, he is furious.\n> Your demo was a slideshow with a progress bar."
    text += "\n> Nobody told us that.\n> We have now bought something that does not exist."
    assert [part for _, part in laid_out(text)][1:] == [
        "Your demo was a slideshow with a progress bar.",
        "Nobody told us that.",
        "We have now bought something that does not exist.",
    ]


def test_column_heading_holds_until_a_heading_inside_the_text() -> None:
    text = "Late access.\nImpact\nTwo weeks lost."
    found = laid_out(text, Section("Root cause", 0, len(text)))
    assert found == [("Root cause", "Late access."), ("Impact", "Two weeks lost.")]


def test_heading_line_between_sections_is_no_statement() -> None:
    text = "# Impact\nTwo weeks lost.\nAfterword nobody gave a heading to."
    found = laid_out(text, Section("Impact", 9, 25))
    assert found == [
        ("Impact", "Two weeks lost."),
        ("", "Afterword nobody gave a heading to."),
    ]


def test_nothing_under_a_silent_heading_is_read() -> None:
    assert laid_out("Participants\nAnna Berg and Olu Ade\nImpact\nWe lost a week.") == [
        ("Impact", "We lost a week.")
    ]


def test_prompt_of_a_template_ends_the_part_before_it() -> None:
    text = "What went well?\nFast response\nPlease list the follow-up tasks below.\nFix the bug"
    assert laid_out(text)[-1] == ("", "Fix the bug")


def test_tags_that_break_lines_break_blocks() -> None:
    assert [part for _, part in laid_out("<p>No plan.</p><ul><li>No money</li></ul>")] == [
        "No plan.",
        "No money",
    ]


def test_text_in_capitals_has_no_capital_headings() -> None:
    found = laid_out("VALVE FAILED\nTHE GASKET HAD BEEN INSTALLED WITH THE WRONG TORQUE")
    assert len(found) == 2
    assert laid_out("Calm prose here, all lower case.\nVALVE STATION\nIt was closed.")[-1] == (
        "VALVE STATION",
        "It was closed.",
    )


def test_evidence_goes_with_the_heading() -> None:
    document = Document("t", "1", DocumentKind.LESSON, "Why?\nNobody asked.")
    assert blocks(document)[0].evidence is Evidence.CAUSE


def test_short_lines_over_whole_sentences_are_headings_in_unknown_words() -> None:
    text = (
        "Dark clouds\nNobody had ordered the accounts before the kick-off.\n"
        "Silver linings\nThe operators trained on their own recipes every single week."
    )
    assert [part for _, part in laid_out(text)] == [
        "Nobody had ordered the accounts before the kick-off.",
        "The operators trained on their own recipes every single week.",
    ]
    assert "No test system" in [part for _, part in laid_out("No test system\nNobody had one.")]


def test_a_short_comment_over_a_long_quotation_below_a_description_forwards_nothing() -> None:
    """Quoted replies in the comments of a ticket were read as root causes of their own."""
    body = "The agents could not report in, because the firewall change waited three weeks."
    comment = (
        "Agree.\n\n> Only Dave knew how the parsers were built and he left us in May.\n> -- Bo"
    )
    text = f"{body}\n\nComment\n{comment}"
    start = len(body) + len("\n\nComment\n")
    sections = (Section("Description", 0, len(body)), Section("Comment", start, len(text)))
    assert [part for _, part in laid_out(text, *sections)] == [body, "Agree."]


def test_a_line_that_announces_a_list_is_no_statement_and_may_be_its_heading() -> None:
    """*The panel identified the following factors …:* was a root cause in every review."""
    text = (
        "The panel found that the following factors had contributed to the late outturn:\n"
        "- The survey was on the wrong grid.\n- Nobody checked the drawings."
    )
    document = Document("t", "1", DocumentKind.POST_MORTEM, text)
    found = blocks(document)
    assert [document.text[block.start : block.end] for block in found] == [
        "- The survey was on the wrong grid.",
        "- Nobody checked the drawings.",
    ]
    assert {block.evidence for block in found} == {Evidence.CAUSE}


def test_a_lead_in_does_not_overrule_the_heading_above_it() -> None:
    text = "Recommendations\nThe following causes should be dealt with next:\n- Name an owner."
    document = Document("t", "1", DocumentKind.POST_MORTEM, text)
    assert {block.evidence for block in blocks(document)} == {Evidence.RECOMMENDATION}


def test_a_box_to_tick_and_the_stamp_of_a_comment_are_no_part_of_a_statement() -> None:
    text = (
        "- [x] Require a change request for any change.\n- [ ] Train a second engineer.\n"
        "11/May/24 03:26 PM;557058:abc;Nobody owned the alert."
    )
    assert [part for _, part in laid_out(text)] == [
        "Require a change request for any change.",
        "Train a second engineer.",
        "Nobody owned the alert.",
    ]


def test_cells_of_a_table_are_blocks_of_their_own_under_their_columns() -> None:
    text = (
        "Issue | Why | Owner\nLate | Nobody had asked the vendor. It was May. | KD\nSo it went.\n"
    )
    assert laid_out(text) == [
        ("Issue", "Late"),
        ("Why", "Nobody had asked the vendor. It was May."),
        ("", "So it went."),
    ]


def test_when_and_by_whom_a_message_of_a_chat_is_stands_outside_its_block() -> None:
    text = "[07/10/2024, 09:11:22] Dan: nobody asked\n07/10/24, 09:12 - Jo Doe: it was late"
    assert laid_out(text) == [("", "nobody asked"), ("", "it was late")]


def test_a_known_heading_behind_a_time_is_no_sender() -> None:
    """``Root cause:`` was cut off a log's lines as the name of who had written them."""
    text = "2024-03-01 10:12 - Root cause: the disk was full"
    assert laid_out(text) == [("", "Root cause: the disk was full")]
