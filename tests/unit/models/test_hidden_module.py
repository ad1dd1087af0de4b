import importlib
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.hidden_module import hidden_module

_RARE = "a_module_that_nobody_has"


@pytest.fixture
def rare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Give the name of an importable module that nothing has imported."""
    (tmp_path / f"{_RARE}.py").write_text("VALUE = 1\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield _RARE
    sys.modules.pop(_RARE, None)


def test_a_hidden_module_cannot_be_imported_and_afterwards_can(rare: str) -> None:
    with hidden_module(rare), pytest.raises(ModuleNotFoundError, match="hidden"):
        importlib.import_module(rare)

    assert importlib.import_module(rare).VALUE == 1


def test_what_is_imported_already_stays_so(rare: str) -> None:
    known = importlib.import_module(rare)

    with hidden_module(rare):
        assert importlib.import_module(rare) is known


def test_other_modules_and_other_threads_notice_nothing(rare: str) -> None:
    found: list[int] = []
    with hidden_module(rare):
        other = threading.Thread(
            target=lambda: found.append(importlib.import_module(rare).VALUE), name="other"
        )
        other.start()
        other.join()

    assert found == [1]


def test_the_import_system_is_as_before_even_after_a_failure() -> None:
    before = list(sys.meta_path)

    with pytest.raises(RuntimeError), hidden_module("torch"):
        raise RuntimeError

    assert sys.meta_path == before
