from intelligence.memory import Forgetful


def test_forgetful_keeps_nothing() -> None:
    memory = Forgetful()
    memory.save("model", {"text": b"result"})
    assert memory.load("model", ["text"]) == {}
