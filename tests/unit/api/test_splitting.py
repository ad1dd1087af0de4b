from pathlib import Path

import pytest

from api import splitting
from api.settings import Settings
from api.workspace import Workspace
from intelligence.errors import InvalidEntry, UnknownTheme
from tests.fakes.editions import fake_edition
from tests.fakes.embedders import WordEmbedder


@pytest.fixture(autouse=True)
def _words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(splitting, "make_embedder", lambda *_: WordEmbedder())


def suggested(theme: str, folder: Path) -> splitting.SplitSuggestion:
    return splitting.suggest_split(fake_edition(), theme, Settings(), Workspace(folder))


def test_both_parts_are_told_by_finding_words_and_quotes(tmp_path: Path) -> None:
    found = suggested("environment_access", tmp_path)
    findings = fake_edition().tables["findings"]
    own = set(findings[findings["theme_id"] == "T-0001"]["finding_id"])
    assert {*found.larger.findings, *found.smaller.findings} == own
    assert len(found.larger.findings) >= len(found.smaller.findings) > 0
    assert found.smaller.quotes[0] in set(findings["text"])
    assert (found.edition, found.theme_id) == (7, "T-0001")


def test_a_theme_that_is_not_there_or_says_one_thing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownTheme):
        suggested("nope", tmp_path)
    themes = fake_edition().tables["themes"]
    empty = themes[themes["findings"] == 0]["theme_id"].iloc[0]
    with pytest.raises(InvalidEntry, match="two parts"):
        suggested(empty, tmp_path)


def test_findings_that_say_the_same_are_quoted_once(tmp_path: Path) -> None:
    """One sentence stood twice among five quotes."""
    found = suggested("environment_access", tmp_path)
    for part in (found.larger, found.smaller):
        said = [" ".join(quote.casefold().split()) for quote in part.quotes]
        assert len(said) == len({*said})
    assert len(found.larger.quotes) < min(5, len(found.larger.findings))
