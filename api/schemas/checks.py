"""Risk checks: an offer as it is given, and the pre-mortem as it is shown."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from api.check_ports import AskedCheck, ShownCheck
from intelligence.edition import ATTRIBUTES

_Value = Annotated[str, StringConstraints(strip_whitespace=True, max_length=400)]
_Key = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
_LARGEST = 2**31 - 1
_MOST_HOURS = 100_000_000
_MOST_PERCENT = 10_000


class OfferGiven(BaseModel):
    """What is known of an engagement before signature; what is left out is not known."""

    model_config = ConfigDict(extra="forbid")

    customer: _Value | None = Field(default=None, description="Key or name.")
    segment: _Value | None = None
    engagement_type: _Value | None = None
    team: _Value | None = None
    region: _Value | None = None
    billing_model: _Value | None = None
    practice: _Value | None = None
    planned_hours: float | None = Field(
        default=None, ge=0, le=_MOST_HOURS, description="Size in hours of effort."
    )
    contingency: float | None = Field(
        default=None, ge=0, le=_MOST_PERCENT, description="Offered, in percent of planned effort."
    )
    confidence: float = Field(
        default=0.8,
        gt=0,
        lt=1,
        description="Share of similar engagements that the contingency shall be enough for.",
    )
    edition: int | None = Field(default=None, ge=1, le=_LARGEST, description="Newest by default.")
    who: _Value = Field(default="", description="Who asks.")
    engagement: _Key | None = Field(
        default=None, description="Key of the engagement that it became, if that is known."
    )
    keep_text: bool = Field(default=False, description="Keep the text with the check.")
    confidential: bool = Field(
        default=False, description="Take out other customers' names and what identifies them."
    )

    def asked(self, text: str) -> AskedCheck:
        """Return the offer with the text that is checked.

        A zero character, which no database keeps, becomes U+FFFD, so that offsets stay.
        """
        return AskedCheck(
            text=text.replace("\x00", "\ufffd"),
            given={name: getattr(self, name) or None for name in ATTRIBUTES},
            planned_hours=self.planned_hours,
            contingency=self.contingency,
            confidence=self.confidence,
            edition=self.edition,
            who=self.who,
            keep_text=self.keep_text,
            engagement=self.engagement,
            confidential=self.confidential,
        )


class NewCheck(OfferGiven):
    """An offer whose text is given as it is."""

    text: str = Field(min_length=1, description="The statement of work or proposal.")


class CheckShown(BaseModel):
    """A risk check. Offsets are code points of the text that was checked."""

    model_config = ConfigDict(extra="allow")

    id: str
    at: str
    who: str
    engagement: str | None
    text: str | None = Field(
        description="The text in which offsets count: as given, in the answer to who gives it; "
        "null when a check is read again whose text was not kept, or which is confidential."
    )
    edition: int
    offer: dict[str, Any]
    themes: list[dict[str, Any]] = Field(
        description="Likeliest first. base_rate: showing of n engagements of reference_class, "
        "counted as far as they could have been seen (seen), drawn towards overall_rate; lift: "
        "probability over base_rate, which lift_note says is nothing of this offer where no reason "
        "carries it; reasons multiply the odds of level. n of 0: nothing is known of it yet. "
        "stability: verdict of the theme's health."
    )
    passages: list[dict[str, Any]]
    missing_sections: list[dict[str, Any]]
    similar: list[dict[str, Any]] = Field(
        description="effort_overrun and cost_overrun in percent of plan, above zero: more than "
        "planned; margin_slippage in points of revenue, below zero: margin was lost."
    )
    overrun: list[dict[str, Any]] = Field(
        description="Effort and cost in percent beyond plan, margin in points of revenue lost; "
        "above zero is worse in all three."
    )
    notes: list[str]
    redacted: bool


class CheckListed(BaseModel):
    """A kept check in a list."""

    id: str
    at: str
    who: str
    edition: int
    engagement: str | None
    attributes: dict[str, str]
    themes: int
    passages: int
    text_kept: bool


class ChecksPage(BaseModel):
    """The newest checks."""

    checks: list[CheckListed]


class Signed(BaseModel):
    """Says which engagement an offer became; null takes it back."""

    model_config = ConfigDict(extra="forbid")

    engagement: _Key | None
    who: _Key
    why: str = Field(default="", max_length=2_000)


class Acceptance(BaseModel):
    """Says why a passage's wording is accepted: it is marked so from now on in every check."""

    model_config = ConfigDict(extra="forbid")

    who: _Key
    why: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]
    restore: bool = Field(default=False, description="Take the acceptance back.")


def shaped(shown: ShownCheck) -> dict[str, Any]:
    """Return a check as it is served and printed."""
    told = {"id": shown.id, "at": shown.at, "who": shown.who, "engagement": shown.engagement}
    whole = {**told, "text": shown.text, **shown.payload}
    return whole | {"notes": [*whole["notes"], shown.warning]} if shown.warning else whole


def listed(shown: ShownCheck) -> CheckListed:
    """Return a check as a row of a list."""
    payload = shown.payload
    return CheckListed(
        id=shown.id,
        at=shown.at,
        who=shown.who,
        edition=payload["edition"],
        engagement=shown.engagement,
        attributes=payload["offer"]["attributes"],
        themes=len(payload["themes"]),
        passages=len(payload["passages"]),
        text_kept=shown.text is not None,
    )
