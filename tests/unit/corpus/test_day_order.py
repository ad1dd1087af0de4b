from pathlib import Path

import pytest

from corpus.dates import Order
from corpus.day_order import Neighbours
from corpus.limits import Limits
from corpus.readers.walk import discover


def neighbours(folder: Path, **days: str) -> Neighbours:
    for name, day in days.items():
        path = folder / f"{name.replace('__', '/')}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Customer: Acme\nDate: {day}\n\nAccess came late.\n")
    return Neighbours(tuple(discover([folder], Limits())), Limits())


@pytest.mark.parametrize(
    ("beside", "order"),
    [("3/14/2025", Order.MONTH_FIRST), ("14/3/2025", Order.DAY_FIRST), ("14.03.2025", None)],
)
def test_one_date_of_the_folder_that_can_be_read_one_way_tells_for_all(
    tmp_path: Path, beside: str, order: Order | None
) -> None:
    """Reviews of 3/5/2025 stood in May, beside one of 3/14/2025 in the same folder."""
    found = neighbours(tmp_path, a="3/5/2025", b=beside)
    assert found.order_near("a.md") is order


def test_the_nearest_folder_that_shows_an_order_decides(tmp_path: Path) -> None:
    found = neighbours(tmp_path, us__a="3/5/2025", us__b="3/14/2025", uk__c="14/3/2025")
    assert found.order_near("us/a.md") is Order.MONTH_FIRST
    assert found.order_near("uk/d.md") is Order.DAY_FIRST


def test_a_folder_that_shows_both_orders_decides_nothing(tmp_path: Path) -> None:
    assert neighbours(tmp_path, a="3/14/2025", b="14/3/2025").order_near("c.md") is None


def test_a_file_that_cannot_be_read_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 no archive")
    assert neighbours(tmp_path, a="3/5/2025").order_near("a.md") is None
