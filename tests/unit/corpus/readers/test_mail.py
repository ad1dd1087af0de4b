from email.message import EmailMessage
from pathlib import Path

import pytest

from corpus.errors import UnreadableFile
from corpus.limits import Limits
from corpus.raw import RawText
from corpus.readers.contract import Head
from corpus.readers.mail import MailReader
from tests.fixtures.readers.build import MAIL


def read(folder: Path, content: bytes | str) -> RawText:
    path = folder / "a.eml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (part,) = MailReader().read(path, Limits())
    assert isinstance(part, RawText)
    return part


def test_the_body_is_decoded_and_otherwise_verbatim(tmp_path: Path) -> None:
    note = read(tmp_path, MAIL)
    assert note.text == "Root cause:\r\nNobody owned the accès list.\r\n"
    assert note.title == "Still no accès"
    assert note.metadata == {
        "from": "Ana <ana@example.com>",
        "to": "desk@example.com",
        "subject": "Still no accès",
        "date": "2024-03-18T09:12:00+01:00",
    }
    assert [s.heading for s in note.sections] == ["Root cause"]


def test_the_plain_part_is_preferred_and_attachments_are_only_named(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "ana@example.com", "Late"
    mail.set_content("The plain words.")
    mail.add_alternative("<p>The page.</p>", subtype="html")
    mail.add_attachment(
        b"MZ\x90", maintype="application", subtype="octet-stream", filename="run.exe"
    )
    mail.add_attachment("other words", filename="notes.txt")
    note = read(tmp_path, mail.as_bytes())
    assert note.text == "The plain words.\n"
    assert note.metadata["attachments"] == "run.exe; notes.txt"


def test_an_attached_mail_is_named_and_its_words_are_not_the_senders(tmp_path: Path) -> None:
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "bo@example.com", "Inner"
    inner.set_content("The words of Bo.")
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "ana@example.com", "Outer"
    mail.set_content("See attached.")
    mail.add_attachment(inner)
    note = read(tmp_path, mail.as_bytes())
    assert note.text == "See attached.\n"
    assert note.metadata["attachments"] == "message/rfc822"


def test_a_mail_that_only_forwards_gives_the_forwarded_words(tmp_path: Path) -> None:
    inner = "From: bo@example.com\nSubject: Inner\n\nThe words of Bo.\n"
    outer = "From: a@example.com\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n"
    assert read(tmp_path, outer + inner).text == "The words of Bo.\n"


def test_a_mail_of_html_alone_gives_its_visible_text(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "ana@example.com", "Late"
    mail.set_content("<h2>Impact</h2><p>für &amp; wider</p><script>x</script>", subtype="html")
    note = read(tmp_path, mail.as_bytes())
    assert note.text == "Impact\nfür & wider\n"
    assert note.sections[0].heading == "Impact"


@pytest.mark.parametrize("charset", ["x-unknown", "us-ascii", "utf-8", "hex_codec"])
def test_a_wrong_charset_does_not_lose_the_text(tmp_path: Path, charset: str) -> None:
    head = f"From: a@example.com\nSubject: x\nContent-Type: text/plain; charset={charset}\n\n"
    assert read(tmp_path, head.encode() + "für".encode("cp1252")).text == "für"


def test_damaged_encoded_words_and_dates_are_kept_as_received(tmp_path: Path) -> None:
    note = read(tmp_path, "Subject: =?utf-8?b?x?=\nDate: someday\nFrom: =?bad?\n\nLate.\n")
    assert note.metadata["date"] == "someday"
    assert note.text == "Late.\n"


def test_a_mail_without_words_and_a_text_without_headers_are_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="holds no text"):
        read(tmp_path, "From: a@example.com\nSubject: x\n\n")
    with pytest.raises(UnreadableFile, match="none of the headers"):
        read(tmp_path, "just words\n")


def test_a_mail_pasted_into_a_note_is_a_note() -> None:
    pasted = "From: Bo\nTo: Ana\nSubject: Late\n\nIt is late.\n"
    assert not MailReader().recognises(Head("a.txt", ".txt", pasted.encode(), pasted))
    assert MailReader().recognises(Head("a", "", MAIL.encode(), MAIL))
