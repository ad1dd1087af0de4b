from __future__ import annotations

from api.echo import ECHO_CHARACTERS, quoted


def test_markup_is_written_out() -> None:
    shown = quoted("<script>alert('x') & more</script>")
    assert not set(shown) & set("<>&'")
    assert "\\u003cscript" in shown


def test_reordering_and_control_characters_are_written_out() -> None:
    shown = quoted("a\u202eb\x00\x1b[31m\x7f\n")
    assert shown.isascii()
    assert shown.isprintable()


def test_a_long_value_is_cut() -> None:
    assert len(quoted("x" * 10_000)) < ECHO_CHARACTERS + 10
