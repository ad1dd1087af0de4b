"""Causes and the impacts that go with them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from intelligence.signals.effects import effects_table

_DELAY = "Go-live slipped by six weeks."
_OTHER = "The server was down."


def _tables(stories: list[tuple[str, str, str]]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return findings and documents of (engagement, theme, impact text), one document each."""
    findings = []
    documents = []
    for number, (engagement, theme, impact) in enumerate(stories):
        uid = f"d{number}"
        documents.append((uid, engagement, "post_mortem"))
        findings.append((f"{uid}-c", uid, "cause", "why", theme))
        findings.append((f"{uid}-i", uid, "impact", impact, None))
    columns = ["finding_id", "document_uid", "role", "text", "theme_id"]
    return (
        pd.DataFrame(findings, columns=columns),
        pd.DataFrame(documents, columns=["document_uid", "engagement", "kind"]),
    )


def _stories(seed: int = 0) -> list[tuple[str, str, str]]:
    random = np.random.default_rng(seed)
    late = [(f"p{n}", "a", _DELAY if n < 18 else _OTHER) for n in range(20)]
    rest = [(f"p{n}", "b", _DELAY if random.random() < 0.3 else _OTHER) for n in range(60)]
    return late + rest


def _row(table: pd.DataFrame, theme: str, impact: str) -> pd.Series:
    return table.set_index(["theme_id", "impact"]).loc[(theme, impact)]


def test_cause_that_goes_with_delay_is_associated_with_it() -> None:
    row = _row(effects_table(*_tables(_stories()), ["a", "b"]), "a", "delay")
    assert (row["engagements"], row["with_impact"]) == (20, 18)
    assert row["status"] == "more often"
    assert row["lift_low"] > 1.5
    assert row["statement"].startswith("associated with delay: 18 of 20 engagements")
    assert row["cause_findings"][0] == "d0-c"
    assert row["impact_findings"][0] == "d0-i"


def test_many_documents_of_one_engagement_are_one() -> None:
    stories = _stories()
    once = effects_table(*_tables(stories), ["a", "b"])
    again = effects_table(
        *_tables(stories + [story for story in stories if story[0] == "p3"] * 9), ["a", "b"]
    )
    figures = ["engagements", "with_impact", "expected", "lift", "p", "q", "status"]
    pd.testing.assert_frame_equal(once[figures], again[figures])


def test_impact_in_another_document_of_the_engagement_is_not_together() -> None:
    findings, documents = _tables([("p1", "a", _OTHER), ("p1", "b", _DELAY)])
    row = _row(effects_table(findings, documents, ["a"]), "a", "delay")
    assert row["with_impact"] == 0


def test_few_others_or_few_expected_are_not_testable() -> None:
    table = effects_table(*_tables(_stories()[:25]), ["a", "b"])
    assert _row(table, "a", "delay")["status"] == "not testable"
    full = effects_table(*_tables(_stories()), ["a"])
    assert _row(full, "a", "dispute")["status"] == "not testable"


def test_theme_that_nobody_shows_and_empty_tables_claim_nothing() -> None:
    table = effects_table(*_tables(_stories()), ["nowhere"])
    assert set(table["status"]) == {"no engagement shows it"}
    findings, documents = _tables([])
    assert effects_table(findings, documents, []).empty
    assert len(effects_table(findings, documents, ["a"])) == 6


def test_documents_without_engagement_are_not_counted() -> None:
    findings, documents = _tables(_stories())
    documents.loc[0, "engagement"] = None
    row = _row(effects_table(findings, documents, ["a"]), "a", "delay")
    assert row["engagements"] == 19


def test_impacts_that_fall_anywhere_are_rarely_called_associated() -> None:
    flagged = 0
    for seed in range(15):
        random = np.random.default_rng(seed)
        stories = [
            (f"p{random.integers(90)}", f"t{theme}", _DELAY if random.random() < 0.4 else _OTHER)
            for theme in range(6)
            for _ in range(25)
        ]
        table = effects_table(*_tables(stories), [f"t{theme}" for theme in range(6)])
        flagged += bool(table["status"].isin(["more often", "less often"]).any())
    assert flagged / 15 <= 0.2
