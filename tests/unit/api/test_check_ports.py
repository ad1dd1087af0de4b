"""The checks of a service that only shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from api.check_ports import AskedCheck, Checks, NoChecks
from api.curating import Note
from api.errors import ReadOnly

NOTE = Note("ann", "why")


@pytest.mark.parametrize(
    "call",
    [
        lambda checks: checks.draw(AskedCheck("x", {})),
        lambda checks: checks.get("a"),
        lambda checks: checks.replay("a"),
        lambda checks: checks.sign("a", None, NOTE),
        lambda checks: checks.suppress("a", 1, NOTE),
        lambda checks: checks.score(),
    ],
)
def test_service_that_only_shows_draws_and_keeps_nothing(call: Callable[[Checks], object]) -> None:
    with pytest.raises(ReadOnly, match="draws no risk checks"):
        call(NoChecks())
    assert NoChecks().newest(3) == ()
