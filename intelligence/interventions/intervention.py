"""An intervention: on a day, something was done about a theme, everywhere or in a scope.

The scope names values of dimensions. Values of one dimension are alternatives; of several
dimensions each must hold. Without any, the intervention is for all engagements.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pydantic import ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError

from intelligence.curation.forms import LongWords, ThemeId, Words
from intelligence.edition import ATTRIBUTES
from intelligence.errors import InvalidIntervention

_DIGITS = 12
_MOST_PARTS = 50

_NO_DAY = "it must be a day written as YYYY-MM-DD, such as 2026-04-01"

#: What an intervention may be for, beside everything. A customer is named by its name or key.
SCOPES = ATTRIBUTES


@dataclass(frozen=True, slots=True)
class ScopePart:
    """One value of one dimension of engagements."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    dimension: Annotated[str, StringConstraints(max_length=40)]
    value: Annotated[str, Words]


@dataclass(frozen=True, slots=True)
class Action:
    """What is registered: what was done about which theme, where, since when and by whom."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    theme_id: ThemeId
    date: dt.date
    what: Annotated[str, LongWords]
    scope: Annotated[tuple[ScopePart, ...], Field(max_length=_MOST_PARTS)] = ()
    owner_role: Annotated[str, Words] | None = None
    owner_name: Annotated[str, Words] | None = None


@dataclass(frozen=True, slots=True)
class Intervention:
    """A registered action as it stands after its corrections.

    Attributes:
        id: lasting; corrections do not change it.
        action: what was done.
        registered_by: who first registered it.
        registered_at: ISO time of that.
        corrections: how often it was corrected since.

    """

    id: str
    action: Action
    registered_by: str
    registered_at: str
    corrections: int = 0


_ADAPTER: TypeAdapter[Action] = TypeAdapter(Action)


def parse_action(payload: Mapping[str, Any]) -> Action:
    """Return the action that a payload describes.

    >>> parse_action({"theme_id": "t", "date": "2026-04-01", "what": "Checklist"}).scope
    ()

    Raises:
        InvalidIntervention: when something is missing, malformed or unknown.

    """
    try:
        action = _ADAPTER.validate_python(dict(payload))
    except ValidationError as error:
        raise InvalidIntervention(
            f"this intervention cannot be understood: {_faults(error)}"
        ) from None
    unknown = sorted({part.dimension for part in action.scope} - set(SCOPES))
    if unknown:
        raise InvalidIntervention(
            f"an intervention is for {', '.join(SCOPES)} or for all, not for {unknown[0]!r}"
        )
    if len(set(action.scope)) < len(action.scope):
        raise InvalidIntervention("the scope names a value twice")
    return action


def payload_of(action: Action) -> dict[str, Any]:
    """Return an action as the log keeps it."""
    values: dict[str, Any] = _ADAPTER.dump_python(action, mode="json", exclude_none=True)
    return values


def new_id(action: Action, who: str, at: str) -> str:
    """Return the id of an action that is registered now."""
    said = json.dumps([payload_of(action), who, at], sort_keys=True)
    digest = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
    return f"intervention-{digest[:_DIGITS]}"


def inside(scope: Sequence[ScopePart], engagements: pd.DataFrame) -> NDArray[np.bool_]:
    """Return which engagements a scope holds, shape (engagements,).

    Args:
        scope: of an action.
        engagements: as in `Occurrences.engagements`.

    """
    flags = np.ones(len(engagements), dtype=bool)
    for dimension in dict.fromkeys(part.dimension for part in scope):
        values = {part.value for part in scope if part.dimension == dimension}
        met = engagements[dimension].isin(values)
        if dimension == "customer":
            met |= engagements["customer_name"].isin(values)
        flags &= met.to_numpy(dtype=bool)
    return flags


def _faults(error: ValidationError) -> str:
    """Name each fault without the value met: it may be a customer's words."""
    return "; ".join(
        f"{'.'.join(map(str, fault['loc'])) or 'intervention'}: "
        f"{_NO_DAY if fault['type'].startswith('date') else fault['msg']}"
        for fault in error.errors(include_input=False, include_url=False)[:5]
    )
