from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from intelligence.edition import Edition
from intelligence.errors import UnusableLabels
from intelligence.evaluation.portfolio import evaluate_portfolio
from tests.fakes.editions import fake_edition


def truth(document: str, kind: str, file: str, *themes: str) -> dict[str, Any]:
    causes = [{"theme": theme, "subcause": "", "text": ""} for theme in themes]
    return {"document": document, "kind": kind, "file": file, "causes": causes}


PLANTED = {
    "documents": [
        truth("1", "lesson", "notes/a.md", "late", "data"),
        truth("2", "lesson", "notes/b.md"),
        truth("3", "escalation", "jira.csv", "late"),
        truth("4", "escalation", "jira.csv", "weak_planning"),
    ]
}


def edition(themes: list[list[str]]) -> Edition:
    frame = pd.DataFrame({"document": ["1", "2", "3", "4"][: len(themes)], "theme_keys": themes})
    return replace(fake_edition(), tables={"documents": frame})


def test_sets_of_themes_are_compared_by_kind_and_by_source() -> None:
    found = evaluate_portfolio(edition([["late"], ["data"], ["late"], ["weak_planning"]]), PLANTED)
    kinds = {str(row[0]): row for row in found.tables[0].rows}
    assert kinds["all"][1:3] == (0.75, 0.75)
    assert kinds["escalation"][3].value == 1  # type: ignore[union-attr]
    assert kinds["lesson"][1:3] == (0.5, 0.5)
    assert {row[0] for row in found.tables[1].rows} == {
        "all",
        "all, themes of the starter taxonomy",
        "notes/*.md",
        "jira.csv",
    }
    assert kinds["all, themes of the starter taxonomy"][2] == 1
    assert found.tables[2].rows[1] == ("late", 1.0, 1.0, 1.0, 2, 2)
    assert found.tables[2].rows[0] == ("data", 0.0, 0.0, 0.0, 1, 1)


def test_an_edition_of_other_documents_is_refused() -> None:
    with pytest.raises(UnusableLabels, match="'3' is in one of the two only"):
        evaluate_portfolio(edition([["late"], []]), PLANTED)
