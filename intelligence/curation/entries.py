"""What a person can decide about themes: one frozen value an action, checked when it is read.

Findings are named by their id; the log keeps them with a digest of their words, so that they are
found again after their document was read anew. ``refit`` names the refit and the item of it that a
decision was taken over from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError

from corpus.store.curation import LoggedEntry
from intelligence.curation.forms import (
    Examples,
    Findings,
    LongWords,
    OptionalFindings,
    RefitItem,
    ThemeId,
    ThemeName,
    Words,
    faults,
)
from intelligence.curation.keep import Keep
from intelligence.curation.refile import Refile
from intelligence.errors import InvalidEntry
from intelligence.taxonomy import MAX_NAME


@dataclass(frozen=True, slots=True)
class Rename:
    """Give a theme another name."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    theme: ThemeId
    name: ThemeName
    action: Literal["rename"] = "rename"


@dataclass(frozen=True, slots=True)
class Define:
    """Say what a theme means; None leaves a part as it is.

    The definition and the examples that belong to it draw in what no theme has; what is closer to
    an example that does not belong than to the theme leaves it.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    theme: ThemeId
    definition: Annotated[str, LongWords] | None = None
    include: Examples | None = None
    exclude: Examples | None = None
    action: Literal["define"] = "define"


@dataclass(frozen=True, slots=True)
class Merge:
    """Make one theme of several: the sources end, and all that is theirs is ``into``'s.

    What a person had rejected of any of them does not come into it by the merge or later, unless a
    person puts it there.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    sources: Annotated[tuple[ThemeId, ...], Field(min_length=1, max_length=100)]
    into: ThemeId
    refit: RefitItem | None = None
    action: Literal["merge"] = "merge"


@dataclass(frozen=True, slots=True)
class Split:
    """Make a theme of its own of a sub-cause, or of chosen findings.

    ``kept`` are the findings that stay when others are ``chosen``; what comes later goes to the
    part that it is closer to. ``new_theme`` is the id of the part that leaves.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    theme: ThemeId
    name: ThemeName
    subcause: Annotated[str, Words] | None = None
    chosen: OptionalFindings = ()
    kept: OptionalFindings = ()
    definition: Annotated[str, LongWords] | None = None
    new_theme: ThemeId | None = None
    refit: RefitItem | None = None
    action: Literal["split"] = "split"


@dataclass(frozen=True, slots=True)
class Start:
    """Make a theme of findings that are in none; what is as close to one of them follows.

    ``new_theme`` is the id of the theme.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    name: ThemeName
    findings: Findings
    definition: Annotated[str, LongWords] | None = None
    new_theme: ThemeId | None = None
    refit: RefitItem | None = None
    action: Literal["start"] = "start"


@dataclass(frozen=True, slots=True)
class Move:
    """Put findings into a theme, or into none."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    findings: Findings
    to: ThemeId | None = None
    action: Literal["move"] = "move"


@dataclass(frozen=True, slots=True)
class Confirm:
    """Say that findings are rightly a theme's: an example to learn from, and a place that holds."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    findings: Findings
    theme: ThemeId
    action: Literal["confirm"] = "confirm"


@dataclass(frozen=True, slots=True)
class Reject:
    """Say that findings are not a theme's, now and in every later build."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    findings: Findings
    theme: ThemeId
    action: Literal["reject"] = "reject"


@dataclass(frozen=True, slots=True)
class Pin:
    """Hold findings in a theme through splits and exclusions, and show them first as evidence."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    findings: Findings
    theme: ThemeId
    action: Literal["pin"] = "pin"


@dataclass(frozen=True, slots=True)
class Exclude:
    """Keep a document, or every finding with a phrase in it, out of all themes."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    document: Annotated[str, StringConstraints(min_length=1, max_length=500)] | None = None
    phrase: Annotated[str, Words] | None = None
    action: Literal["exclude"] = "exclude"


@dataclass(frozen=True, slots=True)
class Promote:
    """Take a proposed theme, or one that was retired, into use."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    theme: ThemeId
    action: Literal["promote"] = "promote"


@dataclass(frozen=True, slots=True)
class Retire:
    """Take a theme out of use; it keeps what is its, so that it is not proposed anew."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    theme: ThemeId
    refit: RefitItem | None = None
    action: Literal["retire"] = "retire"


@dataclass(frozen=True, slots=True)
class SetOwner:
    """Say who answers for a theme: a role, a person, or both; neither takes the owner away."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    theme: ThemeId
    role: Annotated[str, StringConstraints(strip_whitespace=True, max_length=MAX_NAME)] = ""
    name: Annotated[str, StringConstraints(strip_whitespace=True, max_length=MAX_NAME)] = ""
    action: Literal["owner"] = "owner"


@dataclass(frozen=True, slots=True)
class SetGoal:
    """Tag a theme with the strategic goal that it stands in the way of; empty takes it away."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    theme: ThemeId
    goal: Annotated[str, StringConstraints(strip_whitespace=True, max_length=MAX_NAME)] = ""
    action: Literal["goal"] = "goal"


@dataclass(frozen=True, slots=True)
class Undo:
    """Take an entry back as if it had not been made; undoing an undo makes it again."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    entry: Annotated[int, Field(ge=1)]
    action: Literal["undo"] = "undo"


Decision = Annotated[
    Rename
    | Define
    | Merge
    | Split
    | Start
    | Move
    | Refile
    | Confirm
    | Reject
    | Pin
    | Exclude
    | Promote
    | Retire
    | Keep
    | SetOwner
    | SetGoal
    | Undo,
    Field(discriminator="action"),
]

_ADAPTER: TypeAdapter[Any] = TypeAdapter(Decision)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log: who decided what, when and why. ``at`` is an ISO time."""

    sequence: int
    id: str
    at: str
    who: str
    why: str
    decision: Any


def parse_decision(action: str, payload: Mapping[str, Any]) -> Any:
    """Return the decision that an action and its payload describe.

    >>> parse_decision("rename", {"theme": "theme-1", "name": "Late access"}).name
    'Late access'

    Raises:
        InvalidEntry: when the action is unknown, or the payload is not that of the action.

    """
    try:
        decision = _ADAPTER.validate_python({**payload, "action": action})
    except ValidationError as error:
        raise InvalidEntry(f"this {action} cannot be understood: {faults(error)}") from None
    return telling(decision)


def payload_of(decision: Any) -> dict[str, Any]:
    """Return a decision as the log keeps it, without the action and what was left out."""
    values: dict[str, Any] = _ADAPTER.dump_python(decision, mode="json", exclude_none=True)
    return {name: value for name, value in values.items() if name != "action"}


def entries_of(logged: Sequence[LoggedEntry]) -> tuple[Entry, ...]:
    """Return the log with its decisions read.

    Raises:
        InvalidEntry: when an entry is of another release and cannot be read.

    """
    return tuple(
        Entry(item.sequence, item.id, item.at, item.who, item.why,
              parse_decision(item.action, item.payload))
        for item in logged
    )  # fmt: skip


def telling(decision: Any) -> Any:
    """Return a decision, and refuse what is well formed and says nothing, or two things."""
    match decision:
        case Define(definition=None, include=None, exclude=None):
            raise InvalidEntry("a definition needs words, examples, or both")
        case Split(subcause=None, chosen=()):
            raise InvalidEntry("a split needs a sub-cause or chosen findings")
        case Split(subcause=str(), chosen=(_, *_)):
            raise InvalidEntry("a split is by sub-cause or by chosen findings, not by both")
        case Refile(source=source, to=to) if source == to:
            raise InvalidEntry("findings are filed from one theme, or none, under another")
        case Exclude(document=None, phrase=None) | Exclude(document=str(), phrase=str()):
            raise InvalidEntry("an exclusion is of one document or of one phrase")
        case Merge(sources=sources, into=into) if into in sources or len({*sources}) < len(sources):
            raise InvalidEntry("a merge needs different themes, each named once")
        case Keep(theme=theme, apart_from=other) if theme == other:
            raise InvalidEntry("a theme is kept apart from another one, not from itself")
    return decision
