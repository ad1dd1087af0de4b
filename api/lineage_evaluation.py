"""Wires ``premortem evaluate lineage``: the sample, public corpora, and concrete tools."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
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
from intelligence.evaluation.lineage.cold import Methods, cold_methods
from intelligence.evaluation.lineage.growth import OLD
from intelligence.evaluation.lineage.log_replay import ReplayTools, log_table
from intelligence.evaluation.lineage.quarters import (
    Quarterly,
    quarters_tables,
    replay_quarters,
    texts_of_quarter,
)
from intelligence.evaluation.lineage.remembering import Remembering
from intelligence.evaluation.lineage.worlds import World
from intelligence.evaluation.tables import Outcome, Table
from intelligence.pipeline import Tools
from intelligence.proposals import ProposalOptions
from intelligence.theming import ThemingTools
from models.clustering.communities import CommunityClusterer
from models.embedding import Vectors
from models.naming.phrases import ParsedPhrases
from models.result_cache import SqliteResultStore

#: What the issue of the measure asks for: entries of the log and documents that they are about.
ENTRIES, DOCUMENTS = 1_000, 5_000


@dataclass(frozen=True)
class Grouped:
    """Texts that a peer groups with a seed; ``rows`` are their vectors, shape (n, dimension)."""

    told: str
    texts: Sequence[str]
    rows: Vectors
    seed: int


@dataclass(frozen=True)
class LineageEvaluation:
    """What is measured: the sample portfolio, or a folder of public corpora, or both.

    ``rows`` are the most texts of a set, ``seeds`` how often each is drawn, ``methods`` the peers.
    """

    services: Services
    compared: Compared
    seeds: int
    rows: int
    methods: Methods = cold_methods

    def run(self, *, sample: bool, corpora: Path | None) -> Outcome:
        """Run the whole protocol; the sample portfolio is built in a folder of its own."""
        sets = self._public(corpora)
        more: tuple[Table, ...] = ()
        if sample:
            with tempfile.TemporaryDirectory() as folder:
                truth, more = self._sample(Path(folder))
            sets.insert(0, protocol.planted_causes(truth))
        models = self.compared.models
        return protocol.evaluate_lineage(sets, self._tools(), models, more, self.methods)

    def grouped_by_peers(self, *, sample: bool, corpora: Path | None) -> Iterator[Grouped]:
        """Yield what peers group in the protocol, for those that run somewhere else."""
        sets = self._public(corpora)
        embedder = self.compared.recogniser.embedder
        if sample:
            with tempfile.TemporaryDirectory() as folder:
                truth, builds, tools = self._quarters(Path(folder))
            sets.insert(0, protocol.planted_causes(truth))
            for built in builds:
                texts = texts_of_quarter(built)
                told = f"sample portfolio, {built.quarter}"
                yield Grouped(told, texts, embedder.embed(texts), tools.seed)
        for data in sets:
            rows = embedder.embed(data.texts)
            for seed in range(self.seeds):
                yield Grouped(data.name, data.texts, rows, seed)
                old = World(data).drawn(OLD, seed)
                before = [data.texts[at] for at in old]
                yield Grouped(f"{data.name}, before", before, rows[list(old)], seed)

    def _public(self, corpora: Path | None) -> list[LabelledTexts]:
        if corpora is None:
            return []
        chosen = [corpus for corpus in CORPORA if corpus.name in protocol.CORPORA]
        return list(read_corpora(corpora, self.rows, chosen))

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
        truth, builds, tools = self._quarters(folder)
        new = protocol.planted_theme(truth)
        tables = quarters_tables(builds, tools, new, self.methods)
        texts = protocol.planted_causes(truth).texts
        log = Store("sqlite://").open()
        try:
            judging = ReplayTools(self.compared.recogniser, SqliteResultStore(folder / "new.db"))
            seed = self.services.settings.seed
            replayed = log_table(texts, judging, log.curation, ENTRIES, DOCUMENTS, seed)
        finally:
            log.close()
        return truth, (*tables, replayed)

    def _quarters(self, folder: Path) -> tuple[dict[str, Any], Sequence[Quarterly], Tools]:
        """Return what is planted in the sample portfolio, and its builds quarter by quarter."""
        settings = replace(self.services.settings, workspace=str(folder), database_url="")
        own = Services(settings)
        files = own.write_sample()
        own.ingest((files,), None, None, Silent())
        truth: dict[str, Any] = json.loads(truth_path(files).read_text(encoding="utf-8"))
        tools = make_tools(settings, self.services.workspace, None)
        with own.store() as store:
            return truth, replay_quarters(own.portfolio(store), tools), tools
