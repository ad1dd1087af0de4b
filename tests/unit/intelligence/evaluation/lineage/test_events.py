import numpy as np

from intelligence.evaluation.lineage.events import PRODUCT, events_of, events_table
from intelligence.evaluation.lineage.planting import Named
from intelligence.evaluation.tables import Mean
from tests.unit.intelligence.evaluation.lineage.labelled import tools, world


def test_cold_groups_name_starts_splits_and_merges_by_overlap() -> None:
    known = {"split": range(20), "one": range(20, 30), "two": range(30, 40)}
    groups = np.array([0] * 10 + [1] * 10 + [2] * 20 + [3] * 10)
    events = events_of(known, groups, range(40))
    assert {event.kind for event in events} == {"start", "split", "merge"}
    (start,) = [event for event in events if event.kind == "start"]
    assert start.texts == frozenset(range(40, 50))
    (merge,) = [event for event in events if event.kind == "merge"]
    assert merge == Named("merge", frozenset({"one", "two"}))


def test_the_product_names_every_planted_event_of_plain_labels_and_no_other() -> None:
    table = events_table([world()], lambda _: tools(), 1)
    first = dict(zip(table.columns, table.rows[0], strict=True))
    assert first["Method"] == PRODUCT
    for what in ("Births", "Splits", "Merges"):
        assert first[f"{what} named right"] == Mean(1.0, 0.0, 1), what
    assert first["False events a refit"] == Mean(0.0, 0.0, 1)
    assert first["False events where nothing changed"] == Mean(0.0, 0.0, 1)
