"""Wiring of ``premortem evaluate risk``; docs/quality/risk.md is printed by the run itself."""

from __future__ import annotations

from pathlib import Path

from api.risk_evaluation import RiskEvaluation
from api.services import Services
from api.settings import Settings
from intelligence.evaluation.risk.protocol import portfolio_tables
from models.embedding import Embedder
from models.segmentation import RuleSegmenter
from tests.fakes.editions import empty_edition, fake_edition
from tests.fakes.embedders import WordEmbedder


def evaluation(folder: Path, embedder: WordEmbedder | None) -> RiskEvaluation:
    def make() -> Embedder:
        assert embedder is not None, "there is nothing to embed"
        return embedder

    return RiskEvaluation(Services(Settings(workspace=str(folder / "w"))), make, RuleSegmenter())


def test_edition_without_scopes_needs_no_embedder(tmp_path: Path) -> None:
    found = evaluation(tmp_path, None).portfolio(fake_edition().tables)
    assert found.texts is None
    assert len(found.occurrences.engagements) == len(fake_edition().tables["engagements"])


def test_scope_texts_of_an_edition_are_embedded(tmp_path: Path) -> None:
    tables = dict(fake_edition().tables)
    tables["engagements"] = tables["engagements"].assign(scope="We migrate the archive.")
    found = evaluation(tmp_path, WordEmbedder()).portfolio(tables)
    assert found.texts is not None
    assert set(found.texts.engagements) == set(tables["engagements"]["engagement"])


def test_portfolio_of_nothing_is_told_to_be_too_small(tmp_path: Path) -> None:
    found = evaluation(tmp_path, None).portfolio(empty_edition().tables)
    (table,) = portfolio_tables(found, 1)
    assert table.rows == ()
    assert "Too few engagements" in table.notes[0]
