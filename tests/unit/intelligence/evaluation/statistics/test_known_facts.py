"""Known facts of public corpora, and nulls."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from intelligence.errors import UnusableLabels
from intelligence.evaluation.statistics import known_facts
from intelligence.evaluation.tables import as_json

ROWS = 900


def _incidents(folder: Path) -> None:
    """Write incidents in which the known facts are planted, and nothing else."""
    draw = np.random.default_rng(1)
    operator = draw.choice(["13710", "4483", *(f"9{at}" for at in range(20))], ROWS)
    days = pd.to_datetime("2003-01-01") + pd.to_timedelta(draw.integers(0, 365 * 5, ROWS), "D")
    cause = draw.choice(["NATURAL FORCE DAMAGE", "CORROSION", "OTHER OUTSIDE FORCE DAMAGE"], ROWS)
    chosen = np.isin(operator, ["13710", "4483"]) & (draw.random(ROWS) < 0.9)
    cause[chosen] = "OTHER OUTSIDE FORCE DAMAGE"
    stormy = (days.year == 2005) & (days.quarter == 3)
    cause[stormy] = "NATURAL FORCE DAMAGE"
    table = pd.DataFrame(
        {
            "record_id": [f"r{at}" for at in range(ROWS)],
            "cause": cause,
            "operator_id": operator,
            "operator": operator,
            "date": days.strftime("%Y-%m-%d"),
            "system_kind": "gas distribution",
            "state": draw.choice(["TX", "LA", "AK"], ROWS),
            "significant": draw.choice(["YES", "NO"], ROWS),
        }
    )
    path = folder / known_facts.INCIDENTS
    path.parent.mkdir()
    table.to_csv(path, index=False)


def test_planted_facts_are_claimed(tmp_path: Path) -> None:
    _incidents(tmp_path)
    found = as_json(known_facts.evaluate_known_facts(tmp_path, 1, 0))
    facts = next(t for t in found["tables"] if t["title"] == "Known facts")["rows"]
    assert len(facts) == 6
    assert all(str(row["claimed"]).startswith("yes") for row in facts)
    assert "2005Q3" in facts[-1]["claimed"]


def test_survey_without_association_claims_nothing(tmp_path: Path) -> None:
    draw = np.random.default_rng(2)
    table = pd.DataFrame(
        {
            "respondent": np.repeat(np.arange(200), 3),
            "problem": draw.choice(["a", "b", "c", "d"], 600),
            **{name: np.repeat(draw.choice(["p", "q"], 200), 3) for name in known_facts.NULLS},
        }
    )
    path = tmp_path / known_facts.SURVEY
    path.parent.mkdir()
    table.to_csv(path, index=False)
    (nulls,) = as_json(known_facts.evaluate_known_facts(tmp_path, 1, 0))["tables"]
    assert [row["claims"] for row in nulls["rows"]] == [0, 0, 0]


def test_folder_without_the_corpora_says_what_it_lacks(tmp_path: Path) -> None:
    with pytest.raises(UnusableLabels, match="holds neither phmsa_pipeline_incidents"):
        known_facts.evaluate_known_facts(tmp_path, 1, 0)
