from intelligence.relations import Event, Lineage, Overlap, Relation


def test_an_overlap_of_nothing_has_no_share() -> None:
    nothing = Overlap(0, 0, 0)
    assert (nothing.jaccard, nothing.of_previous, nothing.of_current) == (None, None, None)


def test_shares_are_told_both_ways() -> None:
    overlap = Overlap(shared=2, previous=4, current=8)
    assert (overlap.jaccard, overlap.of_previous, overlap.of_current) == (0.2, 0.5, 0.25)


def test_only_what_keeps_its_id_is_the_same_theme() -> None:
    kept = Relation(Event.SPLITS, "a", "x", Overlap(1, 1, 1), keeps_id=True)
    part = Relation(Event.SPLITS, "a", "y", Overlap(1, 1, 1))
    assert Lineage((kept, part)).same == {"x": "a"}
