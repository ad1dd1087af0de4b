from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from models.naming.candidate import Candidate
from models.naming.likeness import shipped
from models.naming.train import (
    WRITERS,
    Example,
    closeness_to_gist,
    fit,
    quality,
    read_examples,
    save,
)
from tests.fakes.embedders import WordEmbedder

GOOD = Candidate(("approval", "never", "given"), ("NOUN", "ADV", "VERB"), "clause")
BAD = Candidate(("meeting", "room"), ("NOUN", "NOUN"), "noun")
CAUSES = [Example("A", f"text {i}", "approval never given", "cause", "t") for i in range(20)]
OTHERS = [Example("A", f"other {i}", "", "context", "t") for i in range(20)]
EXAMPLES = [*CAUSES, *OTHERS]
FOUND = [*[[BAD, GOOD]] * 20, *[[BAD]] * 20]


def test_writers_kept_for_validation_are_not_learned_from() -> None:
    assert not {"B", "G", "F"} & set(WRITERS)


def test_examples_are_read_with_gist_and_role(tmp_path: Path) -> None:
    row = {"text": "t", "role": "impact", "theme": "x"}
    (tmp_path / "A").mkdir()
    (tmp_path / "A" / "x.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert read_examples(["A"], tmp_path) == [Example("A", "t", "", "impact", "x")]


def test_fitted_weights_prefer_what_says_the_gist_and_know_causes(tmp_path: Path) -> None:
    close = closeness_to_gist(EXAMPLES, FOUND, WordEmbedder())
    assert close[0][1] == pytest.approx(1.0)
    assert np.allclose(close[-1], 0.0)
    learned = fit(EXAMPLES, FOUND, close)
    assert learned.score(GOOD) > learned.score(BAD)
    assert learned.probability([GOOD]) > learned.probability([BAD])
    measured = quality(learned, EXAMPLES, FOUND, close)
    assert measured["chosen"] == measured["best"] > measured["any"]
    assert measured["auc"] == 1.0
    save(learned, {}, tmp_path / "likeness.json")
    assert shipped(tmp_path / "likeness.json") == learned
