"""Every protocol that simulates, plants and recovers, by its name, with what it takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from intelligence.errors import UnknownProtocol, UnusableLabels
from intelligence.evaluation.statistics.customers import evaluate_customers
from intelligence.evaluation.statistics.emerging import evaluate_emerging
from intelligence.evaluation.statistics.forecast import evaluate_forecast
from intelligence.evaluation.statistics.impacts import evaluate_impacts
from intelligence.evaluation.statistics.interventions import evaluate_interventions
from intelligence.evaluation.statistics.known_facts import evaluate_known_facts
from intelligence.evaluation.statistics.margin import evaluate_margin
from intelligence.evaluation.statistics.movement import evaluate_movement
from intelligence.evaluation.statistics.nowcast import evaluate_nowcast
from intelligence.evaluation.statistics.over_representation import evaluate_over_representation
from intelligence.evaluation.statistics.pairs import evaluate_pairs
from intelligence.evaluation.statistics.sample.protocol import evaluate_sample
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
    "pairs": Protocol(evaluate_pairs, 40),
    "customers": Protocol(evaluate_customers, 60),
    "emerging": Protocol(evaluate_emerging, 20),
    "movement": Protocol(evaluate_movement, 200),
    "forecast": Protocol(evaluate_forecast, 12),
    "nowcast": Protocol(evaluate_nowcast, 12),
    "margin": Protocol(evaluate_margin, 300),
    "interventions": Protocol(evaluate_interventions, 300),
    "structure": Protocol(evaluate_structure, 20),
    "sample": Protocol(evaluate_sample, 40),
    "skills": Protocol(lambda _n, _seed: evaluate_skills(), 1),
    "effects": Protocol(lambda _n, _seed: evaluate_impacts(), 1),
}


@dataclass(frozen=True, slots=True)
class CorpusProtocol:
    """A protocol on public corpora: ``run`` takes their folder, replicates and the first seed."""

    run: Callable[[Path, int, int], Outcome]
    replicates: int


#: Protocols that need a folder of public corpora.
CORPUS_PROTOCOLS: Mapping[str, CorpusProtocol] = {
    "known_facts": CorpusProtocol(evaluate_known_facts, 10)
}


def evaluate_statistics(
    names: Sequence[str] = (),
    replicates: int | None = None,
    seed: int = 0,
    corpora: Path | None = None,
) -> Outcome:
    """Run protocols and return their tables together, each under the protocol's name.

    Args:
        names: of `PROTOCOLS` or `CORPUS_PROTOCOLS`; for none, all that have what they need.
        replicates: portfolios of each scenario; the protocol's own number by default.
        seed: of the first portfolio; the others follow.
        corpora: folder of public corpora.

    Raises:
        UnknownProtocol: when there is none of a name.
        UnusableLabels: when a protocol is named that needs corpora and has none.

    """
    outcomes = {
        name: protocol.run(replicates or protocol.replicates, seed)
        for name, protocol in _chosen(names, corpora).items()
    }
    tables = [
        replace(table, title=f"{name}: {table.title}")
        for name, outcome in outcomes.items()
        for table in outcome.tables
    ]
    data = "; ".join(dict.fromkeys(outcome.data for outcome in outcomes.values()))
    return Outcome("statistics", data, {}, tuple(tables))


def _chosen(names: Sequence[str], corpora: Path | None) -> Mapping[str, Protocol]:
    known = [*PROTOCOLS, *CORPUS_PROTOCOLS]
    unknown = [name for name in names if name not in known]
    if unknown:
        message = f"there is no protocol {unknown[0][:60]!r}; there are {', '.join(known)}"
        raise UnknownProtocol(message)
    there = dict(PROTOCOLS)
    if corpora is not None:
        for name, protocol in CORPUS_PROTOCOLS.items():
            there[name] = Protocol(partial(protocol.run, corpora), protocol.replicates)
    missing = [name for name in names if name not in there]
    if missing:
        message = (
            f"protocol {missing[0]!r} measures public corpora; give their folder with --corpora"
        )
        raise UnusableLabels(message)
    return {name: there[name] for name in names} or there
