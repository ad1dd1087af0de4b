from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from api.errors import Busy
from api.turns import Turns


def test_one_at_a_time_and_whoever_comes_when_enough_wait_is_sent_away_at_once() -> None:
    turns, entered, leave = Turns(most_waiting=2), Event(), Event()
    inside: list[int] = []
    most: list[int] = []

    def work(number: int) -> None:
        with turns.taken():
            inside.append(number)
            most.append(len(inside))
            entered.set()
            assert leave.wait(10)
            inside.remove(number)

    with ThreadPoolExecutor(6) as pool:
        first = pool.submit(work, 0)
        assert entered.wait(10)
        others = [pool.submit(work, number) for number in range(1, 6)]
        refused = []
        while len(refused) < 3:
            refused = [one for one in others if one.done()]
        leave.set()
        for one in refused:
            with pytest.raises(Busy, match="2 wait for it; try again"):
                one.result()
        for one in (first, *(one for one in others if one not in refused)):
            one.result(10)
    assert most == [1, 1, 1]


def test_a_turn_that_failed_leaves_its_place_to_the_next() -> None:
    turns = Turns(most_waiting=0)
    for _ in range(3):
        with pytest.raises(ValueError, match="broken"), turns.taken():
            raise ValueError("broken")
    with turns.taken():
        pass
