"""The labelled statements of work: enough of each kind, spans that hold, and nothing twice."""

from __future__ import annotations

import json
import re
from collections import Counter
from importlib.resources import files
from typing import Any

import pytest

from intelligence.sow.passage import PassageKind, Section

Item = dict[str, Any]

LEAST_OF_EACH_KIND = 32
LEAST_CLEAN = 105
LEAST_DOCUMENTS = 34
LEAST_OF_EACH_SECTION = 14


SETS = ("development", "development_2")
LEAST_WORDS, MOST_WORDS = 110, 420


def _items(group: str | None = None, name: str = "development") -> list[Item]:
    lines = files("intelligence.sow").joinpath(f"labelled/{name}.jsonl").read_text("utf-8")
    items: list[Item] = [json.loads(line) for line in lines.splitlines()]
    return [item for item in items if group in (None, item["group"])]


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def test_each_kind_has_enough_passages_and_so_has_what_is_clean() -> None:
    passages = _items("passage")
    counts = Counter(
        kind for item in passages for kind in {label["kind"] for label in item["labels"]}
    )
    assert set(counts) == set(PassageKind)
    assert min(counts.values()) >= LEAST_OF_EACH_KIND
    assert sum(not item["labels"] for item in passages) >= LEAST_CLEAN


def test_each_section_is_missing_in_enough_documents_and_there_in_enough() -> None:
    documents = _items("document")
    assert len(documents) >= LEAST_DOCUMENTS
    for section in Section:
        missing = sum(section in item["missing"] for item in documents)
        assert missing >= LEAST_OF_EACH_SECTION
        assert len(documents) - missing >= LEAST_OF_EACH_SECTION
    assert any(not item["missing"] for item in documents)


def test_documents_by_another_writer_have_every_kind_and_section_and_a_third_is_clean() -> None:
    documents = _items(name="development_2")
    assert {item["group"] for item in documents} == {"document"}
    counts = Counter(label["kind"] for item in documents for label in item["labels"])
    assert set(counts) == set(PassageKind)
    assert min(counts.values()) >= LEAST_OF_EACH_KIND // 2
    assert 3 * sum(not item["labels"] for item in documents) >= len(documents)
    for section in Section:
        assert 0 < sum(section in item["missing"] for item in documents) < len(documents)
    for item in documents:
        assert LEAST_WORDS <= len(item["text"].split()) <= MOST_WORDS, item["id"]


@pytest.mark.parametrize("name", SETS)
def test_a_document_names_known_sections_in_their_order(name: str) -> None:
    order = list(Section)
    for item in _items("document", name):
        missing = [Section(name) for name in item["missing"]]
        assert missing == sorted(set(missing), key=order.index), item["id"]


@pytest.mark.parametrize("name", SETS)
def test_every_span_lies_in_its_text_and_has_no_space_at_its_ends(name: str) -> None:
    for item in _items(name=name):
        for label in item["labels"]:
            assert 0 <= label["start"] < label["end"] <= len(item["text"]), item["id"]
            words = item["text"][label["start"] : label["end"]]
            assert words == words.strip(), item["id"]


@pytest.mark.parametrize("name", SETS)
def test_a_conflict_and_only_a_conflict_points_at_a_span_that_points_back(name: str) -> None:
    for item in _items(name=name):
        pairs = {
            (label["start"], label["end"]): tuple(label["with"])
            for label in item["labels"]
            if label["kind"] == PassageKind.CONFLICTING
        }
        assert all(pairs.get(other) == span != other for span, other in pairs.items()), item["id"]
        for label in item["labels"]:
            assert ("with" in label) == (label["kind"] == PassageKind.CONFLICTING), item["id"]


def test_no_identifier_text_or_label_comes_twice() -> None:
    items = [item for name in SETS for item in _items(name=name)]
    assert len({item["id"] for item in items}) == len(items)
    assert len({_plain(item["text"]) for item in items}) == len(items)
    for item in items:
        labels = [(label["kind"], label["start"], label["end"]) for label in item["labels"]]
        assert len(set(labels)) == len(labels), item["id"]


@pytest.mark.parametrize("name", SETS)
def test_items_have_the_fields_of_their_group_and_no_mark_is_left_in_a_text(name: str) -> None:
    shared = {"id", "text", "labels", "group"}
    for item in _items(name=name):
        expected = shared | ({"missing"} if item["group"] == "document" else set())
        assert set(item) == expected, item["id"]
        assert item["text"] == item["text"].strip()
        assert not {"[[", "{{"} & {item["text"][at : at + 2] for at in range(len(item["text"]))}
