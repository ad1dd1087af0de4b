"""Risk checks as routes and pages see them; none of these knows where they are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from api.curating import Note
from api.errors import ReadOnly


@dataclass(frozen=True, slots=True)
class AskedCheck:
    """An offer as a person gives it.

    ``given`` has attributes by name in the person's own words, ``edition`` a number (None: the
    newest). The text is kept only with ``keep_text``; ``engagement`` is the key of the engagement
    that the offer became, if that is known already. ``confidential`` takes out other customers'
    names.
    """

    text: str
    given: Mapping[str, str | None]
    planned_hours: float | None = None
    contingency: float | None = None
    confidence: float = 0.8
    edition: int | None = None
    who: str = ""
    keep_text: bool = False
    engagement: str | None = None
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class ShownCheck:
    """A risk check as it may be shown: ``payload`` is JSON-ready.

    ``text`` is what was checked; of a check that is read again, None where it was not kept or
    where no names may be seen. ``warning`` is of the answer alone: what was just said and is not
    understood. Where names were taken out, ``fewest_customers`` stand behind each count.
    """

    id: str
    at: str
    who: str
    engagement: str | None
    text: str | None
    payload: Mapping[str, Any]
    warning: str = ""
    fewest_customers: int = 0


@dataclass(frozen=True, slots=True)
class ReplayedCheck:
    """What drawing a check again gave: the parts that differ, none when it says the same."""

    id: str
    edition: int
    differs: tuple[str, ...]


class Checks(Protocol):
    """The risk checks of a workspace; ``confidential``: nobody may see other customers' names."""

    @property
    def confidential(self) -> bool:
        """Whether names of customers are never shown, whoever asks."""
        ...

    def draw(self, asked: AskedCheck) -> ShownCheck:
        """Draw the check of an offer, keep it, and return it with the words of its text.

        Raises:
            Busy: when as many checks wait to be drawn already as may.
            InvalidOffer: when the offer cannot be meant, or its text is none that can be checked.
            NothingToBuild: when there is no edition.
            UnknownEdition: when there is no edition of that number.

        """
        ...

    def get(self, check_id: str, *, confidential: bool = False) -> ShownCheck:
        """Return a kept check with what is accepted now; without text where no names may be seen.

        Where names are never shown, of its own customer and engagement neither is told: who reads
        need not be who drew it.

        Raises:
            UnknownCheck: when there is none of that id.

        """
        ...

    def again(self, check_id: str, text: str, *, confidential: bool = False) -> ShownCheck:
        """Return a kept check with the words of its text, which is given again and not kept.

        Raises:
            UnknownCheck: when there is none of that id.
            InvalidOffer: when the text is not the one that was checked.

        """
        ...

    def newest(self, most: int) -> tuple[ShownCheck, ...]:
        """Return at most so many checks, newest first.

        Of those that may not name other customers neither customer nor engagement is told.
        """
        ...

    def replay(self, check_id: str, text: str | None = None) -> ReplayedCheck:
        """Draw a kept check again from its own edition and compare.

        Raises:
            Busy: when as many checks wait to be drawn already as may.
            UnknownCheck: when there is none of that id.
            InvalidOffer: when its text was not kept and none, or another one, is given.

        """
        ...

    def sign(self, check_id: str, engagement: str | None, note: Note) -> ShownCheck:
        """Note which engagement the offer became; None takes it back.

        A key that the newest edition does not have is kept as it is given, with a warning.

        Raises:
            UnknownCheck: when there is no check of that id.

        """
        ...

    def forget(self, check_id: str, note: Note) -> None:
        """Forget the text of a check that was kept with it; what the check told stays.

        A check that has no text is left as it is.

        Raises:
            UnknownCheck: when there is none of that id.

        """
        ...

    def suppress(self, check_id: str, number: int, note: Note, *, restore: bool = False) -> None:
        """Note that a passage's wording (number from 1; missing sections follow) is accepted.

        Raises:
            UnknownCheck: when there is no such check or passage.
            InvalidRequest: when no reason is given.

        """
        ...

    def score(self) -> dict[str, Any]:
        """Return how the checks of engagements that were signed came out, JSON-ready."""
        ...


class NoChecks:
    """The checks of a service that only shows editions."""

    confidential = False

    def draw(self, asked: AskedCheck) -> ShownCheck:  # noqa: ARG002 - the shape of the port
        """Refuse."""
        raise ReadOnly(_READ_ONLY)

    def get(self, check_id: str, *, confidential: bool = False) -> ShownCheck:  # noqa: ARG002
        """Refuse."""
        raise ReadOnly(_READ_ONLY)

    def again(self, check_id: str, text: str, *, confidential: bool = False) -> ShownCheck:  # noqa: ARG002
        """Refuse."""
        raise ReadOnly(_READ_ONLY)

    def newest(self, most: int) -> tuple[ShownCheck, ...]:  # noqa: ARG002
        """Return none.

        >>> NoChecks().newest(5)
        ()
        """
        return ()

    def replay(self, check_id: str, text: str | None = None) -> ReplayedCheck:  # noqa: ARG002
        """Refuse."""
        raise ReadOnly(_READ_ONLY)

    def sign(self, check_id: str, engagement: str | None, note: Note) -> ShownCheck:  # noqa: ARG002
        """Refuse."""
        raise ReadOnly(_READ_ONLY)

    def forget(self, check_id: str, note: Note) -> None:  # noqa: ARG002
        """Refuse."""
        raise ReadOnly(_READ_ONLY)

    def suppress(self, check_id: str, number: int, note: Note, *, restore: bool = False) -> None:  # noqa: ARG002
        """Refuse."""
        raise ReadOnly(_READ_ONLY)

    def score(self) -> dict[str, Any]:
        """Refuse."""
        raise ReadOnly(_READ_ONLY)


_READ_ONLY = "this service draws no risk checks; run `premortem serve` over a workspace"
