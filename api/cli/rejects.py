"""``premortem rejects``: every row and file that was not read, with the reason."""

from __future__ import annotations

from api.cli.common import json_option, print_json, print_table, workspace_command
from api.services import Services


@workspace_command("rejects")
@json_option
def command(services: Services, *, as_json: bool) -> None:
    """List rows and files that were not read, and why."""
    with services.store() as store:
        rejects = store.rejects()
    if as_json:
        rows = [
            {"file": item.file, "row": item.row, "reason": item.reason, "excerpt": item.excerpt}
            for item in rejects
        ]
        print_json(rows)
        return
    print_table(
        ("file", "row", "reason", "excerpt"),
        [(item.file, item.row, item.reason, item.excerpt[:60]) for item in rejects],
    )
