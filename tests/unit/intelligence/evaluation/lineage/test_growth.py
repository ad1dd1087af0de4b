from intelligence.evaluation.lineage.growth import PRODUCT, growth_table
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
