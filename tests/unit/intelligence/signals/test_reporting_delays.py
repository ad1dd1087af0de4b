"""Which delays can be believed, and how long each quarter was watched."""

from __future__ import annotations

import pandas as pd

from intelligence.signals.reporting_delays import delays_of, watch_of


def _documents(*rows: tuple[str | None, str, str, str | None], theme: str = "t1") -> pd.DataFrame:
    table = pd.DataFrame(
        rows, columns=["engagement", "quarter", "date", "reported"], dtype="object"
    )
    table["theme_ids"] = pd.Series([[theme] if theme else [] for _ in rows], dtype="object")
    return table


def test_a_delay_is_counted_in_quarters_between_the_day_and_its_report() -> None:
    found = delays_of(_documents(("A", "2024Q4", "2024-12-30", "2025-07-01")))
    assert found.rows["late"].tolist() == [3]
    assert found.rows["reported_quarter"].tolist() == ["2025Q3"]
    assert (found.asked, found.given) == (1, 1)


def test_documents_without_theme_engagement_or_day_are_not_asked() -> None:
    table = _documents(
        ("A", "2025Q1", "2025-01-02", "2025-01-03"),
        ("B", "Unknown", "2025-01-02", "2025-01-03"),
        (None, "2025Q1", "2025-01-02", "2025-01-03"),
    )
    silent = _documents(("C", "2025Q1", "2025-01-02", "2025-01-03"), theme="")
    assert delays_of(pd.concat([table, silent])).asked == 1


def test_a_day_that_could_as_well_be_another_has_no_delay() -> None:
    table = _documents(("A", "2025Q1", "2025-01-02", "2025-04-03")).assign(date_ambiguous=True)
    found = delays_of(table)
    assert (len(found.rows), found.given) == (0, 1)


def test_a_session_at_the_end_of_one_engagement_is_late_and_not_a_transfer() -> None:
    rows = [(f"A{n}", "2025Q1", "2025-01-02", "2025-01-05") for n in range(90)]
    late = [("B", f"2024Q{n}", f"2024-{3 * n - 1:02d}-01", "2025-03-01") for n in range(1, 5)]
    found = delays_of(_documents(*rows, *late))
    assert (found.loaded, len(found.rows)) == (0, 94)
    assert sorted(found.rows["late"])[-4:] == [1, 2, 3, 4]


def test_a_transfer_of_ten_engagements_is_set_aside_among_many_reports() -> None:
    rows = [(f"A{n}", "2025Q1", "2025-01-02", "2025-01-05") for n in range(900)]
    moved = [
        (f"B{n}", f"{2022 + n % 3}Q{1 + n % 4}", f"{2022 + n % 3}-01-01", "2025-02-01")
        for n in range(24)
    ]
    assert delays_of(_documents(*rows, *moved)).loaded == 24


def test_a_report_before_its_quarter_is_contradictory_and_one_a_day_early_is_not() -> None:
    found = delays_of(
        _documents(
            ("A", "2025Q2", "2025-05-02", "2025-05-01"), ("B", "2025Q2", "2025-05-02", "2024-05-01")
        )
    )
    assert (found.contradictory, found.rows["engagement"].tolist()) == (1, ["A"])


def test_an_edition_without_the_column_or_without_rows_asks_in_vain() -> None:
    table = _documents(("A", "2025Q1", "2025-01-02", None))
    assert delays_of(table).given == 0
    assert delays_of(table.drop(columns="reported")).given == 0
    assert delays_of(table.iloc[:0]).asked == 0


def test_a_quarter_is_watched_for_as_long_as_anything_was_dated_or_reported() -> None:
    quarters = ("2025Q1", "2025Q2")
    ended = watch_of(_documents(("A", "2025Q2", "2025-06-28", None)), quarters)
    assert (ended.delay.tolist(), ended.whole, ended.is_over) == ([1, 0], 1, True)
    open_yet = watch_of(_documents(("A", "2025Q2", "2025-04-30", None)), quarters)
    assert (open_yet.whole, open_yet.is_over) == (0, False)
    assert open_yet.delay.round(2).tolist() == [0.33, -0.67]
    followed = watch_of(_documents(("A", "2025Q2", "2025-04-30", "2025-12-31")), quarters)
    assert (followed.delay.tolist(), followed.whole, followed.is_over) == ([3, 2], 3, True)


def test_without_any_day_every_quarter_counts_as_over() -> None:
    assert watch_of(_documents(), ("2025Q1",)).is_over
    assert watch_of(_documents(), ()).whole == -1
