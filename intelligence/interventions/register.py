"""The register of interventions: what the log of registering, correcting and withdrawing leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from corpus.store.entry_log import LoggedEntry, NewEntry
from intelligence.errors import InvalidIntervention, UnknownIntervention
from intelligence.interventions.intervention import (
    Action,
    Intervention,
    new_id,
    parse_action,
    payload_of,
)

_REGISTER, _CORRECT, _WITHDRAW = "register", "correct", "withdraw"


@dataclass(frozen=True, slots=True)
class Deciding:
    """Who decides, when (ISO time) and why."""

    who: str
    at: str
    why: str = ""


@dataclass(frozen=True)
class Register:
    """Interventions as they stand.

    Attributes:
        interventions: not withdrawn, in the order in which they were registered.
        withdrawn: ids of those that were.

    """

    interventions: tuple[Intervention, ...] = ()
    withdrawn: tuple[str, ...] = ()

    def get(self, intervention_id: str) -> Intervention:
        """Return an intervention.

        Raises:
            UnknownIntervention: when none of that id stands.

        """
        for one in self.interventions:
            if one.id == intervention_id:
                return one
        how = "was withdrawn" if intervention_id in self.withdrawn else "was never registered"
        raise UnknownIntervention(f"intervention {intervention_id!r} {how}")


def registering(register: Register, action: Action, deciding: Deciding) -> NewEntry:
    """Return the entry that registers an action.

    Raises:
        InvalidIntervention: when it stands already, or would begin after it is registered.

    """
    _check(action, deciding)
    _check_new(register, action)
    payload = {"id": new_id(action, deciding.who, deciding.at), **payload_of(action)}
    return NewEntry(deciding.at, deciding.who, deciding.why, _REGISTER, payload)


def correcting(
    register: Register, intervention_id: str, action: Action, deciding: Deciding
) -> NewEntry:
    """Return the entry that puts another action in the place of what was registered.

    Raises:
        UnknownIntervention: when none of that id stands.
        InvalidIntervention: when nothing changes, when it would be another one that stands, or
            would begin after it is registered.

    """
    if register.get(intervention_id).action == action:
        raise InvalidIntervention("the correction changes nothing")
    _check(action, deciding)
    _check_new(register, action, but=intervention_id)
    payload = {"id": intervention_id, **payload_of(action)}
    return NewEntry(deciding.at, deciding.who, deciding.why, _CORRECT, payload)


def withdrawing(register: Register, intervention_id: str, deciding: Deciding) -> NewEntry:
    """Return the entry after which an intervention counts no more.

    Raises:
        UnknownIntervention: when none of that id stands.

    """
    known = register.get(intervention_id).id
    return NewEntry(deciding.at, deciding.who, deciding.why, _WITHDRAW, {"id": known})


def register_of(logged: Sequence[LoggedEntry]) -> Register:
    """Return the register that a log leaves.

    Raises:
        InvalidIntervention: when an entry cannot be read.
        UnknownIntervention: when one corrects or withdraws what does not stand.

    """
    standing: dict[str, Intervention] = {}
    withdrawn: list[str] = []
    for entry in logged:
        payload = dict(entry.payload)
        known = str(payload.pop("id", ""))
        if entry.action == _REGISTER and known and known not in standing:
            standing[known] = Intervention(known, parse_action(payload), entry.who, entry.at)
        elif entry.action == _CORRECT:
            before = Register(tuple(standing.values()), tuple(withdrawn)).get(known)
            action = parse_action(payload)
            standing[known] = replace(before, action=action, corrections=before.corrections + 1)
        elif entry.action == _WITHDRAW:
            del standing[Register(tuple(standing.values()), tuple(withdrawn)).get(known).id]
            withdrawn.append(known)
        else:
            raise InvalidIntervention(
                f"entry {entry.sequence} of the log of interventions cannot be understood"
            )
    return Register(tuple(standing.values()), tuple(withdrawn))


def _check(action: Action, deciding: Deciding) -> None:
    today = datetime.fromisoformat(deciding.at).date()
    if action.date > today:
        raise InvalidIntervention(
            f"an intervention that begins on {action.date} cannot be registered on {today}: "
            "only what was done is"
        )


def _check_new(register: Register, action: Action, *, but: str = "") -> None:
    """Refuse what stands already: judged twice it would be told as two that worked."""
    for one in register.interventions:
        if one.id != but and _said(one.action) == _said(action):
            raise InvalidIntervention(
                f"this is registered already, as {one.id}: the same theme, day, scope and words; "
                "correct that one, or say what else was done"
            )


def _said(action: Action) -> tuple[object, ...]:
    """Return what makes two actions one, whoever owns them and however the words are spaced."""
    words = " ".join(action.what.split()).casefold()
    return action.theme_id, action.date, frozenset(action.scope), words
