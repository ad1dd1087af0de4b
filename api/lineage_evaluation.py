"""Wires ``premortem evaluate lineage``: the sample, public corpora, and concrete tools."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from api.services import Services
from api.tools import make_tools
from corpus.progress import Silent
from corpus.sample.truth import truth_path
from corpus.store.workspace import Store
from intelligence.assignment import AssignmentOptions
from intelligence.evaluation.corpora import CORPORA, read_corpora
from intelligence.evaluation.encoders import Compared
from intelligence.evaluation.labelled_texts import LabelledTexts
from intelligence.evaluation.lineage import protocol
from intelligence.evaluation.lineage.log_replay import ReplayTools, log_table
from intelligence.evaluation.lineage.quarters import quarters_tables, replay_quarters
from intelligence.evaluation.lineage.remembering import Remembering
from intelligence.evaluation.tables import Outcome, Table
from intelligence.proposals import ProposalOptions
from intelligence.theming import ThemingTools
from models.clustering.communities import CommunityClusterer
from models.naming.phrases import ParsedPhrases
from models.result_cache import SqliteResultStore

#: What the issue of the measure asks for: entries of the log and documents that they are about.
ENTRIES, DOCUMENTS = 1_000, 5_000


@dataclass(frozen=True)
class LineageEvaluation:
    """What is measured: the sample portfolio, or a folder of public corpora, or both.

    ``rows`` are the most texts of a set, ``seeds`` how often each is drawn.
    """

    services: Services
    compared: Compared
    seeds: int
    rows: int

    def run(self, *, sample: bool, corpora: Path | None) -> Outcome:
        """Run the whole protocol; the sample portfolio is built in a folder of its own."""
        sets: list[LabelledTexts] = []
        more: tuple[Table, ...] = ()
        if corpora is not None:
            chosen = [corpus for corpus in CORPORA if corpus.name in protocol.CORPORA]
            sets.extend(read_corpora(corpora, self.rows, chosen))
        if sample:
            with tempfile.TemporaryDirectory() as folder:
                truth, more = self._sample(Path(folder))
            sets.insert(0, protocol.planted_causes(truth))
        return protocol.evaluate_lineage(sets, self._tools(), self.compared.models, more)

    def _tools(self) -> Sequence[ThemingTools]:
        memory = SqliteResultStore(self.services.workspace.create().results)
        first = CommunityClusterer().seed
        return [
            ThemingTools(
                self.compared.recogniser,
                None,
                AssignmentOptions(
                    clusterer=Remembering(CommunityClusterer(seed=first + seed)),
                    proposals=ProposalOptions(phrases=ParsedPhrases(memory=memory)),
                ),
                memory,
            )
            for seed in range(self.seeds)
        ]

    def _sample(self, folder: Path) -> tuple[dict[str, Any], tuple[Table, ...]]:
        settings = replace(self.services.settings, workspace=str(folder), database_url="")
        own = Services(settings)
        files = own.write_sample()
        own.ingest((files,), None, None, Silent())
        truth: dict[str, Any] = json.loads(truth_path(files).read_text(encoding="utf-8"))
        tools = make_tools(settings, self.services.workspace, None)
        with own.store() as store:
            builds = replay_quarters(own.portfolio(store), tools)
            tables = quarters_tables(builds, tools, protocol.planted_theme(truth))
        texts = protocol.planted_causes(truth).texts
        log = Store("sqlite://").open()
        try:
            judging = ReplayTools(self.compared.recogniser, SqliteResultStore(folder / "new.db"))
            seed = settings.seed
            replayed = log_table(texts, judging, log.curation, ENTRIES, DOCUMENTS, seed)
        finally:
            log.close()
        return truth, (*tables, replayed)
