from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus.errors import UnreadableFile
from corpus.limits import Limits
from corpus.raw import RawText
from corpus.readers.registry import read
from tests.fixtures.readers.compound import compound, message

SENT = datetime(2025, 3, 4, 23, 30, tzinfo=UTC)


def put(folder: Path, content: bytes) -> Path:
    path = folder / "late.msg"
    path.write_bytes(content)
    return path


def text_of(folder: Path, content: bytes) -> RawText:
    (part,) = read(put(folder, content), Limits())
    assert isinstance(part, RawText)
    return part


def test_a_message_is_a_text_with_the_headers_of_a_mail(tmp_path: Path) -> None:
    """Firms save their complaints from Outlook; every one had to be saved again as EML."""
    properties = {
        "0037": "RE: HV24-0226: late again",
        "1000": "Tobi,\r\n\r\nNobody checked the level of the Größe.\r\n",
        "0C1A": "Kate Dunne",
        "5D01": "k.dunne@hv.example",
        "0E04": "Tobi",
        "__attach_version1.0_#00000000/3707": "sketch.pdf",
    }
    found = text_of(tmp_path, message(properties, SENT))
    assert found.title == "RE: HV24-0226: late again"
    assert found.text == "Tobi,\r\n\r\nNobody checked the level of the Größe.\r\n"
    assert dict(found.metadata) == {
        "from": "Kate Dunne <k.dunne@hv.example>", "to": "Tobi", "attachments": "sketch.pdf",
        "subject": "RE: HV24-0226: late again", "date": "2025-03-04T23:30:00+00:00",
    }  # fmt: skip


def test_the_day_is_that_of_the_senders_clock_where_the_headers_are_kept(tmp_path: Path) -> None:
    headers = "Received: x\r\nDate: Wed, 05 Mar 2025 08:30:00 +0900\r\n"
    found = text_of(tmp_path, message({"007D": headers, "1000": "It was late."}, SENT))
    assert found.metadata["date"] == "2025-03-05T08:30:00+09:00"


def test_a_message_in_html_alone_is_read_as_a_page(tmp_path: Path) -> None:
    found = text_of(tmp_path, message({"1013": b"<p>Nobody <b>asked</b>.</p><p>Late.</p>"}, SENT))
    assert found.text == "Nobody asked.\nLate.\n"


def test_a_message_without_a_text_says_what_to_do(tmp_path: Path) -> None:
    path = put(tmp_path, message({"0037": "Late", "1009": b"rich"}))
    with pytest.raises(UnreadableFile, match=r"save it as \.eml"):
        read(path, Limits())


def test_other_compound_files_and_damaged_ones_are_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="holds no Outlook message"):
        read(put(tmp_path, compound({"WordDocument": b"x"})), Limits())
    whole = message({"1000": "It was late."})
    for cut in (600, 1_500, len(whole) - 5_000):
        with pytest.raises(UnreadableFile):
            read(put(tmp_path, whole[:cut]), Limits())


def test_a_part_that_claims_to_be_longer_than_its_file_is_refused(tmp_path: Path) -> None:
    content = bytearray(message({"1000": "It was late."}))
    entry = content.index("__substg1.0_1000001F".encode("utf-16-le"))
    content[entry + 120 : entry + 128] = (1 << 30).to_bytes(8, "little")
    with pytest.raises(UnreadableFile):
        read(put(tmp_path, bytes(content)), Limits())


def test_the_marks_before_a_subject_are_no_part_of_it(tmp_path: Path) -> None:
    found = text_of(tmp_path, message({"0037": "\x01\x04RE: late", "1000": "Nobody asked."}))
    assert (found.title, found.metadata["subject"]) == ("RE: late", "RE: late")
