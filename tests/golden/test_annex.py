"""The annex of the fake check, word by word, so that a change of wording is seen in review.

After a change that is meant, write it anew with ``python -m tests.golden.test_annex``.
"""

from pathlib import Path

from intelligence.risk.confidential import redacted
from reports.risk.annex import render_annex_html
from tests.fakes.risk_checks import OWN_CUSTOMER, portfolio_tables, rich_check
from tests.golden.test_report import seen

GOLDEN = Path(__file__).with_name("annex.txt")


def current() -> str:
    check = rich_check()
    others = redacted(check, portfolio_tables(), OWN_CUSTOMER)
    shown = [render_annex_html(one, made_on="2026-11-27") for one in (check, others)]
    return "\n".join(map(seen, shown))


def test_the_annex_reads_as_it_was_reviewed() -> None:
    assert current() == GOLDEN.read_text(encoding="utf-8"), (
        "the annex reads differently; if that is meant, run python -m tests.golden.test_annex"
    )


if __name__ == "__main__":
    GOLDEN.write_text(current(), encoding="utf-8")
