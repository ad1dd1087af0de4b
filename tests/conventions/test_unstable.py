"""What is unstable is said to be wherever a person meets the theme."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from api.cli.main import premortem
from intelligence.edition_store import EditionStore
from intelligence.export import export_table
from reports.freeze import freeze
from reports.html import render_html
from tests.fakes.editions import fake_edition
from tests.fakes.web import client_of

#: The theme of the fake edition that is.
_UNSTABLE = "T-0002"


@pytest.mark.parametrize(
    "command",
    [
        ("themes",),
        ("theme", _UNSTABLE),
        ("history", _UNSTABLE),
        ("review", "--kind", "assignment"),
        ("trends", "--theme", _UNSTABLE),
        ("signals", "theme_trends", "--all", "--theme", _UNSTABLE),
        ("signals", "structure", "--all", "--theme", _UNSTABLE),
        ("priorities",),
    ],
)
def test_every_command_that_names_a_theme_says_that_it_is_unstable(
    command: tuple[str, ...], tmp_path: Path
) -> None:
    """Lists of signals, the review and the history said it nowhere, and neither did the report."""
    edition = fake_edition()
    EditionStore(tmp_path / "editions").publish(edition.manifest, edition.tables)
    found = CliRunner().invoke(
        premortem, [*command, "--workspace", str(tmp_path)], catch_exceptions=False
    )
    assert "unstable" in found.stdout


@pytest.mark.parametrize(
    "address",
    [
        "/",
        f"/themes/{_UNSTABLE}",
        f"/themes/{_UNSTABLE}/evidence",
        "/review?kind=assignment",
        "/v1/themes",
        f"/v1/themes/{_UNSTABLE}",
        f"/v1/themes/{_UNSTABLE}/history",
    ],
)
def test_every_page_and_answer_of_a_theme_says_that_it_is_unstable(address: str) -> None:
    assert "unstable" in client_of().get(address).text


def test_the_report_says_it_at_every_theme_s_name_and_what_it_means() -> None:
    edition = fake_edition()
    report = freeze(edition)
    (theme,) = (one for one in report.themes if one.theme_id == _UNSTABLE)
    names = dict(edition.tables["themes"][["theme_id", "name"]].itertuples(index=False, name=None))
    assert theme.name == f"{names[_UNSTABLE]} (unstable)"
    assert report.life.name_of(_UNSTABLE) == theme.name
    assert sum(one.name.endswith("(unstable)") for one in report.themes) == 1
    assert "<dt>Unstable</dt>" in render_html(report)


def test_the_export_of_themes_says_it() -> None:
    table = export_table(fake_edition(), "themes").set_index("theme_id")
    assert table["stability"][_UNSTABLE] == "unstable"
