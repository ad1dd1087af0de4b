"""Writes the description of the HTTP interface down.

``make openapi``, or ``python -m api.openapi [FILE]``, regenerates the committed file.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from fastapi import FastAPI

from api.app import create_app
from api.ports import NoEditions

#: The committed description; a test compares it with what the routes say.
COMMITTED = Path(__file__).parent.parent / "openapi.json"


def text_of(app: FastAPI) -> str:
    """Return the description as it is committed."""
    return json.dumps(app.openapi(), indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def main(arguments: list[str]) -> int:
    """Write the description to the file named, by default the committed one."""
    path = Path(arguments[0]) if arguments else COMMITTED
    path.write_text(text_of(create_app(NoEditions())), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
