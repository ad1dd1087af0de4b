from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event, Thread

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
            with pytest.raises(Busy, match="2 wait for it; try again in 5 seconds"):
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


def test_turns_are_given_in_the_order_in_which_they_were_asked_for() -> None:
    turns = Turns(most_waiting=8)
    served: list[int] = []

    def work(number: int) -> None:
        with turns.taken():
            served.append(number)

    others = [Thread(target=work, args=(number,)) for number in range(8)]
    with turns.taken():
        for number, other in enumerate(others):
            other.start()
            while turns.waiting <= number:
                pass
    for other in others:
        other.join(10)
    assert served == list(range(8))


def test_whoever_is_sent_away_is_told_when_the_line_will_be_done_as_the_last_turn_took() -> None:
    seconds = iter([0.0, 29.5, 40.0, 50.0])
    turns = Turns(most_waiting=0, now=lambda: next(seconds))
    with turns.taken():
        pass
    with turns.taken(), pytest.raises(Busy, match="in 30 seconds") as refused, turns.taken():
        pass
    assert refused.value.seconds == 30
