from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from models.encoder.openvino_library import load_openvino, processor_precisions

ROOT = Path(__file__).parents[4]


def test_library_is_imported_without_telling_anybody(tmp_path: Path) -> None:
    """The library's converter reports its import to its maker when the reporting package is there.

    A stand-in for that package raises the alarm, whether or not the real one is installed.
    """
    alarm = tmp_path / "openvino_telemetry"
    alarm.mkdir()
    (alarm / "__init__.py").write_text("raise SystemExit('reported')", encoding="utf-8")
    code = (
        "import sys; "
        f"sys.path[:0] = [{str(tmp_path)!r}, {str(ROOT)!r}]; "
        "from models.encoder.openvino_library import load_openvino; "
        "assert load_openvino().opset15.softmax; "
        "print([m for m in sys.modules if m.startswith(('openvino_telemetry', 'openvino.tools'))])"
    )
    found = subprocess.run(  # noqa: S603 - this interpreter, this code
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"


def test_what_was_withheld_is_there_again_afterwards() -> None:
    load_openvino.cache_clear()
    before = sys.modules.get("openvino.tools")
    load_openvino()
    assert "openvino_telemetry" not in sys.modules
    assert sys.modules.get("openvino.tools") is before


def test_every_processor_computes_in_single_precision() -> None:
    assert {"f32"} <= processor_precisions() <= {"f32", "bf16"}
