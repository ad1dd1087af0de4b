from pathlib import Path

import pytest

from corpus.errors import UnreadableFile
from corpus.limits import Limits
from corpus.raw import RawText
from corpus.readers.mailbox import MailboxReader
from corpus.readers.registry import read

MAILS = b"""From ana@example.com Mon May  6 23:30:00 2024
From: Ana <ana@example.com>
Subject: Cut-over
Date: Mon, 06 May 2024 23:30:00 +0000
Message-ID: <1@example.com>

The scope was never agreed.
>From the start nobody asked.

From here on the plan was late.

From bo@example.com Tue May  7 08:00:00 2024
From: Bo <bo@example.com>
Subject: Access
Date: Tue, 07 May 2024 08:00:00 +0000
Message-ID: <2@example.com>

Accounts came three weeks late.
"""


def mails(folder: Path, content: bytes) -> list[RawText]:
    path = folder / "all.mbox"
    path.write_bytes(content)
    return [part for part in read(path, Limits()) if isinstance(part, RawText)]


def test_each_mail_is_a_text_of_its_own(tmp_path: Path) -> None:
    first, second = mails(tmp_path, MAILS)
    assert (first.title, second.title) == ("Cut-over", "Access")
    assert first.text.startswith("The scope was never agreed.\nFrom the start nobody asked.")
    assert "From here on the plan was late." in first.text
    assert second.text.strip() == "Accounts came three weeks late."


def test_a_mail_keeps_its_name_where_others_come_before_it(tmp_path: Path) -> None:
    names = {part.title: part.member for part in mails(tmp_path, MAILS)}
    later = MAILS[MAILS.index(b"From bo@") :] + b"\n" + MAILS[: MAILS.index(b"From bo@")]
    assert {part.title: part.member for part in mails(tmp_path, later)} == names
    assert len(set(names.values())) == 2


def test_a_file_without_a_mail_is_told_to_be_none(tmp_path: Path) -> None:
    path = tmp_path / "all.mbox"
    path.write_text("From here on the plan was late.\n")
    with pytest.raises(UnreadableFile, match="no line that begins a mail"):
        MailboxReader().read(path, Limits())


def test_words_of_a_mail_that_look_like_the_line_between_two_stay_with_it(tmp_path: Path) -> None:
    said = b"From our kick-off in 2024:\nScope: was left open.\n\nFrom bo@"
    first, _ = mails(tmp_path, MAILS.replace(b"From bo@", said, 1))
    assert "Scope: was left open." in first.text
