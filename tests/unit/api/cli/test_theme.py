import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from intelligence.edition_store import EditionStore
from intelligence.errors import UnknownTheme
from tests.fakes.changed_editions import merged_editions
from tests.fakes.editions import fake_edition


def test_a_theme_is_found_by_id_and_by_key_with_its_evidence(run: Callable[..., Result]) -> None:
    themes = fake_edition().tables["themes"]
    row = themes[themes["theme_key"].notna()].iloc[0]
    by_id = json.loads(run("theme", row["theme_id"], "--json").stdout)
    by_key = json.loads(run("theme", row["theme_key"], "--json").stdout)
    assert by_id == by_key
    assert by_id["quotes"]
    shown = run("theme", row["theme_id"]).stdout
    assert "Evidence" in shown
    assert by_id["quotes"][0]["document"] in shown


def test_an_unknown_theme_is_refused_with_the_way_to_the_list(run: Callable[..., Result]) -> None:
    with pytest.raises(UnknownTheme, match="premortem themes"):
        run("theme", "nothing")


@pytest.mark.parametrize("command", [("theme", "T-0002"), ("trends", "--theme", "T-0002")])
def test_a_theme_that_was_merged_away_leads_to_the_one_it_became_a_part_of(
    run: Callable[..., Result], workspace: Path, command: tuple[str, ...]
) -> None:
    _, after = merged_editions()
    EditionStore(workspace / "editions").publish(after.manifest, after.tables)
    with pytest.raises(UnknownTheme, match=r"'T-0002'.*; it became a part of .* \(T-0001\)$"):
        run(*command)
