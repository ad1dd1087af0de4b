"""Distinct documents of about sixty words, so that no cache can flatter the figures."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

_LABELLED = Path(__file__).parents[2] / "models" / "labelled" / "B"
_WORDS = 60
_SYSTEMS = ("billing", "warehouse", "payroll", "portal", "ledger", "scheduling", "claims")
_SITES = ("Turin", "Leeds", "Graz", "Porto", "Malmö", "Lyon", "Essen", "Cork")


def statements() -> list[str]:
    """Return every statement of one writer, in order of file and line."""
    rows = []
    for path in sorted(_LABELLED.glob("*.jsonl")):
        rows.extend(json.loads(line)["text"] for line in path.read_text("utf-8").splitlines())
    return rows


def documents(count: int, seed: int) -> Iterator[dict[str, str]]:
    """Yield documents; every sentence is made distinct by a site, a system and a number."""
    draw = random.Random(seed)  # noqa: S311 - reproducible test data, not a secret
    pool = statements()
    for number in range(count):
        words: list[str] = []
        while len(words) < _WORDS:
            sentence = draw.choice(pool).rstrip(". ")
            place = f"{draw.choice(_SYSTEMS)} {draw.choice(_SITES)} {draw.randrange(10_000)}"
            words.extend(f"{sentence}, noted for {place}.".split())
        yield {
            "id": f"B{seed}-{number:06d}",
            "kind": draw.choice(("escalation", "post_mortem", "lesson")),
            "title": f"Note {number}",
            "date": f"{draw.randrange(2023, 2026)}-{draw.randrange(1, 13):02d}-15",
            "customer": f"Customer {draw.randrange(40)}",
            "engagement": f"Engagement {draw.randrange(150)}",
            "text": " ".join(words),
        }


def write(path: Path, count: int, seed: int) -> Path:
    """Write documents as JSON lines and return the path."""
    lines = (json.dumps(row, ensure_ascii=False) for row in documents(count, seed))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
