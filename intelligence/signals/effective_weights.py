"""Which weights the scores of priorities rest on, once what is known of no theme is left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from intelligence.signals.priority import COMPONENTS

_PERCENT = 100


def effective_weights(rows: Iterable[Mapping[str, Any]]) -> dict[str, float]:
    """Return each component's share in the scores; all are 0 where no theme has a score.

    >>> effective_weights([{"score": 0.5, "breadth_weight": 0.4}])["breadth"]
    0.4

    Args:
        rows: of the table ``priorities``; weights are the same for every theme that has a score.

    """
    scored = next((row for row in rows if row.get("score") is not None), {})
    return {name: float(scored.get(f"{name}_weight") or 0.0) for name in COMPONENTS}


def told_weights(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return the weights in words, empty where no theme has a score."""
    weights = effective_weights(rows)
    if not any(weights.values()):
        return ""
    counted = ", ".join(
        f"{name} {_PERCENT * weight:.0f} %" for name, weight in weights.items() if weight
    )
    nothing = ", ".join(name for name, weight in weights.items() if not weight)
    left = f"; nothing for {nothing} (no weight, or known of no theme)" if nothing else ""
    return f"Weights that count: {counted}{left}."
