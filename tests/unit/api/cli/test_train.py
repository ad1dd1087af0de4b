from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from api import training
from models.stages import STAGES


def test_all_stages_are_trained_by_default_and_the_setting_is_told(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(training, "run_training", lambda *given: asked.append(given[1:]))

    result = run("train", str(tmp_path / "ours"))

    assert asked == [(tmp_path / "ours", "light", None, STAGES)]
    assert f"PREMORTEM_ENCODER={tmp_path / 'ours'}" in result.output


def test_one_stage_can_be_trained_alone(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(training, "run_training", lambda *given: asked.append(given[-1:]))

    run("train", str(tmp_path), "--stage", "roles")

    assert asked == [(("roles",),)]
