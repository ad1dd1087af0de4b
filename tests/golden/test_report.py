"""The report of the fake edition, word by word, so that a change of wording is seen in review.

The golden file holds what a reader sees, one line a block: no style, no script, charts by their
labels, and of the themes only the first known and the first proposed one. After a change that
is meant, write it anew with ``python -m tests.golden.test_report``.
"""

import re
from html import unescape
from pathlib import Path

from reports.freeze import freeze
from reports.html import render_html
from tests.fakes.editions import fake_edition

GOLDEN = Path(__file__).with_name("report.txt")

_BLOCK = re.compile(r"</?(?:h\d|p|div|section|article|tr|table|caption|li|dt|figure|nav|header)\b")


def seen(html: str) -> str:
    """Return the words of a report, one line a block and cells apart by bars."""
    body = re.sub(r"<(style|script|head)>.*?</\1>", "", html, flags=re.DOTALL)
    body = re.sub(
        r'<svg [^>]*aria-label="([^"]*)".*?</svg>', r"[chart: \1] ", body, flags=re.DOTALL
    )
    body = re.sub(r"</(td|th|dd|a)>\s*(?=<(?:td|th|dd|a)\b)", r"</\1> | ", body)
    body = re.sub(r"\s+", " ", body)
    body = _BLOCK.sub(lambda match: f"\n{match.group()}", body)
    body = unescape(re.sub(r"<[^>]*>", "", body))
    lines = (re.sub(r" +", " ", line).strip(" |") for line in body.splitlines())
    return "\n".join(line for line in lines if line) + "\n"


def current() -> str:
    html = render_html(freeze(fake_edition()))
    articles = re.findall(r'<article class="theme".*?</article>', html, flags=re.DOTALL)
    kept = {"T-0004", "T-0008"}
    for article in articles:
        name = re.search(r'id="theme-([^"]+)"', article)
        if name is None or name[1] not in kept:
            html = html.replace(article, "")
    return seen(html)


def test_the_report_reads_as_it_was_reviewed() -> None:
    assert current() == GOLDEN.read_text(encoding="utf-8"), (
        "the report reads differently; if that is meant, run python -m tests.golden.test_report"
    )


if __name__ == "__main__":
    GOLDEN.write_text(current(), encoding="utf-8")
