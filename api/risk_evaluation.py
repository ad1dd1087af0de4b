"""Wires ``premortem evaluate risk``: simulated portfolios, and the sample with concrete tools."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from api.services import Services
from corpus.progress import Silent
from intelligence.evaluation.overrun_coverage import overrun_coverage, simulated_coverage
from intelligence.evaluation.overrun_rolling import rolling_coverage
from intelligence.evaluation.risk.forecasts import Portfolio
from intelligence.evaluation.risk.planned import planned_chances
from intelligence.evaluation.risk.protocol import (
    REPLICATES,
    evaluate_risk,
    portfolio_tables,
    simulated_tables,
)
from intelligence.evaluation.tables import Outcome
from intelligence.risk.signed_texts import signed_texts
from intelligence.signals.occurrences import occurrences_of
from models.embedding import Embedder
from models.segmentation import Segmenter


@dataclass(frozen=True)
class RiskEvaluation:
    """What is measured with what; the embedder is made only when there are texts to embed."""

    services: Services
    embedder: Callable[[], Embedder]
    segmenter: Segmenter

    def run(self, replicates: int | None, seed: int, *, simulated: bool) -> Outcome:
        """Run the protocol; the sample portfolio is built in a folder of its own."""
        count = replicates or REPLICATES
        drawn = (
            (
                *simulated_tables(count, seed),
                simulated_coverage(first_seed=seed),
                rolling_coverage(first_seed=seed),
            )
            if simulated
            else ()
        )
        with tempfile.TemporaryDirectory() as folder:
            own = Services(replace(self.services.settings, workspace=folder, database_url=""))
            own.ingest((own.write_sample(),), None, None, Silent())
            edition = own.build(None, Silent())
            # Tables are read from the folder when they are asked for.
            portfolio = self.portfolio(edition.tables)
            covered = overrun_coverage(portfolio.occurrences, portfolio.tables)
            planned = planned_chances(portfolio.occurrences, portfolio.tables)
            told = (*portfolio_tables(portfolio, planned=planned), *covered)
        return evaluate_risk(drawn, told, count, seed)

    def portfolio(self, tables: Mapping[str, pd.DataFrame]) -> Portfolio:
        """Return what an edition's tables teach of risk, with scope texts if it has any."""
        occurrences = occurrences_of(tables)
        if "scope" not in tables["engagements"].columns:
            return Portfolio(occurrences, tables, None)
        texts = signed_texts(tables, self.embedder(), self.segmenter)
        return Portfolio(occurrences, tables, texts)
