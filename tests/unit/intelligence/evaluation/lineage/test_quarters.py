from dataclasses import replace

import pytest

from intelligence.evaluation.lineage.quarters import (
    NewTheme,
    Quarterly,
    quarters_tables,
    replay_quarters,
)
from intelligence.pipeline import Tools
from tests.fakes.mixed import mixed_portfolio, mixed_tools
from tests.fakes.standings import OPTIONS


def tools() -> Tools:
    return replace(mixed_tools(), assignment=OPTIONS)


@pytest.fixture(scope="module")
def builds() -> tuple[Quarterly, ...]:
    return replay_quarters(mixed_portfolio(), tools())


def new_theme() -> NewTheme:
    shown = [item for item in mixed_portfolio().documents if "tests" in item.text]
    quarters = {
        item.id: f"{item.date.year}Q{(item.date.month + 2) // 3}" for item in shown if item.date
    }
    engagements = {item.id: item.engagement_key or "" for item in shown}
    return NewTheme("tests", frozenset(quarters), engagements, quarters)


def test_each_quarter_adds_its_documents_to_what_was_there(builds: tuple[Quarterly, ...]) -> None:
    assert [one.quarter for one in builds][:2] == ["2024Q1", "2024Q2"]
    sizes = [len(one.themes) for one in builds]
    assert sizes == sorted(sizes)
    assert sizes[-1] == 36


def test_no_document_changes_its_theme_and_the_new_theme_is_timed(
    builds: tuple[Quarterly, ...],
) -> None:
    changed, proposed = quarters_tables(builds, tools(), new_theme())
    ours = dict(zip(changed.columns, changed.rows[0], strict=True))
    assert ours["Documents ever in another theme"] == 0
    counts = [ours["Causes with a theme"], ours["Causes ever in a proposal"]]
    assert sum(count for count in counts if isinstance(count, int)) > 20
    assert ours["Causes ever in another proposal"] == 0
    assert len(changed.rows) == 4
    assert [row[0] for row in proposed.rows] == [one.quarter for one in builds]
    assert proposed.rows[-1][4] == 1
    assert "quarters later" in proposed.notes[0]


def test_there_is_enough_when_five_documents_of_three_engagements_are_there() -> None:
    assert new_theme().first_enough == sorted(new_theme().quarters.values())[4]
    one = replace(new_theme(), engagements=dict.fromkeys(new_theme().documents, "same"))
    assert one.first_enough is None


def test_what_left_a_theme_and_what_left_a_proposal_are_counted_apart(
    builds: tuple[Quarterly, ...],
) -> None:
    first = builds[0]
    doc = "0" * 16
    theme, other = f"{doc}-a", f"{doc}-b"
    registry = replace(
        first.conclusions.registry,
        discovered=tuple(
            replace(item, theme=replace(item.theme, theme_id="p"), candidate=True)
            for item in builds[-1].conclusions.registry.discovered[:1]
        ),
    )
    conclusions = replace(first.conclusions, registry=registry)
    given: list[dict[str, str | None]] = [
        {theme: "t", other: "p"},
        {theme: "t", other: None},
        {theme: "u", other: None},
    ]
    made = [replace(first, themes=themes, conclusions=conclusions) for themes in given]
    changed, _ = quarters_tables(made, tools(), new_theme())
    assert changed.rows[0][1:] == (1, 1, 1, 1, 1, 1)
