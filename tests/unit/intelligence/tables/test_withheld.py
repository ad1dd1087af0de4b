import pandas as pd

from intelligence.findings import Finding
from intelligence.held_back import HeldGroup, Reason
from intelligence.tables.withheld import withheld_by_reason, withheld_table
from models.roles.contract import Role
from tests.fakes.editions import fake_edition

DOCUMENTS = pd.DataFrame(
    {
        "document_uid": [f"d{at}" for at in range(6)],
        "engagement": ["A", "A", "B", None, "C", "C"],
        "customer_key": ["1", "1", "2", None, "2", "2"],
    }
)
CAUSES = [
    Finding(f"d{at}", 0, 9, f"cause {at}", Role.CAUSE, "heading", 1.0, "Cause") for at in range(6)
]
HELD = (
    HeldGroup(Reason.UNSURE_NAME, (4, 5), (5,), "Late access"),
    HeldGroup(Reason.ONE_WORDING, (0,), (0,)),
    HeldGroup(Reason.ONE_WORDING, (1, 2, 3), (2, 1)),
)


def test_groups_are_counted_like_themes_by_reason_and_the_largest_first() -> None:
    table = withheld_table(CAUSES, HELD, DOCUMENTS)
    assert table["reason"].tolist() == ["one wording", "one wording", "no sure name"]
    assert table["name"].tolist() == [None, None, "Late access"]
    assert table["finding_ids"].tolist()[0] == ["d1-0-9", "d2-0-9", "d3-0-9"]
    assert table["quotes"].tolist()[0] == ["d2-0-9", "d1-0-9"]
    counts = table[["findings", "documents", "engagements", "customers"]]
    assert counts.to_numpy().tolist() == [[3, 3, 2, 2], [1, 1, 1, 1], [2, 2, 1, 1]]


def test_a_group_has_the_same_id_whatever_the_order_of_groups() -> None:
    turned = withheld_table(CAUSES, HELD[::-1], DOCUMENTS)
    pd.testing.assert_frame_equal(turned, withheld_table(CAUSES, HELD, DOCUMENTS))
    assert turned["group_id"].is_unique


def test_no_group_is_an_empty_table_of_the_same_columns() -> None:
    empty, full = withheld_table(CAUSES, (), DOCUMENTS), withheld_table(CAUSES, HELD, DOCUMENTS)
    assert empty.empty
    assert empty.columns.tolist() == full.columns.tolist()


def test_each_reason_is_told_once_and_no_engagement_counts_twice() -> None:
    frame = pd.DataFrame(
        {"finding_id": [f"d{at}-0-9" for at in range(6)], "document_uid": DOCUMENTS["document_uid"]}
    )
    held = withheld_table(CAUSES, HELD, DOCUMENTS)
    told = withheld_by_reason({"withheld": held, "findings": frame, "documents": DOCUMENTS})
    assert told == [
        {"reason": "one wording", "groups": 2, "findings": 4, "documents": 4, "engagements": 2},
        {"reason": "no sure name", "groups": 1, "findings": 2, "documents": 2, "engagements": 1},
    ]


def test_an_edition_of_an_earlier_release_tells_of_none() -> None:
    tables = fake_edition().tables
    assert withheld_by_reason({**tables, "withheld": pd.DataFrame()}) == []
    assert withheld_by_reason({n: t for n, t in tables.items() if n != "withheld"}) == []
