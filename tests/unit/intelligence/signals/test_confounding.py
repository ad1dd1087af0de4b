import numpy as np
import pandas as pd

from intelligence.signals.confounding import inseparable
from intelligence.statistics.excess import Cells


def units(customers: str, teams: str) -> tuple[pd.DataFrame, Cells, list[str]]:
    frame = pd.DataFrame({"customer": list(customers), "team": list(teams)})
    frame["customer_name"] = "Name of " + frame["customer"]
    codes, values = pd.factorize(frame["customer"], sort=True)
    return frame, Cells(codes.astype(np.int64), len(values)), list(values)


def test_customer_and_team_that_meet_nobody_else_are_not_told_apart() -> None:
    frame, cells, _ = units("AAAAAA" + "B" * 20, "NNNNNN" + "SE" * 10)
    assert inseparable("customer", frame, cells) == [["team: N"], []]


def test_customer_whose_team_works_elsewhere_too_is_told_apart() -> None:
    frame, cells, _ = units("AAAAAA" + "B" * 20, "NNNNNN" + "NE" * 10)
    assert inseparable("customer", frame, cells) == [[], []]


def test_team_that_works_for_one_customer_is_not_told_apart_from_it() -> None:
    frame, _, _ = units("A" * 12 + "B" * 20, "NNNNNNEEEEEE" + "E" * 20)
    codes, values = pd.factorize(frame["team"], sort=True)
    named = inseparable("team", frame, Cells(codes.astype(np.int64), len(values)))
    assert named == [[], ["customer: Name of A"]]


def test_unknown_and_what_nearly_everybody_shares_are_never_named() -> None:
    frame, cells, _ = units("A" * 6 + "B" * 20, "N" * 26)
    assert inseparable("customer", frame, cells) == [[], []]
    frame["team"] = ["Unknown"] * 6 + ["N"] * 20
    assert inseparable("customer", frame, cells)[0] == []
