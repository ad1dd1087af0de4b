"""Every protocol that simulates, plants and recovers, by its name, with what it takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from intelligence.errors import UnknownProtocol
from intelligence.evaluation.statistics.customers import evaluate_customers
from intelligence.evaluation.statistics.emerging import evaluate_emerging
from intelligence.evaluation.statistics.forecast import evaluate_forecast
from intelligence.evaluation.statistics.impacts import evaluate_impacts
from intelligence.evaluation.statistics.interventions import evaluate_interventions
from intelligence.evaluation.statistics.margin import evaluate_margin
from intelligence.evaluation.statistics.nowcast import evaluate_nowcast
from intelligence.evaluation.statistics.over_representation import evaluate_over_representation
from intelligence.evaluation.statistics.skills import evaluate_skills
from intelligence.evaluation.statistics.structure import evaluate_structure
from intelligence.evaluation.tables import Outcome


@dataclass(frozen=True, slots=True)
class Protocol:
    """A protocol: ``run`` takes replicates and the first seed; fixed ones have labelled texts."""

    run: Callable[[int, int], Outcome]
    replicates: int


PROTOCOLS: Mapping[str, Protocol] = {
    "over_representation": Protocol(evaluate_over_representation, 50),
    "customers": Protocol(evaluate_customers, 60),
    "emerging": Protocol(evaluate_emerging, 20),
    "forecast": Protocol(evaluate_forecast, 12),
    "nowcast": Protocol(evaluate_nowcast, 12),
    "margin": Protocol(evaluate_margin, 300),
    "interventions": Protocol(evaluate_interventions, 300),
    "structure": Protocol(evaluate_structure, 20),
    "skills": Protocol(lambda _n, _seed: evaluate_skills(), 1),
    "effects": Protocol(lambda _n, _seed: evaluate_impacts(), 1),
}


def evaluate_statistics(
    names: Sequence[str] = (), replicates: int | None = None, seed: int = 0
) -> Outcome:
    """Run protocols and return their tables together, each under the protocol's name.

    Args:
        names: of `PROTOCOLS`; all for none.
        replicates: portfolios of each scenario; the protocol's own number by default.
        seed: of the first portfolio; the others follow.

    Raises:
        UnknownProtocol: when there is none of a name.

    """
    unknown = [name for name in names if name not in PROTOCOLS]
    if unknown:
        message = f"there is no protocol {unknown[0][:60]!r}; there are {', '.join(PROTOCOLS)}"
        raise UnknownProtocol(message)
    chosen = {name: PROTOCOLS[name] for name in names} or dict(PROTOCOLS)
    outcomes = {
        name: protocol.run(replicates or protocol.replicates, seed)
        for name, protocol in chosen.items()
    }
    tables = [
        replace(table, title=f"{name}: {table.title}")
        for name, outcome in outcomes.items()
        for table in outcome.tables
    ]
    data = "; ".join(dict.fromkeys(outcome.data for outcome in outcomes.values()))
    return Outcome("statistics", data, {}, tuple(tables))
