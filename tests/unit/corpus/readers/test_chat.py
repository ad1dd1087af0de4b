import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import LimitExceeded, UnreadableFile
from corpus.limits import Limits
from corpus.raw import RawTable, RawText
from corpus.readers.chat import chat_text, is_around_chat, is_chat
from corpus.readers.json_file import JsonReader


def message(text: str, second: int = 0, **more: Any) -> dict[str, Any]:
    return {
        "type": "message",
        "user": "U1",
        "text": text,
        "ts": f"{1708765380 + second}.000100",
    } | more


def test_the_messages_of_a_day_are_one_text_dated_by_the_first(tmp_path: Path) -> None:
    """Each line of a channel, "ugh" and who joined among them, was a post-mortem without a day."""
    path = tmp_path / "2024-02-24.json"
    joined = message("<@U1> has joined the channel", subtype="channel_join")
    path.write_text(json.dumps([joined, message("nobody signed off", 60), message("ugh", 90)]))
    (part,) = JsonReader().read(path, Limits())
    assert isinstance(part, RawText)
    assert (part.text, part.metadata) == ("- nobody signed off\n- ugh", {"date": "2024-02-24"})


def test_mentions_emoji_and_addresses_are_no_words_of_a_message() -> None:
    words = "<@U03> the <https://x.example/a|plan> was late :grimacing: &amp; unsigned at 10:30:00"
    assert chat_text([message(words)]).text == "- the plan was late & unsigned at 10:30:00"


def test_records_with_a_text_and_a_time_are_no_chat() -> None:
    assert not is_chat([{"id": 1, "text": "late", "ts": "1708765380.000100"}])
    assert not is_chat([])
    assert not is_around_chat([{"id": 1, "name": "Portal", "created": "2024-01-01"}])


def test_the_people_and_channels_of_a_chat_are_no_records(tmp_path: Path) -> None:
    path = tmp_path / "channels.json"
    path.write_text(
        json.dumps([{"id": "C04ABCDEF", "name": "x", "created": 1708765380, "members": []}])
    )
    with pytest.raises(UnreadableFile, match="people or channels of a chat"):
        JsonReader().read(path, Limits())


def test_a_list_of_projects_or_customers_is_not_around_a_chat(tmp_path: Path) -> None:
    """A list of projects with members and a day of creation was refused."""
    project = {"id": "P-1", "name": "Portal", "members": ["Bo"], "created": "2024-01-01"}
    customer = {"id": "C1", "name": "Acme", "profile": "Retail chain"}
    path = tmp_path / "list.json"
    for record in (project | {"lessons_learned": "Nobody asked.", "budget": 9}, customer):
        path.write_text(json.dumps([record]))
        (part,) = JsonReader().read(path, Limits())
        assert isinstance(part, RawTable)
        assert "name" in part.columns


def test_times_and_colons_within_words_are_no_emoji() -> None:
    for words in ("call at 14:30: nobody", "at 14:30:00", "sql::varchar::text", "a :30: b"):
        assert chat_text([message(words)]).text == f"- {words}"
    assert chat_text([message("fine :+1: :wave::skin-tone-2: then")]).text == "- fine then"


def test_what_is_no_message_among_messages_is_passed_over() -> None:
    assert chat_text([message("late"), None, message("x", subtype=[])]).text == "- late"


def test_a_chat_longer_than_a_text_may_be_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "2024-02-24.json"
    path.write_text(json.dumps([message("nobody signed off")]))
    with pytest.raises(LimitExceeded, match="characters of text; at most 9 are allowed"):
        JsonReader().read(path, replace(Limits(), max_text_characters=9))
