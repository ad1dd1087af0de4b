import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api import splitting
from api.cli.curate import command
from corpus.errors import CurationConflict
from intelligence.edition_store import EditionStore
from intelligence.errors import InvalidEntry, UnknownFinding, UnknownTheme
from tests.fakes.embedders import WordEmbedder


@pytest.fixture
def curate(workspace: Path) -> Callable[..., Result]:
    def call(*arguments: str) -> Result:
        options = [*arguments, "--workspace", str(workspace)]
        return CliRunner().invoke(command, options, catch_exceptions=False)

    return call


BECAUSE = ("--why", "clearer", "--by", "pmo", "--at", "2026-09-30")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("rename", "environment_access", "Access"), {"theme": "T-0001", "name": "Access"}),
        (
            ("define", "T-0001", "--definition", "D", "--include", "a", "--exclude", "b"),
            {"definition": "D", "include": ["a"], "exclude": ["b"]},
        ),
        (("merge", "T-0002", "T-0003", "--into", "T-0001"), {"sources": ["T-0002", "T-0003"]}),
        (("exclude", "--phrase", "test ticket"), {"phrase": "test ticket"}),
        (("promote", "T-0008"), {"theme": "T-0008"}),
        (("retire", "T-0001"), {"theme": "T-0001"}),
        (("keep", "T-0001"), {"theme": "T-0001"}),
        (
            ("keep", "T-0002", "--apart-from", "environment_access"),
            {"theme": "T-0002", "apart_from": "T-0001"},
        ),
        (("owner", "T-0001", "--role", "CIO"), {"role": "CIO"}),
        (("goal", "T-0001", "Growth"), {"goal": "Growth"}),
    ],
)
def test_a_decision_is_noted_with_who_when_and_why(
    curate: Callable[..., Result], arguments: tuple[str, ...], told: dict[str, object]
) -> None:
    entry = json.loads(curate(*arguments, *BECAUSE, "--json").stdout)
    assert (entry["sequence"], entry["who"], entry["why"]) == (1, "pmo", "clearer")
    assert entry["action"] == arguments[0]
    assert entry["at"].startswith("2026-09-30")
    assert told.items() <= entry.items()


def test_a_theme_is_started_of_findings_that_the_edition_has(
    curate: Callable[..., Result],
) -> None:
    """A group that a build held back could be made a theme by no command."""
    with pytest.raises(UnknownFinding, match="has no cause 0123456789abcdef-1-2"):
        curate("start", "Late access", "0123456789abcdef-1-2", *BECAUSE)
    with pytest.raises(InvalidEntry, match="this start cannot be understood"):
        curate("start", "Late access", "F-1", *BECAUSE)
    assert curate("start", "Late access", *BECAUSE).exit_code == 2


def test_a_split_that_would_take_every_finding_is_refused(curate: Callable[..., Result]) -> None:
    with pytest.raises(InvalidEntry, match="every finding of the theme has the sub-cause"):
        curate("split", "T-0001", "--name", "VPN", "--subcause", "access_late", *BECAUSE)


def test_an_entry_is_undone_by_an_entry(curate: Callable[..., Result]) -> None:
    curate("rename", "T-0001", "Access", *BECAUSE)
    assert "entry 2" in curate("undo", "1", *BECAUSE).stdout
    (first, second) = json.loads(curate("log", "--json").stdout)["entries"]
    assert (first["undone"], second["action"]) == (True, "undo")


def test_expecting_another_log_is_a_conflict(curate: Callable[..., Result]) -> None:
    curate("rename", "T-0001", "Access", *BECAUSE, "--expect", "0")
    with pytest.raises(CurationConflict, match="1 entries, 0 were expected"):
        curate("rename", "T-0001", "Late", *BECAUSE, "--expect", "0")


def test_what_does_not_exist_or_says_nothing_is_refused(curate: Callable[..., Result]) -> None:
    with pytest.raises(UnknownTheme):
        curate("promote", "nope", *BECAUSE)
    with pytest.raises(InvalidEntry):
        curate("confirm", "F-1", "--theme", "T-0001", *BECAUSE)
    with pytest.raises(InvalidEntry):
        curate("define", "T-0001", *BECAUSE)


@pytest.mark.parametrize(
    "arguments",
    [
        ("move", "x", *BECAUSE),
        ("move", "x", "--to", "T-0001", "--to-none", *BECAUSE),
        ("split", "T-0001", *BECAUSE),
        ("split", "T-0001", "--name", "x", "--suggested", "--subcause", "y", *BECAUSE),
    ],
)
def test_options_that_contradict_each_other_are_refused(
    curate: Callable[..., Result], arguments: tuple[str, ...]
) -> None:
    assert curate(*arguments).exit_code == 2


def test_a_suggested_split_is_shown_and_not_noted(
    curate: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(splitting, "make_embedder", lambda *_: WordEmbedder())
    assert "smaller:" in curate("split", "T-0001", "--suggest").stdout
    shown = json.loads(curate("split", "T-0001", "--suggest", "--json").stdout)
    assert shown["theme_id"] == "T-0001"
    assert json.loads(curate("log", "--json").stdout)["entries"] == []


def test_without_a_further_word_the_log_is_listed(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREMORTEM_WORKSPACE", str(workspace))
    assert "conflict: entry 2" in CliRunner().invoke(command, [], catch_exceptions=False).stdout


def test_an_exclusion_tells_how_many_causes_and_themes_it_takes_from(
    curate: Callable[..., Result],
) -> None:
    told = curate("exclude", "--phrase", "no such phrase", *BECAUSE).stdout
    assert re.search(r"takes 0 of \d+ causes, 0 of them out of 0 themes", told)


def test_an_exclusion_of_a_fifth_of_all_causes_is_noted_only_when_it_is_said_twice(
    curate: Callable[..., Result], workspace: Path
) -> None:
    """`--phrase the` took most of the portfolio out of all themes without a question."""
    findings = EditionStore(workspace / "editions").latest().tables["findings"]
    words = Counter(
        word
        for text in findings.loc[findings["role"] == "cause", "text"]
        for word in {*re.findall(r"[a-z]+", text.casefold())}
    )
    ((word, _),) = words.most_common(1)
    with pytest.raises(InvalidEntry, match="more than 20 % of all causes are excluded by"):
        curate("exclude", "--phrase", word, *BECAUSE)
    assert json.loads(curate("log", "--json").stdout)["entries"] == []
    noted = curate("exclude", "--phrase", word, "--yes", "--json", *BECAUSE)
    assert json.loads(noted.stdout)["phrase"] == word
    assert "causes" in noted.stderr
