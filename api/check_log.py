"""What people said of risk checks: which engagement one became, and wording that is accepted."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.store.entry_log import LoggedEntry
from intelligence.risk.suppression import RESTORE, SUPPRESS, Suppressions

#: The action that says which engagement an offer became; a later one overrules it.
SIGNED = "signed"

#: The action that says that the text of a check was forgotten.
FORGOT = "text forgotten"


def engagements_of(log: Sequence[LoggedEntry]) -> dict[str, str]:
    """Return by id of the check the engagement it became; one that was taken back is left out."""
    said = {one.payload["check"]: one.payload["engagement"] for one in log if one.action == SIGNED}
    return {check: key for check, key in said.items() if key}


def suppressions_of(log: Sequence[LoggedEntry]) -> Suppressions:
    """Return by digest of the wording why it is not to be told again."""
    standing: dict[str, str] = {}
    for entry in log:
        if entry.action == SUPPRESS:
            standing[entry.payload["digest"]] = entry.why
        elif entry.action == RESTORE:
            standing.pop(entry.payload["digest"], None)
    return standing
