"""The labelled passages kept for the test: enough of each kind, and every offset true."""

from __future__ import annotations

import json
from collections import Counter
from importlib import resources
from typing import Any

import pytest

from intelligence.sow.passage import PassageKind, Section

PASSAGES_PER_KIND = 31
CLEAN_PASSAGES = 105
DOCUMENTS = 34
DOCUMENTS_WITH_AND_WITHOUT = 14
WORDS_OF_A_DOCUMENT = range(120, 351)


@pytest.fixture(scope="module")
def items() -> list[dict[str, Any]]:
    kept = resources.files("intelligence.sow") / "labelled" / "kept.jsonl"
    return [json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines()]


def spans_of(item: dict[str, Any]) -> list[tuple[int, int]]:
    """Every span that the labels of an item name."""
    labels = item["labels"]
    own = [(label["start"], label["end"]) for label in labels]
    return own + [(one["with"][0], one["with"][1]) for one in labels if "with" in one]


def test_every_kind_has_enough_passages_and_enough_are_clean(items: list[dict[str, Any]]) -> None:
    passages = [item for item in items if item["group"] == "passage"]
    counts = Counter(
        kind for item in passages for kind in {label["kind"] for label in item["labels"]}
    )
    assert set(counts) == set(PassageKind)
    assert min(counts.values()) >= PASSAGES_PER_KIND
    assert sum(not item["labels"] for item in passages) >= CLEAN_PASSAGES


def test_every_section_is_missing_in_enough_documents_and_there_in_enough(
    items: list[dict[str, Any]],
) -> None:
    documents = [item for item in items if item["group"] == "document"]
    assert len(documents) >= DOCUMENTS
    for section in Section:
        missing = sum(section in document["missing"] for document in documents)
        assert missing >= DOCUMENTS_WITH_AND_WITHOUT
        assert missing <= len(documents) - DOCUMENTS_WITH_AND_WITHOUT
    assert any(not document["missing"] for document in documents)


def test_documents_are_short_and_name_sections_that_there_are_once(
    items: list[dict[str, Any]],
) -> None:
    for document in (item for item in items if item["group"] == "document"):
        assert len(document["text"].split()) in WORDS_OF_A_DOCUMENT, document["id"]
        assert set(document["missing"]) <= set(Section), document["id"]
        assert len(set(document["missing"])) == len(document["missing"]), document["id"]


def test_every_label_is_of_a_known_kind_and_spans_words_without_blanks_around_them(
    items: list[dict[str, Any]],
) -> None:
    for item in items:
        assert {label["kind"] for label in item["labels"]} <= set(PassageKind), item["id"]
        for start, end in spans_of(item):
            assert 0 <= start < end <= len(item["text"]), item["id"]
            words = item["text"][start:end]
            assert words == words.strip(), item["id"]


def test_a_conflict_and_nothing_else_names_a_second_span_apart_from_the_first(
    items: list[dict[str, Any]],
) -> None:
    for label in (label for item in items for label in item["labels"]):
        assert ("with" in label) == (label["kind"] == PassageKind.CONFLICTING)
        if "with" in label:
            start, end = label["with"]
            assert end <= label["start"] or label["end"] <= start


def test_no_text_and_no_name_of_an_item_comes_twice(items: list[dict[str, Any]]) -> None:
    texts = [" ".join(item["text"].casefold().split()) for item in items]
    assert len(set(texts)) == len(texts)
    assert len({item["id"] for item in items}) == len(items)


def test_every_item_belongs_to_a_group_and_has_the_fields_of_it(
    items: list[dict[str, Any]],
) -> None:
    fields = {
        "passage": {"id", "text", "labels", "group"},
        "document": {"id", "text", "labels", "group", "missing"},
    }
    for item in items:
        assert set(item) == fields[item["group"]], item["id"]
