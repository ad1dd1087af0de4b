"""Writes the description of the HTTP interface down.

``python -m api.openapi tests/golden/openapi.json`` regenerates the committed file.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from fastapi import FastAPI

from api.app import create_app
from api.ports import NoEditions


def text_of(app: FastAPI) -> str:
    """Return the description as it is committed."""
    return json.dumps(app.openapi(), indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def main(arguments: list[str]) -> int:
    """Write the description to the file named, or to standard output."""
    text = text_of(create_app(NoEditions()))
    if arguments:
        Path(arguments[0]).write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
