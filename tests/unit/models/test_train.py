import json
from pathlib import Path

import numpy as np

from models.encoder.locate import Weights
from models.encoder.training.run import Recipe
from models.profiles import find_profile
from models.recognition.labels import Label
from models.syllabus.lesson import WRITERS, Syllabus
from models.train import AUDIT_ADAPTER, Course, train_profile
from tests.fakes.encoders import write_base

LABELS = tuple(
    Label(key, key.title(), f"{key} it was", ((f"{key}_sub", f"{key} late"),))
    for key in ("price", "team", "data", "plan")
)


def labelled(root: Path) -> Path:
    for writer in WRITERS:
        (root / writer).mkdir(parents=True)
        for label in LABELS:
            rows = [
                {
                    "role": "cause",
                    "theme": label.key,
                    "subcause": f"{label.key}_sub",
                    "text": f"{label.key} left {'late ' * number}",
                    "gist": f"{label.key} late",
                }
                for number in range(3)
            ]
            text = "\n".join(json.dumps(row) for row in rows)
            (root / writer / f"{label.key}.jsonl").write_text(text)
    return root


def test_a_trained_encoder_becomes_a_profile_that_differs_from_its_base(tmp_path: Path) -> None:
    base = write_base(tmp_path / "base", "bert")
    told: list[str] = []
    course = Course(
        Weights(base, None, tmp_path / "base"),
        LABELS,
        tmp_path / "ours",
        None,
        told.append,
        Recipe(first=1, rank=2, epochs=2, batch=6, rate=1e-2),
        Syllabus(worlds=(), voices=(), root=labelled(tmp_path / "labelled")),
    )

    train_profile(course, ["encoder", "audit"], lambda encoder: encoder)

    encoder = find_profile(str(tmp_path / "ours")).encoder(None)
    rows = encoder.embed(["price left late"])
    general, cause = np.split(rows, 2, axis=1)
    assert not np.allclose(general, cause)
    assert (tmp_path / "ours" / AUDIT_ADAPTER).is_file()
    assert any(line.startswith("audit: ") for line in told)
