"""The main job on public corpora: what was read, what was found, what it cost, with quotes.

``python -m tests.benchmarks.corpora FOLDER [NAME ...]`` prints Markdown. Each corpus is a folder or
a file below FOLDER; no mapping is given and no label is used.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from intelligence.edition import Edition
from intelligence.edition_store import EditionStore
from intelligence.lookup import theme_details
from tests.benchmarks.machine import describe
from tests.benchmarks.whole import run

DEFAULT = (
    "nasa_llis/lessons.csv",
    "safenet/records.csv",
    "phmsa_pipeline_incidents/records.csv",
    "napire/causes_2018.csv",
    "github_status_incidents/records.jsonl",
    "wikimedia_incidents/records.jsonl",
)
_THEMES, _QUOTES, _LONGEST = 3, 2, 240
_HEAD = (
    (
        "| Corpus | documents | rejected | findings | causes | themes of taxonomy / proposed | "
        "causes unassigned | seconds | peak MB |"
    ),
    "|---|---|---|---|---|---|---|---|---|",
)


def corpus_lines(path: Path, name: str) -> tuple[str, list[str]]:
    """Return a row of the table and the themes of one corpus."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = ("--workspace", folder)
        ingest = run("ingest", str(path), *workspace)
        build = run("build", *workspace)
        listed = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-m", "api.cli", "rejects", "--json", *workspace],
            capture_output=True,
            check=True,
        )
        reasons = Counter(item["reason"] for item in json.loads(listed.stdout))
        edition = EditionStore(Path(folder) / "editions").latest()
    counts = edition.manifest.counts
    share = 100 * counts["unassigned"] / max(counts["causes"], 1)
    row = (
        f"| {name} | {counts['documents']:,} | {_told(reasons)} | {counts['findings']:,} | "
        f"{counts['causes']:,} | {counts['themes'] - counts['proposed']} / {counts['proposed']} | "
        f"{share:.0f} % | {ingest.wall + build.wall:.0f} | "
        f"{max(ingest.megabytes, build.megabytes):,.0f} |"
    )
    return row, _quoted(edition, name)


def _told(reasons: Counter[str]) -> str:
    return "; ".join(f"{count}: {reason}" for reason, count in reasons.items()) or "0"


def _quoted(edition: Edition, name: str) -> list[str]:
    """Return the largest recognised and the largest proposed themes with two quotes each."""
    themes = edition.tables["themes"]
    lines = [f"### {name}", ""]
    for status in ("active", "proposed"):
        largest = themes[(themes["status"] == status) & (themes["documents"] > 0)]
        for theme_id in largest.nlargest(_THEMES, "documents")["theme_id"]:
            lines.extend(_theme(theme_details(edition, theme_id)))
    return lines


def _theme(details: dict[str, Any]) -> list[str]:
    theme = details["theme"]
    head = f"- **{theme['name']}** ({theme['status']}, {theme['documents']:,} documents)"
    quotes = [" ".join(quote["text"].split())[:_LONGEST] for quote in details["quotes"][:_QUOTES]]
    return [head, *(f"  - “{quote}”" for quote in quotes)]


def main(arguments: list[str]) -> None:
    """Print the table and the quotes."""
    root = Path(arguments[0])
    print("\n".join([describe(), "", *_HEAD]))  # noqa: T201 - it is a command
    quotes: list[str] = []
    for name in arguments[1:] or DEFAULT:
        row, told = corpus_lines(root / name, name)
        print(row, flush=True)  # noqa: T201
        quotes.extend([*told, ""])
    print("\n".join(["", *quotes]))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
