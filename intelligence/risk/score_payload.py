"""What past checks were worth, as JSON: every theme by name, figures with their intervals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from intelligence.risk.json_values import plain
from intelligence.risk.scoring import ScoreCard


def score_payload(
    card: ScoreCard, edition: int, signed: int, names: Mapping[str, str]
) -> dict[str, Any]:
    """Return a score card as JSON holds it.

    Args:
        card: what checks were worth.
        edition: number of the edition that they were held against.
        signed: how many checks became an engagement.
        names: of its themes, by id.

    """
    told: dict[str, Any] = plain(asdict(card))
    themes = [
        {"theme_id": one["theme_id"], "name": names.get(one["theme_id"], ""), **one["score"]}
        for one in told.pop("themes")
    ]
    return {"edition": edition, "signed": signed, **told, "themes": themes}
