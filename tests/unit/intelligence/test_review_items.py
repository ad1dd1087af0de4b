from intelligence.review_items import Kind, Queue, ReviewItem


def item(kind: Kind) -> ReviewItem:
    return ReviewItem(kind, "title", "question?", (), None, (), ())


QUEUE = Queue(
    3,
    (item(Kind.MERGE), item(Kind.ASSIGNMENT)),
    {Kind.MERGE: 1, Kind.ASSIGNMENT: 9},
)


def test_items_are_told_by_kind_or_all_in_order() -> None:
    assert [one.kind for one in QUEUE.of(Kind.ASSIGNMENT)] == [Kind.ASSIGNMENT]
    assert QUEUE.of(None) == QUEUE.items


def test_a_queue_says_when_it_does_not_show_everything() -> None:
    assert QUEUE.truncated()
    assert QUEUE.truncated(Kind.ASSIGNMENT)
    assert not QUEUE.truncated(Kind.MERGE)
    assert not Queue(3, QUEUE.items, {Kind.MERGE: 1, Kind.ASSIGNMENT: 1}).truncated()
