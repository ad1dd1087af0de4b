import numpy as np
from numpy.typing import NDArray

from intelligence.evaluation.lineage.growth import PRODUCT, growth_table, placed_as
from intelligence.evaluation.tables import Mean
from tests.unit.intelligence.evaluation.lineage.labelled import tools, world


def test_the_product_stands_first_and_keeps_every_old_document_where_labels_are_plain() -> None:
    table = growth_table([world(12, 3)], lambda _: tools(), 2)
    first = dict(zip(table.columns, table.rows[0], strict=True))
    assert (first["Set"], first["Method"]) == ("plain", PRODUCT)
    unchanged, left = (
        first[f"Old documents {what}"] for what in ("unchanged", "that left their theme")
    )
    assert unchanged == Mean(1.0, 0.0, 2)
    assert left == Mean(0.0, 0.0, 2)
    assert isinstance(first["AMI with labels"], Mean)
    assert first["AMI with labels"].value > 0.95
    assert len(table.rows) == 4
    assert isinstance(first["AMI of old documents"], Mean)
    assert first["AMI of old documents"].value > 0.95
    assert isinstance(first["New documents with a theme"], Mean)
    assert first["New documents with a theme"].value > 0.5
    parts = [first[name] for name in ("AMI, new ones as grouped cold", "Themes")]
    assert all(isinstance(part, Mean) for part in parts)
    assert [part.value > 0.95 for part in parts if isinstance(part, Mean)] == [True, True]


def test_other_peers_can_be_given() -> None:
    def one_group(rows: NDArray[np.floating], _: int) -> NDArray[np.int64]:
        return np.zeros(len(rows), dtype=np.int64)

    table = growth_table([world(12, 3)], lambda _: tools(), 2, lambda _: {"one group": one_group})
    assert [row[1] for row in table.rows] == [PRODUCT, "one group"]
    peer = dict(zip(table.columns, table.rows[1], strict=True))
    assert peer["Old documents unchanged"] == Mean(1.0, 0.0, 2)
    assert peer["Themes"] == Mean(1.0, 0.0, 2)


def test_new_documents_go_where_the_old_ones_of_their_cold_group_mostly_are() -> None:
    themes = ["a", "a", "b", None, None, None, "b"]
    cold = ["x", "x", "x", None, "x", "new", None]
    assert placed_as(themes, cold, [0, 1, 2, 3]) == ["a", "a", "b", None, "a", None, "b"]


def test_new_documents_that_are_in_no_cold_group_are_not_put_together() -> None:
    themes, cold = ["a", "b", "b", "b"], [None, "x", "x", None]
    assert placed_as(themes, cold, [0, 1, 2]) == themes
