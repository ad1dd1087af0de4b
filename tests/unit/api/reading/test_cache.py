from __future__ import annotations

import threading
import time

import pytest

from api.reading.cache import LastUsed


def test_the_least_recently_used_value_leaves_first() -> None:
    cache: LastUsed[str, str] = LastUsed(2)
    made: list[str] = []

    def ask(key: str) -> None:
        def make() -> str:
            made.append(key)
            return key.upper()

        assert cache.get(key, make) == key.upper()

    for key in ("a", "b", "a", "c", "a", "b"):
        ask(key)
    assert made == ["a", "b", "c", "b"]
    assert len(cache) == 2


def test_threads_that_ask_at_once_share_one_making() -> None:
    cache: LastUsed[int, object] = LastUsed(2)
    made: list[int] = []

    def make() -> object:
        made.append(1)
        time.sleep(0.02)
        return object()

    found: list[object] = []
    threads = [threading.Thread(target=lambda: found.append(cache.get(1, make))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1
    assert len(set(map(id, found))) == 1


def test_a_failure_is_not_kept() -> None:
    cache: LastUsed[int, str] = LastUsed(1)

    def fail() -> str:
        message = "no"
        raise RuntimeError(message)

    with pytest.raises(RuntimeError):
        cache.get(1, fail)
    assert cache.get(1, lambda: "yes") == "yes"
