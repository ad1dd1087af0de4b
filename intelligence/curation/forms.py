"""The forms of what a decision is written with: names, ids, findings, examples; and faults."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field, StringConstraints, ValidationError

from intelligence.taxonomy import MAX_DEFINITION, MAX_NAME

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

#: Most findings that one entry names.
MAX_FINDINGS = 20_000

_MAX_EXAMPLES = 200
_MOST_FAULTS = 5

Words = StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_NAME)
LongWords = StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_DEFINITION)
_FINDING = r"^[0-9a-f]{16}-\d{1,9}-\d{1,9}(-[0-9a-f]{12})?$"
_FindingForm = StringConstraints(pattern=_FINDING)
#: Where ids of findings stand for people to take them from.
WHERE_FINDINGS = "`premortem export findings` and `/v1/findings` list them"

ThemeName = Annotated[str, Words]
ThemeId = Annotated[str, StringConstraints(min_length=1, max_length=100)]
Findings = Annotated[
    tuple[Annotated[str, _FindingForm], ...], Field(min_length=1, max_length=MAX_FINDINGS)
]
OptionalFindings = Annotated[
    tuple[Annotated[str, _FindingForm], ...], Field(max_length=MAX_FINDINGS)
]
RefitItem = Annotated[str, StringConstraints(pattern=r"^[1-9]\d{0,8}/[a-z]+-[1-9]\d{0,4}$")]
Examples = Annotated[tuple[Annotated[str, LongWords], ...], Field(max_length=_MAX_EXAMPLES)]


def faults(error: ValidationError) -> str:
    """Name each fault once, without the value met: it may be a customer's words."""
    found = error.errors(include_input=False, include_url=False)
    # A list is told to be too short where what was wrong in it was left out.
    wholes = {fault["loc"][:depth] for fault in found for depth in range(len(fault["loc"]))}
    places: dict[str, list[str]] = {}
    for fault in [fault for fault in found if fault["loc"] not in wholes][:_MOST_FAULTS]:
        place = ".".join(map(str, fault["loc"][1:])) or "action"
        places.setdefault(_told(fault), []).append(place)
    return "; ".join(f"{', '.join(own)}: {told}" for told, own in places.items())


def _told(fault: ErrorDetails) -> str:
    if fault.get("ctx", {}).get("pattern") == _FINDING:
        return f"this is no id of a finding, such as 0123456789abcdef-120-180; {WHERE_FINDINGS}"
    return fault["msg"]
