import pytest

from api.cli.common import plain, print_table


def test_text_cannot_drive_the_terminal() -> None:
    hostile = "a\x1b[31mred\x07 b\u202ec\r\nd"
    assert plain(hostile) == "a [31mred  b c d"


def test_numbers_are_aligned_right_and_wide_text_keeps_columns_straight(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_table(("name", "n"), [("東京", 5), ("Acme", 1200), ("Zet", None)])
    assert capsys.readouterr().out == "name      n\n東京      5\nAcme  1,200\nZet       -\n"
