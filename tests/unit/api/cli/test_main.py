import subprocess
import sys
from pathlib import Path

import pytest

from api.cli.main import COMMANDS, main

_HEAVY = ("torch", "spacy", "sklearn", "transformers", "pandas", "fastapi", "sqlalchemy", "numpy")


def test_help_lists_every_command_and_imports_nothing_heavy() -> None:
    code = (
        "import sys; from api.cli.main import premortem\n"
        "try: premortem.main(['--help'])\n"
        "except SystemExit: pass\n"
        f"print('heavy:', [name for name in {_HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[4],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "heavy: []" in done.stdout
    for name, (_, explanation) in COMMANDS.items():
        assert name in done.stdout
        assert explanation.split()[0] in done.stdout


def test_a_known_error_is_one_line_and_exit_status_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["themes", "--workspace", str(tmp_path / "none")])
    assert stop.value.code == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == "premortem: no edition has been built yet: run `premortem build` first\n"


def test_an_unknown_command_is_refused_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["thems"])
    assert stop.value.code == 2
    told = capsys.readouterr().err
    assert told.startswith("premortem: ")
    assert "'thems'" in told
    assert told.count("\n") == 1


def test_a_wrong_option_is_one_line_with_the_way_to_the_help(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["export", "everything"])
    assert stop.value.code == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "premortem export --help" in told


def test_a_path_that_does_not_exist_is_one_clear_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["ingest", str(tmp_path / "nowhere.csv"), "--workspace", str(tmp_path / "w")])
    assert stop.value.code == 1
    told = [line for line in capsys.readouterr().err.splitlines() if line.startswith("premortem:")]
    assert len(told) == 1
    assert "there is no file or folder" in told[0]


def test_a_command_that_ends_well_exits_with_zero(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--version"])
    assert stop.value.code == 0
    assert capsys.readouterr().out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_one_clear_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A disk that was full or read-only ended in a traceback."""
    table = tmp_path / "notes.csv"
    table.write_text("ID,Description\n1,The scope was never agreed.\n")
    with pytest.raises(SystemExit) as stop:
        main(["ingest", str(table), "--dry-run", "--save-mapping", "/dev/full"])
    assert stop.value.code == 1
    assert capsys.readouterr().err.startswith("premortem: No space left on device: ")


@pytest.mark.parametrize(
    "command",
    [
        ["audit-sample", "30"],
        ["export", "findings", "--format", "jsonl"],
        ["export", "themes", "--format", "parquet"],
    ],
)
def test_a_target_that_leads_nowhere_is_one_line_that_names_it_as_it_was_given(
    workspace: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    target = workspace / "none" / "a.out"
    with pytest.raises(SystemExit) as stop:
        main([*command, "-o", str(target), "--workspace", str(workspace)])
    assert stop.value.code == 1
    assert capsys.readouterr().err == f"premortem: No such file or directory: {target}\n"


def test_a_report_below_a_file_is_one_line(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    above = workspace / "file"
    above.touch()
    with pytest.raises(SystemExit) as stop:
        main(["report", "-o", str(above / "reports"), "--workspace", str(workspace)])
    assert stop.value.code == 1
    assert capsys.readouterr().err == f"premortem: Not a directory: {above / 'reports'}\n"
