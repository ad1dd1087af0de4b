from __future__ import annotations

from collections.abc import Callable

import pytest

from api.ports import EditionSource, NoEditions
from intelligence.errors import UnknownEdition


def test_the_empty_source_is_an_edition_source_without_editions() -> None:
    source: EditionSource = NoEditions()
    assert source.numbers() == ()
    assert source.problems() == ()


@pytest.mark.parametrize("ask", [NoEditions().manifest, NoEditions().get, NoEditions().report_html])
def test_the_empty_source_knows_no_number(ask: Callable[[int], object]) -> None:
    with pytest.raises(UnknownEdition, match="edition 3 does not exist"):
        ask(3)
