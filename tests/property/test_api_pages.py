from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.catalogue import Catalogue
from api.cursors import Cursor, CursorCodec
from api.errors import InvalidCursor
from api.pages.visible import visible
from api.paging import Pager
from api.reading.evidence import finding_row
from api.reading.highlight import Span, segments
from api.reading.select import FindingFilter, select_findings
from tests.fakes.edition_sources import MemoryEditions
from tests.fakes.editions import edition_from, fake_edition

CODEC = CursorCodec(b"secret")
FILTERS = st.fixed_dictionaries(
    {
        "theme": st.sampled_from([None, "T-0001", "sow_ambiguity"]),
        "role": st.sampled_from([None, "cause", "impact"]),
        "unassigned": st.sampled_from([None, True, False]),
        "quarter": st.sampled_from([None, "2025Q2", "Unknown"]),
    }
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(filters=FILTERS, limit=st.integers(1, 500), published_after=st.integers(0, 5))
def test_pages_joined_are_the_whole_list_although_editions_come_and_filters_vary(
    filters: dict[str, Any], limit: int, published_after: int
) -> None:
    source = MemoryEditions(fake_edition())
    pager = Pager(Catalogue(source, editions_kept=2), CODEC)
    whole = select_findings(pager.catalogue.index(), FindingFilter(**filters)).tolist()
    cursor: str | None = None
    walked: list[int] = []
    for page in range(len(whole) + 1):
        if page == published_after:
            source.publish(edition_from([], [], [], number=8))
        if page == 0 and published_after == 0:
            start = pager.open("findings", filters, cursor=None, edition=7)
        else:
            start = pager.open("findings", filters, cursor=cursor, edition=None)
        chosen, cursor = pager.cut(
            start, select_findings(start.index, FindingFilter(**filters)), limit
        )
        assert start.index.number == 7
        assert len(chosen) <= limit
        walked += chosen
        if cursor is None:
            break
    assert walked == whole
    assert all(finding_row(pager.catalogue.index(7), at)["finding_id"] for at in walked)


@given(
    edition=st.integers(0, 2**32 - 1),
    position=st.integers(0, 2**64 - 1),
    query=st.binary(min_size=8, max_size=8),
)
def test_every_cursor_comes_back(edition: int, position: int, query: bytes) -> None:
    cursor = Cursor(edition, position, query)
    assert CODEC.decode(CODEC.encode(cursor)) == cursor


@given(st.text(max_size=60))
def test_no_text_is_a_cursor_by_accident(text: str) -> None:
    with pytest.raises(InvalidCursor):
        CODEC.decode(text)


@given(
    text=st.text(max_size=40),
    places=st.lists(st.tuples(st.integers(-2, 45), st.integers(-2, 45)), max_size=8),
)
def test_segments_joined_are_the_text_and_each_finding_is_its_pieces(
    text: str, places: list[tuple[int, int]]
) -> None:
    spans = [Span(start, end, at) for at, (start, end) in enumerate(places)]
    pieces = segments(text, spans)
    assert "".join(piece.text for piece in pieces) == text
    for span in spans:
        own = [piece for piece in pieces if span.position in piece.positions]
        inside = 0 <= span.start < span.end <= len(text)
        assert "".join(piece.text for piece in own) == (
            text[span.start : span.end] if inside else ""
        )


@given(st.text())
def test_visible_text_holds_no_reordering_character(text: str) -> None:
    assert not set(visible(text)) & set(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00"
    )
