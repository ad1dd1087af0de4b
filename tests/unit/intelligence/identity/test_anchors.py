import numpy as np

from intelligence.identity.anchors import anchor_rows, packed
from intelligence.identity.closeness import CLOSED
from intelligence.identity.references import FindingRef
from intelligence.identity.registry import Discovered
from intelligence.identity.theme import Origin, Theme, ThemeStatus

THEME = Theme("t", "T", Origin.DISCOVERY, ThemeStatus.PROPOSED)
REFS = (FindingRef("b" * 16, 0, 9, "ab" * 6), FindingRef("a" * 16, 0, 9, "cd" * 6))
ROWS = np.eye(3)[:2] * 0.6 + 0.1


def theme(measured: str = "words") -> Discovered:
    return Discovered(THEME, REFS, (), (), CLOSED, measured, packed(REFS, ROWS))


def test_vectors_are_kept_by_document_and_words_and_read_back() -> None:
    assert [key for key, _ in theme().vectors] == sorted(
        f"{r.document_uid}-{r.digest}" for r in REFS
    )
    assert np.abs(anchor_rows(theme(), "words") - ROWS[::-1]).max() < 1e-3


def test_vectors_of_another_encoder_say_nothing() -> None:
    assert anchor_rows(theme("others"), "words").shape == (0, 0)
    assert packed((), np.zeros((0, 3))) == ()
