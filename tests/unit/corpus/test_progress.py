from corpus.progress import Silent


def test_silence_takes_steps_without_a_word(capsys: object) -> None:
    with Silent().step("reading", None) as advance:
        assert advance(3) is None
    assert capsys.readouterr() == ("", "")  # type: ignore[attr-defined]
