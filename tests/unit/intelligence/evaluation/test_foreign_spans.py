import json
from pathlib import Path

import pytest

from intelligence.evaluation.foreign_spans import foreign_quality
from models.roles.contract import Role
from models.segmentation import RuleSegmenter
from tests.fakes.roles import KeywordRoles

ROWS = [
    {"text": "Nobody planned it. Teams should plan.", "spans": [[0, 18, "CAU"], [25, 37, "REC"]]},
    {"text": "Just noise.", "spans": [[5, 10, "CAU"]]},
]


def test_each_foreign_label_is_counted_under_the_role_above_it(tmp_path: Path) -> None:
    path = tmp_path / "spans.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS))

    quality = foreign_quality(path, RuleSegmenter(), KeywordRoles())

    assert (quality.texts, quality.texts_without_cause) == (2, 1)
    assert quality.share("REC", Role.RECOMMENDATION) == 1.0
    assert quality.share("CAU", Role.CAUSE) == pytest.approx(0.5)
    assert quality.share("CAU", Role.NOISE) == pytest.approx(0.5)
    assert quality.share("unknown", Role.CAUSE) == 0.0
    assert quality.findings == {"cause": 1, "recommendation": 1}
