import json
from pathlib import Path

import pytest

from models.errors import InvalidInput
from models.recognition.labelled import causes_of
from models.recognition.worlds import WORLDS, read_world


@pytest.mark.parametrize("world", WORLDS)
def test_every_cause_of_a_world_belongs_to_its_taxonomy(world: str) -> None:
    labels = {label.key: {key for key, _ in label.subcauses} for label in read_world(world)}

    for cause in causes_of(world):
        assert cause.subcause in (labels[cause.theme] or {""})


def test_a_taxonomy_of_another_shape_is_refused(tmp_path: Path) -> None:
    (tmp_path / "K").mkdir()
    (tmp_path / "K" / "taxonomy.json").write_text(json.dumps({"late": ["Late", "Too late"]}))

    with pytest.raises(InvalidInput, match="writer 'K' has no usable taxonomy"):
        read_world("K", tmp_path)
