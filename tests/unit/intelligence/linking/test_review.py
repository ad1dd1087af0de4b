import pandas as pd

from intelligence.linking.review import review_queue

COLUMNS = [
    "document_uid", "entity", "given", "state", "key", "name", "score", "runner_up",
    "runner_up_score",
]  # fmt: skip


def test_each_open_name_is_listed_once_commonest_first_and_silence_is_not_a_name() -> None:
    rows = [
        ("d1", "customer", "Zet", "unlinked", None, None, 0.0, None, 0.0),
        ("d2", "customer", "Akme", "ambiguous", "C1", "Acme", 80.0, "Acne", 79.0),
        ("d3", "customer", "Akme", "ambiguous", "C1", "Acme", 80.0, "Acne", 79.0),
        ("d4", "customer", "Acme", "linked", "C1", "Acme", 100.0, None, 0.0),
        ("d5", "customer", None, "unlinked", None, None, 0.0, None, 0.0),
    ]
    queue = review_queue(pd.DataFrame(rows, columns=COLUMNS))
    assert [(item["given"], item["documents"], item["name"]) for item in queue] == [
        ("Akme", 2, "Acme"),
        ("Zet", 1, None),
    ]


def test_nothing_open_is_an_empty_queue() -> None:
    assert review_queue(pd.DataFrame([], columns=COLUMNS)) == []
