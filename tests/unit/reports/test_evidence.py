import dataclasses

import pandas as pd

from intelligence.edition import Edition
from reports.evidence import LONGEST, QUOTES, theme_evidence, unassigned_evidence
from reports.tables import rows
from tests.fakes.edition_counts import theme_id
from tests.fakes.editions import fake_edition


def evidence_of(edition: Edition, key: str) -> list[dict[str, object]]:
    found = theme_evidence(edition, rows(edition.tables["themes"]))
    return [dataclasses.asdict(item) for item in found[theme_id(key)]]


def test_every_quote_is_a_verbatim_piece_of_the_document_it_names() -> None:
    edition = fake_edition()
    texts = dict(
        zip(
            edition.tables["documents"]["document"],
            edition.tables["documents"]["text"],
            strict=True,
        )
    )
    found = theme_evidence(edition, rows(edition.tables["themes"]))
    quotes = [item for items in found.values() for item in items]
    assert len(quotes) > 30
    assert all(item.quote in texts[item.document] for item in quotes)


def test_quotes_come_best_first_and_are_limited() -> None:
    edition = fake_edition()
    themes = edition.tables["themes"].set_index("theme_id")
    best = themes.loc[theme_id("environment_access"), "quotes"][0]
    found = evidence_of(edition, "environment_access")
    assert len(found) == QUOTES
    assert found[0]["finding_id"] == best


def test_words_that_were_quoted_already_wait_for_new_ones() -> None:
    found = [item["quote"] for item in evidence_of(fake_edition(), "environment_access")]
    assert len(set(found)) == len(found)


def test_a_quote_without_a_known_customer_says_unknown() -> None:
    found = evidence_of(fake_edition(), "sow_ambiguity")
    assert "Unknown" in {item["customer"] for item in found}


def test_the_words_around_a_quote_are_given() -> None:
    first = evidence_of(fake_edition(), "environment_access")[0]
    assert "Root cause / " in str(first["before"])
    assert "Impact" in str(first["after"])


def test_a_finding_longer_than_a_page_is_cut_and_says_so() -> None:
    edition = with_one_long_finding(fake_edition())
    found = evidence_of(edition, "key_person_loss")
    long = next(item for item in found if item["cut"])
    assert len(str(long["quote"])) == LONGEST
    assert long["after"] == "…"


def with_one_long_finding(edition: Edition) -> Edition:
    findings = edition.tables["findings"].copy()
    index = findings.index[findings["theme_id"] == theme_id("key_person_loss")][0]
    findings.loc[index, "text"] = "so it went on " * 200
    return dataclasses.replace(edition, tables={**edition.tables, "findings": findings})


def test_a_theme_that_names_findings_which_are_gone_has_no_quote() -> None:
    edition = fake_edition()
    themes = pd.DataFrame([{"theme_id": "T-9", "quotes": ["F-gone"]}])
    assert theme_evidence(edition, rows(themes)) == {"T-9": ()}


def test_unassigned_causes_are_shown_from_all_over_the_edition() -> None:
    edition = fake_edition()
    found = unassigned_evidence(edition)
    findings = edition.tables["findings"].set_index("finding_id")
    assert len(found) == QUOTES
    assert {findings.loc[item.finding_id, "role"] for item in found} == {"cause"}
    assert all(findings.loc[item.finding_id, "theme_id"] is None for item in found)
    assert len({str(item.date)[:4] for item in found}) >= 3
