import numpy as np

from intelligence.curation.suggest import sides, two_parts
from tests.fakes.embedders import WordEmbedder

VPN = [f"vpn access came late {word}" for word in ("one", "two", "six", "ten")]
BADGE = [f"door badges were missing on site {word}" for word in ("one", "two", "six")]


def test_two_kinds_of_statement_fall_apart_larger_first() -> None:
    texts = [BADGE[0], VPN[0], BADGE[1], VPN[1], VPN[2], BADGE[2], VPN[3]]
    halves = two_parts(texts, WordEmbedder().embed(texts))
    assert halves is not None
    assert sorted(halves.larger.members) == [1, 3, 4, 6]
    assert sorted(halves.smaller.members) == [0, 2, 5]
    assert any("badges" in phrase for phrase in halves.smaller.keyphrases)
    assert halves.apart < 0.9


def test_the_order_of_the_statements_decides_nothing() -> None:
    texts = [*VPN, *BADGE]
    forward, backward = (
        two_parts(given, WordEmbedder().embed(given)) for given in (texts, texts[::-1])
    )
    assert forward is not None
    assert backward is not None
    said = [{texts[at] for at in part.members} for part in (forward.larger, forward.smaller)]
    again = [
        {texts[::-1][at] for at in part.members} for part in (backward.larger, backward.smaller)
    ]
    assert said == again


def test_one_wording_has_no_parts() -> None:
    same = ["vpn access came late"] * 5
    assert two_parts(same, WordEmbedder().embed(same)) is None
    assert two_parts(same[:1], WordEmbedder().embed(same[:1])) is None


def test_the_rows_of_each_side_are_told() -> None:
    rows = np.eye(4)[[0, 0, 1, 1, 1]] + 0.1
    found = sides(rows + np.arange(20).reshape(5, 4) / 500)
    assert found is not None
    assert found.tolist() in ([True, True, False, False, False], [False, False, True, True, True])
    assert sides(np.ones((4, 3))) is None
    assert sides(np.zeros((0, 3))) is None
