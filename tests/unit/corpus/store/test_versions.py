from corpus.store.versions import Additions


def test_additions_add_up() -> None:
    total = Additions(1, 2, 3) + Additions(10, 20, 30)
    assert total == Additions(11, 22, 33)
    assert total.total == 66
