from __future__ import annotations

import pytest

from intelligence.evaluation.theme_texts import EvaluationTexts
from intelligence.evaluation.themes import (
    ThemeEvaluation,
    evaluate_discovery,
    evaluate_themes,
)
from intelligence.taxonomy import starter_taxonomy
from models.recognition.choice import Choice
from models.recognition.labelled import Cause
from models.recognition.recogniser import Recogniser
from tests.fakes.embedders import WordEmbedder


def causes(writer: str, document: str = "") -> tuple[Cause, ...]:
    """Return sub-cause definitions as statements: what shares their words is theirs."""
    return tuple(
        Cause(
            writer,
            theme.key,
            subcause.key,
            f"{subcause.definition} {number}",
            "gist",
            ("explicit", "indirect")[number],
            document and f"{document}{number}",
        )
        for theme in starter_taxonomy().themes
        for number, subcause in enumerate(theme.subcauses[:2])
    )


@pytest.fixture(scope="module")
def evaluation() -> ThemeEvaluation:
    own = Recogniser(WordEmbedder(), plain=Choice((40.0, 5.0, 5.0), none=20.0))
    texts = EvaluationTexts(causes("B"), causes("G", "G"), causes("A"))
    return evaluate_themes(own, texts, resamples=50)


def test_every_method_is_ranked_beside_its_peers(evaluation: ThemeEvaluation) -> None:
    methods = [ranking.method for ranking in evaluation.rankings]
    assert methods == [
        "nearest definition",
        "logistic regression on the vectors",
        "premortem",
        "premortem, other keys",
        "premortem, other themes and wording",
    ]
    for ranking in evaluation.rankings:
        assert ranking.top1.value <= ranking.top3.value <= 1
        assert ranking.top1.count == 52


def test_quoting_the_taxonomy_is_recognised_under_any_keys(evaluation: ThemeEvaluation) -> None:
    top1 = {ranking.method: ranking.top1.value for ranking in evaluation.rankings}
    assert top1["premortem"] > 0.95
    assert top1["premortem, other keys"] == top1["premortem"]
    assert top1["nearest definition"] > 0.9
    assert evaluation.explicit["explicit"].count == evaluation.explicit["indirect"].count == 26


def test_answers_at_the_threshold_are_counted(evaluation: ThemeEvaluation) -> None:
    for answer in evaluation.answers:
        assert 0 < answer.coverage.value <= 1
        assert answer.accuracy.value > 0.9
        assert 0 <= answer.calibration_error < 0.5
    assert 0 < evaluation.removed_abstains.value <= 1


def test_documents_are_compared_by_their_sets_of_themes(evaluation: ThemeEvaluation) -> None:
    f1 = {quality.method: quality.f1.value for quality in evaluation.documents}
    assert f1["premortem"] > 0.9
    assert all(quality.f1.count == 2 for quality in evaluation.documents)


def test_discovery_stands_beside_k_means_and_plain_hdbscan() -> None:
    texts = [f"late vpn access number {n}" for n in range(30)]
    texts += [f"dirty legacy rows number {n}" for n in range(30)]
    own = Recogniser(WordEmbedder())
    found = evaluate_discovery(own, texts, ["late"] * 30 + ["data"] * 30)
    assert [quality.method for quality in found] == [
        "HDBSCAN on the vectors",
        "k-means at the true number",
        "premortem",
    ]
    assert found[2].agreement > 0.9
    assert found[2].assigned > 0.9
