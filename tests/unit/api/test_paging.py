from __future__ import annotations

import numpy as np
import pytest

from api.catalogue import Catalogue
from api.cursors import CursorCodec
from api.errors import InvalidCursor, InvalidRequest
from api.paging import Pager
from tests.fakes.edition_sources import MemoryEditions
from tests.fakes.editions import fake_edition


def pager() -> Pager:
    catalogue = Catalogue(MemoryEditions(fake_edition()), editions_kept=1)
    return Pager(catalogue, CursorCodec(b"secret"))


def test_a_page_ends_where_the_next_begins() -> None:
    given = pager()
    start = given.open("r", {}, cursor=None, edition=None)
    positions = np.array([2, 5, 9, 14])
    first, cursor = given.cut(start, positions, 3)
    rest, end = given.cut(given.open("r", {}, cursor=cursor, edition=None), positions, 3)
    assert (first, rest, end) == ([2, 5, 9], [14], None)


def test_a_list_that_fits_has_no_next_page() -> None:
    given = pager()
    start = given.open("r", {}, cursor=None, edition=7)
    assert given.cut(start, np.array([1, 2]), 2) == ([1, 2], None)
    assert given.cut(start, np.array([], dtype=np.int64), 2) == ([], None)


def test_a_cursor_is_refused_for_other_filters_and_other_routes() -> None:
    given = pager()
    start = given.open("r", {"role": "cause"}, cursor=None, edition=None)
    _, cursor = given.cut(start, np.arange(9), 3)
    for route, filters in (("r", {"role": "impact"}), ("r", {}), ("s", {"role": "cause"})):
        with pytest.raises(InvalidCursor, match="another query"):
            given.open(route, filters, cursor=cursor, edition=None)


def test_cursor_and_edition_must_agree() -> None:
    given = pager()
    _, cursor = given.cut(given.open("r", {}, cursor=None, edition=None), np.arange(9), 3)
    assert given.open("r", {}, cursor=cursor, edition=7).position == 3
    with pytest.raises(InvalidRequest, match="belongs to edition 7, but edition 6"):
        given.open("r", {}, cursor=cursor, edition=6)
