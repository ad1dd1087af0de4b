"""The packaged encoder in bf16, with what was fitted in f32; only where the processor has bf16."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from api.services import Services
from api.settings import Settings
from corpus.progress import Silent
from intelligence.assignment import labels_of
from intelligence.taxonomy import starter_taxonomy
from models.encoder.openvino_library import processor_precisions
from models.profiles import find_profile
from models.recognition.artefact import load_recogniser
from models.recognition.labelled import causes_of

pytestmark = pytest.mark.skipif(
    "bf16" not in processor_precisions(),
    reason="this processor does not compute in bf16, and the encoder refuses to emulate it",
)

TEXTS = [cause.text for cause in causes_of("B")[::13]]


def test_vectors_in_bf16_are_nearly_those_in_f32_and_not_the_same() -> None:
    profile = find_profile("light")
    full, quick = (profile.encoder(None, name).embed(TEXTS) for name in ("f32", "bf16"))
    assert np.abs(np.linalg.norm(quick, axis=1) - 1).max() < 1e-5
    assert (full * quick).sum(axis=1).min() > 0.9999
    assert not np.array_equal(full, quick)


def test_recogniser_fitted_in_f32_gives_nearly_the_same_answers_in_bf16() -> None:
    profile, labels = find_profile("light"), labels_of(starter_taxonomy())
    full, quick = (
        load_recogniser(profile.encoder(None, name), profile.recognition).recognise(TEXTS, labels)
        for name in ("f32", "bf16")
    )
    same = [one.best == other.best for one, other in zip(full, quick, strict=True)]
    assert sum(same) >= len(TEXTS) - 1
    apart = [
        abs(one.confidence - other.confidence)
        for one, other in zip(full, quick, strict=True)
        if one.best == other.best
    ]
    assert max(apart) < 0.03


def test_edition_names_the_precision_and_no_vector_of_the_other_is_taken(tmp_path: Path) -> None:
    notes = tmp_path / "notes.csv"
    rows = "".join(f"N{number},{text!r}\n" for number, text in enumerate(TEXTS[:6]))
    notes.write_text(f"id,text\n{rows}", encoding="utf-8")
    editions = []
    for precision in ("f32", "bf16"):
        workspace = str(tmp_path / "w")
        services = Services(Settings(workspace=workspace, precision=precision))
        services.ingest((notes,), "post_mortem", None, Silent())
        editions.append(services.build(None, Silent()))
    full, quick = (edition.manifest for edition in editions)
    assert (full.settings["precision"], quick.settings["precision"]) == ("f32", "bf16")
    assert full.models["themes"].endswith("/f32/256")
    assert quick.models["themes"].endswith("/bf16/256")
    assert quick.models["roles"].endswith("/bf16/256")
    assert full.fingerprint != quick.fingerprint
    confidences = [list(e.tables["findings"]["role_confidence"]) for e in editions]
    assert len(confidences[0]) == len(confidences[1]) > 0
    assert confidences[0] != confidences[1]
