"""Each source file has its test, and the five names are this repository's."""

from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("api", "corpus", "intelligence", "models", "reports")
#: Files that hold only names or wiring that other tests run end to end, each with its reason.
WITHOUT_OWN_TEST = {
    "corpus/store/migrations/env.py": "run by tests/unit/corpus/store/test_engine.py",
    "corpus/store/migrations/versions/0001_first_tables.py": "as above",
    "corpus/store/migrations/versions/0002_themes_and_curation.py": "as above",
    "corpus/store/migrations/versions/0003_audits.py": "as above",
    "corpus/store/migrations/versions/0004_refits.py": "as above",
    "corpus/store/migrations/versions/0005_interventions.py": "as above",
    "corpus/store/migrations/versions/0006_risk_checks.py": "as above",
    "api/cli/demo.py": "run from files to report by tests/e2e/test_sample.py",
    "corpus/raw.py": "fields only; what readers put into them is tested with the readers",
    "corpus/rejected.py": "fields only",
    "models/embedding.py": "a Protocol",
}


def modules() -> list[str]:
    paths = (path for name in PACKAGES for path in (ROOT / name).rglob("*.py"))
    return sorted(path.relative_to(ROOT).as_posix() for path in paths if path.name != "__init__.py")


@pytest.mark.parametrize("module", modules())
def test_each_module_has_a_test_of_its_name(module: str) -> None:
    if module in WITHOUT_OWN_TEST:
        assert (ROOT / module).is_file()
        return
    path = Path(module)
    expected = ROOT / "tests" / "unit" / path.parent / f"test_{path.name}"
    assert expected.is_file(), f"{module} has no {expected.relative_to(ROOT)}"


@pytest.mark.parametrize("name", PACKAGES)
def test_each_package_name_resolves_to_this_repository(name: str) -> None:
    spec = find_spec(name)
    assert spec is not None
    assert spec.origin is not None
    assert Path(spec.origin).parent == ROOT / name


@pytest.mark.parametrize("module", modules())
def test_no_source_file_outgrows_its_name(module: str) -> None:
    lines = (ROOT / module).read_text(encoding="utf-8").count("\n")
    assert lines <= 300, f"{module} has {lines} lines; it asks for a second file with a new name"
