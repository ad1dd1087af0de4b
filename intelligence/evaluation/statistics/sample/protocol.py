"""The protocol of the sample portfolio: are its planted facts seen, and is nothing else claimed.

Two questions are kept apart. Would the statistics see the planted facts if every theme were known?
That is asked of portfolios drawn anew by the sample's own plan, so it has an error rate. Are they
seen in the sample as it is built? That is asked of one portfolio, three times: with every theme and
every owner known, with every theme known, and as recognition found it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from corpus.sample.materials import Materials
from intelligence.edition import Edition
from intelligence.evaluation.statistics.sample.claims import ALLOWED, Claim, Source, claims_of
from intelligence.evaluation.statistics.sample.facts import (
    Fact,
    Seen,
    Tables,
    planted_facts,
    planted_options,
)
from intelligence.evaluation.statistics.sample.retold import ids_of, with_true_themes
from intelligence.evaluation.statistics.sample.told import told_by
from intelligence.evaluation.statistics.sample.world import drawn_tables
from intelligence.evaluation.tables import Cell, Mean, Outcome, Table

#: Power that a demonstration must have for its own planted facts.
POWER = 0.9

_READ = ("documents", "findings", "themes", "engagements", "customers")


@dataclass(frozen=True)
class Told:
    """What the signals of one portfolio say: each fact as seen, in order, and every claim."""

    seen: tuple[Seen, ...]
    claims: tuple[Claim, ...]


def evaluate_sample(replicates: int = 40, seed: int = 0) -> Outcome:
    """Draw portfolios by the sample's plan and see what is found when every theme is known.

    Args:
        replicates: portfolios.
        seed: of the first; others follow.

    """
    materials = Materials.packaged()
    runs = [_told(drawn_tables(materials, seed + one)) for one in range(replicates)]
    data = f"{replicates} portfolios drawn by the plan of the sample, seeds from {seed}"
    return Outcome("sample", data, {}, (_power_table(runs), _claims_table(runs)))


def evaluate_built_sample(edition: Edition, truth: Mapping[str, Any]) -> Outcome:
    """See what of the planted facts is found in a built sample portfolio, and where it is lost.

    Args:
        edition: of the sample portfolio.
        truth: the content of its truth file.

    Raises:
        UnusableLabels: when a planted document is missing from the edition.

    """
    tables = {name: edition.tables[name] for name in _READ}
    ids = ids_of(tables, truth)
    placed = _told(with_true_themes(tables, truth, placed=True), ids)
    known = _told(with_true_themes(tables, truth, placed=False), ids)
    built = _told(tables, ids)
    facts = planted_facts()
    data = f"the sample portfolio: {len(tables['documents'])} documents, {len(facts)} planted facts"
    made = (_facts_table(facts, placed, known, built), _lost_table(facts, known, built))
    return Outcome("sample", data, dict(edition.manifest.models), (*made, _listed(known, built)))


def _told(tables: Tables, ids: Mapping[str, str] | None = None) -> Told:
    known = ids or {str(one): str(one) for one in tables["themes"]["theme_id"]}
    signals = told_by(tables, planted_options(known))
    seen = tuple(fact.look(signals, known) for fact in planted_facts())
    return Told(seen, claims_of(signals, {one: key for key, one in known.items()}))


def _power_table(runs: Sequence[Told]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for place, fact in enumerate(planted_facts()):
        seen = [run.seen[place] for run in runs]
        other = Counter(one.verdict for one in seen if not one.found).most_common(1)
        rows.append(
            (
                fact.name,
                fact.expected,
                Mean.of([float(one.found) for one in seen]),
                Mean.of([one.effect for one in seen if one.effect is not None]),
                Mean.of([one.detectable for one in seen if one.detectable is not None]),
                other[0][0] if other else None,
            )
        )
    return Table(
        "Planted facts, every theme known",
        ("Fact", "Planted", "Found", "Effect seen", "Smallest effect to be seen", "Else called"),
        tuple(rows),
        (
            (
                "Portfolios are drawn anew by the plan; every cause has its true theme, and a "
                "document belongs to the engagement that it names (a quarter name none). A sample "
                f"that is to show a fact should show it in {POWER:g} of the portfolios at least."
            ),
            (
                "Effects: of over-representation times what is expected, of movements times a "
                "year, of the intervention the ratio of rates, of customers the shrunk index, of "
                "structure independent replications, of margin points."
            ),
        ),
    )


def _claims_table(runs: Sequence[Told]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for table, allowed in ALLOWED.items():
        own = [[claim for claim in run.claims if claim.table == table] for run in runs]
        beyond = [[claim for claim in one if claim.source is Source.BEYOND] for one in own]
        often = Counter(
            claim.what.split(",")[0].split(":")[0] for one in beyond for claim in one
        ).most_common(1)
        rows.append(
            (
                table,
                Mean.of([float(len(one)) for one in own]),
                Mean.of([float(len(one)) for one in beyond]),
                Mean.of(
                    [len(wrong) / max(len(one), 1) for wrong, one in zip(beyond, own, strict=True)]
                ),
                allowed,
                Mean.of([float(bool(one)) for one in beyond]),
                f"{often[0][0]} ({often[0][1]} of {sum(map(len, beyond))})" if often else None,
            )
        )
    return Table(
        "Claims beyond what is planted, every theme known",
        ("Table", "Claims", "Beyond", "False discoveries", "Allowed", "Any", "Most often"),
        tuple(rows),
        (
            (
                "Means over portfolios. A claim is beyond when the plan neither names it nor makes "
                "it true; false discoveries are the share of claims beyond, none being 0. Impacts "
                "are left out: the wording of the sample ties them to themes, the plan does not."
            ),
        ),
    )


def _facts_table(facts: Sequence[Fact], placed: Told, known: Told, built: Told) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            fact.name,
            fact.expected,
            every.verdict,
            f"{theme.verdict}: {theme.figures}",
            f"{own.verdict}: {own.figures}",
            theme.detectable,
            own.detectable,
            _lost(every, theme, own),
        )
        for fact, every, theme, own in zip(facts, placed.seen, known.seen, built.seen, strict=True)
    ]
    columns = (
        *("Fact", "Planted", "Every theme and owner known", "Every theme known", "As built"),
        *("Smallest effect, themes known", "Smallest effect, as built", "Verdict"),
    )
    return Table("Planted facts of the sample", columns, tuple(rows))


def _lost(placed: Seen, known: Seen, built: Seen) -> str:
    if built.found:
        return "recovered"
    if known.found:
        return "lost by recognition"
    if placed.found:
        return "lost with documents that name no engagement"
    return "not to be seen even with true themes"


def _lost_table(facts: Sequence[Fact], known: Told, built: Told) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for fact, true, own in zip(facts, known.seen, built.seen, strict=True):
        share = own.effect / true.effect if own.effect is not None and true.effect else None
        rows.append((fact.name, true.effect, own.effect, share))
    note = (
        "Units as above. Causes that are not recognised make what is there look smaller: a ratio "
        "nearer to one, fewer points, fewer replications."
    )
    columns = ("Fact", "Effect, themes known", "Effect, as built", "As built over true")
    return Table("What recognition does to effects", columns, tuple(rows), (note,))


def _listed(known: Told, built: Told) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for name, told in (("themes known", known), ("as built", built)):
        rows.extend(
            (name, claim.table, claim.what, claim.source.value, ALLOWED[claim.table])
            for claim in told.claims
            if claim.source is not Source.PLANTED
        )
        every = len(told.claims)
        beyond = sum(claim.source is Source.BEYOND for claim in told.claims)
        rows.append((name, "all", f"{every} claims, {beyond} of them beyond", "-", "-"))
    columns = ("Portfolio", "Table", "Claim", "By the plan", "False ones allowed")
    return Table("Claims that are not among the planted facts", columns, tuple(rows))
