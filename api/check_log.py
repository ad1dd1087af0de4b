"""What people said of risk checks: which engagement one became, and wording that is accepted."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.store.entry_log import LoggedEntry
from intelligence.risk.suppression import RESTORE, SUPPRESS, Suppressions

#: The action that says which engagement an offer became; a later one overrules it.
SIGNED = "signed"

#: The action that says that the text of a check was forgotten.
FORGOT = "text forgotten"

#: Under which an acceptance says whose offer it was made on; entries of before do not.
CUSTOMER = "customer"

#: Told of a wording that was accepted on another customer's offer: the reason may name them.
ELSEWHERE = "accepted before; the reason is not shown here"


def engagements_of(log: Sequence[LoggedEntry]) -> dict[str, str]:
    """Return by id of the check the engagement it became; one that was taken back is left out."""
    said = {one.payload["check"]: one.payload["engagement"] for one in log if one.action == SIGNED}
    return {check: key for check, key in said.items() if key}


def suppressions_of(log: Sequence[LoggedEntry]) -> Suppressions:
    """Return by digest of the wording why it is not to be told again."""
    return {digest: entry.why for digest, entry in _standing(log).items()}


def guarded_suppressions_of(
    log: Sequence[LoggedEntry], customer: str | None = None, check: str | None = None
) -> Suppressions:
    """Return the same for a reader who may see the names of one customer at most.

    A reason is a person's own words, from which not every name can be taken out: it is told where
    the wording was accepted on this ``check`` or another of this ``customer``; null is none.
    """
    return {
        digest: entry.why if _is_own(entry, customer, check) else ELSEWHERE
        for digest, entry in _standing(log).items()
    }


def _is_own(entry: LoggedEntry, customer: str | None, check: str | None) -> bool:
    told = entry.payload
    own = customer is not None and told.get(CUSTOMER) == customer
    return own or (check is not None and told["check"] == check)


def _standing(log: Sequence[LoggedEntry]) -> dict[str, LoggedEntry]:
    standing: dict[str, LoggedEntry] = {}
    for entry in log:
        if entry.action == SUPPRESS:
            standing[entry.payload["digest"]] = entry
        elif entry.action == RESTORE:
            standing.pop(entry.payload["digest"], None)
    return standing
