from __future__ import annotations

from models.recognition.folding import folded, once_each


def test_spaces_capitals_and_a_final_stop_do_not_tell_texts_apart_but_words_do() -> None:
    assert folded("VPN\u00a0came\tLATE.") == folded("vpn came late.")
    assert folded("VPN came late.") == folded("VPN came late")
    assert folded("VPN came late?") != folded("VPN came late")
    assert folded("v. 2 came late") != folded("v 2 came late")
    assert folded("...") == "..."
    assert folded("STRASSE") == folded("straße")


def test_order_and_repetition_leave_nothing_behind() -> None:
    texts = ["b c", "A", "a", "B  c"]
    assert once_each(texts) == once_each(texts[::-1]) == ("A", "B  c")
    assert once_each([]) == ()
