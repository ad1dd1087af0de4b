import pandas as pd
import pytest

from intelligence.risk.descent import Descent, Descents


def lineage(*rows: tuple[str, str | None, str | None]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["event", "previous_theme_id", "theme_id"])


LINEAGES = {
    2: lineage(("merges", "a", "b"), ("continues", "b", "b"), ("ends", "e", None)),
    3: lineage(("splits", "b", "b"), ("splits", "b", "c"), ("revives", "e", "e")),
    5: lineage(
        ("ends", "c", None), ("continues", "b", "b"), ("starts", "d", "f"), ("ends", "d", None)
    ),
}
ALIVE = ("b", "e", "f")


@pytest.mark.parametrize(
    ("theme", "edition", "into", "events"),
    [
        ("a", 1, ("b",), ("merges", "splits", "ends")),
        ("b", 2, ("b",), ("splits", "ends")),
        ("c", 3, (), ("ends",)),
        ("c", 4, (), ("ends",)),
        ("d", 1, ("f",), ("ends",)),
        ("e", 1, ("e",), ("ends", "revives")),
        ("b", 5, ("b",), ()),
    ],
)
def test_a_theme_is_followed_from_its_own_edition_on(
    theme: str, edition: int, into: tuple[str, ...], events: tuple[str, ...]
) -> None:
    assert Descents(LINEAGES, ALIVE).of(theme, edition) == Descent(into, events, lost=False)


def test_a_theme_that_no_edition_tells_of_is_lost() -> None:
    assert Descents(LINEAGES, ALIVE).of("who", 1) == Descent((), (), lost=True)
    assert Descents({}, ()).of("a", 1) == Descent((), (), lost=True)


def test_an_edition_built_again_with_the_same_lineage_changes_nothing() -> None:
    again = {**LINEAGES, 4: LINEAGES[3]}
    assert Descents(again, ALIVE).of("a", 1) == Descents(LINEAGES, ALIVE).of("a", 1)
