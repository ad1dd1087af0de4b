from dataclasses import replace

import pandas as pd

from api.cli.build import held_back, read_twice, since_before, summary, untrained
from intelligence.held_back import Reason
from intelligence.tables.withheld import withheld_by_reason
from tests.fakes.editions import fake_edition


def test_the_summary_hides_neither_the_unassigned_nor_the_unlinked() -> None:
    manifest = fake_edition().manifest
    counts = manifest.counts
    text = "\n".join(summary(manifest))
    assert f"{counts['unassigned']:,} causes unassigned" in text
    assert f"{counts['customers_ambiguous']:,} ambiguous" in text
    assert f"{counts['engagements_unlinked']:,} unlinked" in text
    assert f"({counts['proposed']:,} proposed)" in text


def test_an_edition_without_causes_has_no_share_to_tell() -> None:
    manifest = fake_edition().manifest
    counts = {**manifest.counts, "causes": 0, "unassigned": 0}
    assert "(none)" in "\n".join(summary(replace(manifest, counts=counts)))


def test_groups_that_are_not_proposed_are_told_with_the_reason_in_a_line_each() -> None:
    """Forty causes were in no theme, and nobody was told that they were a group."""
    told = withheld_by_reason(fake_edition().tables)
    (row,) = told
    (line,) = held_back(told)
    assert line.startswith(f"not proposed: 1 group of {row['findings']:,} causes from ")
    assert line.endswith(": no name surely tells what they have in common")
    rest = [{**row, "groups": 2, "reason": reason.value} for reason in Reason]
    assert all(line.startswith("not proposed: 2 groups of ") for line in held_back(rest))
    assert held_back([]) == []


def test_documents_that_repeat_those_of_another_file_are_counted() -> None:
    """An export with renamed columns doubled every count, and nobody was told."""
    said = "The client gave no access for three weeks."
    frame = pd.DataFrame(
        [
            (said, "may.csv"),
            (f"{said} ", "june.csv"),
            (said, "june.csv"),
            ("Closed.", "may.csv"),
            ("Closed.", "june.csv"),
            ("The scope of the interfaces was never agreed.", "may.csv"),
            ("The scope of the interfaces was never agreed.", "may.csv"),
        ],
        columns=["text", "source_file"],
    )
    assert read_twice(frame) == 2
    assert read_twice(frame.iloc[:0]) == 0


def test_themes_that_ended_and_started_since_the_edition_before_are_told() -> None:
    """A changed taxonomy took themes away, and the build did not say so."""
    columns = ["event", "previous_theme_id", "theme_id"]
    rows = [
        ("continues", "a", "a"),
        ("ends", "b", None),
        ("ends", "c", None),
        ("starts", None, "d"),
    ]
    assert since_before(pd.DataFrame(rows, columns=columns)) == "2 ended, 1 started"
    assert since_before(pd.DataFrame(rows[:1], columns=columns)) == ""
    first = pd.DataFrame([("starts", None, "a")], columns=columns)
    assert since_before(first) == ""
    assert since_before(first.iloc[:0]) == ""


def test_an_encoder_that_nothing_was_trained_for_is_told_where_there_are_themes_to_tell() -> None:
    manifest = replace(
        fake_edition().manifest, taxonomy="starter", models={"themes": "definitions-only/words-64"}
    )
    assert "themes are told by definitions only" in untrained(manifest, "light")
    assert untrained(replace(manifest, taxonomy="none"), "light") == ""
    trained = replace(manifest, models={"themes": "recognition-1234/words-64"})
    assert untrained(trained, "light") == ""
