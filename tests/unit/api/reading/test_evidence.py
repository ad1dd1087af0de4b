from __future__ import annotations

import pytest

from api.reading import evidence
from api.reading.index import EditionIndex, build_index
from tests.fakes.editions import fake_edition


@pytest.fixture(scope="module")
def index() -> EditionIndex:
    return build_index(fake_edition())


def test_a_quotation_stands_between_the_words_around_it(index: EditionIndex) -> None:
    for position in range(index.tables["findings"].height):
        quote = evidence.quote_row(index, position)
        at = index.documents.by_uid[quote["document_uid"]]
        assert (
            quote["before"] + quote["text"] + quote["after"]
            in index.tables["documents"].columns["text"][at]
        )


def test_context_is_bounded_and_says_so(
    index: EditionIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence, "CONTEXT_CHARACTERS", 3)
    quote = evidence.quote_row(index, 0)
    assert (len(quote["before"]), len(quote["after"])) == (3, 3)
    assert quote["before_cut"]
    assert quote["after_cut"]


def test_a_finding_carries_its_document_s_customer_date_and_quarter(index: EditionIndex) -> None:
    row = evidence.finding_row(index, 0)
    document = index.tables["documents"].row(index.documents.by_uid[row["document_uid"]])
    assert [row[name] for name in ("customer", "date", "quarter")] == [
        document[name] for name in ("customer", "date", "quarter")
    ]


def test_quotes_that_the_edition_lacks_are_left_out(index: EditionIndex) -> None:
    ids = ["gone", *index.tables["themes"].columns["quotes"][0]]
    found = evidence.quotes_of_theme(index, ids, limit=2)
    assert [quote["finding_id"] for quote in found] == ids[1:3]
