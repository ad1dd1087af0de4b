from __future__ import annotations

import json
from pathlib import Path

from api.app import create_app
from api.openapi import main, text_of
from api.ports import NoEditions


def test_the_command_writes_the_description_to_the_file_named(tmp_path: Path) -> None:
    target = tmp_path / "openapi.json"
    assert main([str(target)]) == 0
    assert target.read_text(encoding="utf-8") == text_of(create_app(NoEditions()))


def test_the_text_ends_with_a_line_end_and_is_stable() -> None:
    first, second = (text_of(create_app(NoEditions())) for _ in range(2))
    assert first == second
    assert first.endswith("}\n")
    assert json.loads(first)["openapi"] == "3.1.0"
