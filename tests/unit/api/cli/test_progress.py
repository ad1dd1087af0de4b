import io

from api.cli.progress import TerminalProgress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_pipe_gets_plain_lines() -> None:
    stream = io.StringIO()
    with TerminalProgress(stream).step("reading", 3) as advance:
        advance(1)
        advance(2)
    assert stream.getvalue().startswith("reading: done, 3 in ")
    assert "\r" not in stream.getvalue()


def test_a_terminal_gets_a_bar() -> None:
    stream = Terminal()
    with TerminalProgress(stream).step("reading", 3) as advance:
        advance(3)
    assert "\r" in stream.getvalue()
    assert "3/3" in stream.getvalue()
