import re
from pathlib import Path

from corpus.progress import Silent
from intelligence.edition import DIMENSIONS, SIGNAL_TABLES, TABLES
from intelligence.pipeline import build
from intelligence.signals.registry import SIGNALS
from tests.fakes.editions import fake_edition
from tests.fakes.portfolios import portfolio, tools

ARCHITECTURE = (Path(__file__).parents[3] / "docs" / "architecture.md").read_text("utf-8")


def documented() -> dict[str, list[str]]:
    """Return the columns that the architecture page promises, by table."""
    rows = re.findall(r"^\| `(\w+)` \| (.+) \|$", ARCHITECTURE, flags=re.MULTILINE)
    return {
        name: re.findall(r"\w+", re.sub(r"\([^)]*\)", "", listed.split("`")[1]))
        for name, listed in rows
        if name in TABLES and "`" in listed
    }


def test_the_tables_of_a_build_have_the_documented_columns() -> None:
    built = build(portfolio(), tools(), Silent()).tables
    promised = documented()
    assert set(promised) >= set(TABLES) - {"engagements", *SIGNAL_TABLES}
    for name in promised.keys() - {"engagements"}:
        assert set(promised[name]) == set(built[name].columns), name
    for name, table in SIGNALS.items():
        assert set(table.keys) == set(built[name].columns), name


def test_an_edition_is_named_by_its_manifest() -> None:
    edition = fake_edition()
    assert edition.number == edition.manifest.number == 7
    assert set(edition.tables) == set(TABLES)
    assert len(set(DIMENSIONS)) == 10
