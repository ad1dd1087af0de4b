"""The value of a risk check."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from intelligence.risk.offer import Offer
from intelligence.risk.risk_check import RiskCheck


def test_risk_check_cannot_be_changed_and_is_not_redacted_unless_said() -> None:
    check = RiskCheck(3, Offer("text"), (), (), (), (), ())
    assert not check.redacted
    with pytest.raises(FrozenInstanceError):
        check.edition = 4  # type: ignore[misc]
