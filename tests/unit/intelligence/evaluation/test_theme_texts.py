from __future__ import annotations

from intelligence.evaluation.theme_texts import validation_texts


def test_measured_texts_never_train() -> None:
    texts = validation_texts()
    assert {cause.writer for cause in texts.statements} == {"B"}
    assert {cause.writer for cause in texts.spans} == {"G"}
    assert not {cause.writer for cause in texts.training} & {"B", "G"}
    assert all(cause.document for cause in texts.spans)
