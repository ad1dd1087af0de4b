"""A folder with one corrupt file of every format: the good are stored, the bad explained."""

from pathlib import Path

from tests.e2e.conftest import Ran
from tests.fixtures.readers.build import corrupt_files, good_files


def test_every_good_document_is_stored_and_every_bad_file_explained(tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    for kind, files in (("good", good_files()), ("bad", corrupt_files())):
        for name, content in files.items():
            path = folder / kind / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    run = Ran(tmp_path / "w")
    summary = run.json("ingest", str(folder), "--json")
    rejects = run.json("rejects", "--json")
    rejected = {item["file"]: item["reason"] for item in rejects if item["row"] is None}
    for name in corrupt_files():
        assert any(file.startswith(f"bad/{name}") for file in rejected), f"{name}: no reason given"
    assert all(reason and "\n" not in reason for reason in rejected.values())
    assert not [file for file in rejected if file.startswith("good/")], rejected
    assert sum(summary["documents"].values()) >= len(good_files())
    again = run.json("ingest", str(folder), "--json")
    assert again["documents"]["added"] == again["documents"]["changed"] == 0


def test_an_empty_workspace_says_what_to_do(tmp_path: Path) -> None:
    done = Ran(tmp_path)("build")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "premortem: there is no document to build from: run `premortem ingest` first\n"
    )
