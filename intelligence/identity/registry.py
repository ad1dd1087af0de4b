"""What is known of themes from one build to the next, and how it is written down.

The registry holds what the machine concluded, before any curation: curation is a log of its own and
is replayed on top, so that undoing a decision never needs a copy of what was there before.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from intelligence.errors import DamagedRegistry
from intelligence.identity.references import FindingRef
from intelligence.identity.theme import Origin, Owner, Theme, ThemeStatus

#: Raise it when the form of the payload changes, and keep reading the older ones.
FORM = 6

#: Forms that are read.
_READ = (1, 2, 3, 4, 5, FORM)


@dataclass(frozen=True, slots=True)
class Member:
    """A finding that belongs to a discovered theme, and how surely (0 to 1)."""

    ref: FindingRef
    confidence: float


@dataclass(frozen=True, slots=True)
class Discovered:
    """A theme that was found in the portfolio.

    Attributes:
        theme: as it was proposed.
        anchors: the findings that it was found by; what is close to them belongs to it. They never
            become more by themselves, so that a theme cannot drift.
        members: the findings that belong to it, anchors included; they stay.
        representatives: those that stand for it best, best first.
        bound: closeness to the anchors from which a statement belongs to it.
        measured: the encoder in whose vectors the bound was measured.
        vectors: of each anchor by document and words, as :mod:`intelligence.identity.anchors` packs
            them: the theme is the same while the documents of its anchors are away.
        candidate: whether it was proposed beside known themes: it is cut anew while nobody decided
            on it.

    """

    theme: Theme
    anchors: tuple[FindingRef, ...]
    members: tuple[Member, ...]
    representatives: tuple[FindingRef, ...]
    bound: float
    measured: str
    vectors: tuple[tuple[str, str], ...] = ()
    candidate: bool = False


@dataclass(frozen=True, slots=True)
class DecisionBound:
    """How close to a decision's examples is close enough, as measured when it first applied.

    ``sequence`` names the entry of the curation log, ``measured`` the encoder. It is kept, so that
    what joins the theme later moves nothing that the decision drew in or let go.
    """

    sequence: int
    bound: float
    measured: str


@dataclass(frozen=True, slots=True)
class Learnt:
    """A finding of which people's decisions on others taught another theme than was recognised.

    It is learned when the finding comes, and kept: what is learned later moves no old finding.

    Attributes:
        key: of the finding, by document and words (`key_of`).
        instead_of: key of the theme that it was recognised as, None for none.
        theme_key: of the theme of the taxonomy, None where it was learned that it shows none.
        subcause_key: None where what it tells is defined elsewhere.
        confidence: as calibrated.
        subcause_confidence: None without a sub-cause.
        abstention: why there is no theme.
        rests: sequences of the decisions that it was learned from. It is forgotten when one of
            them is undone.

    """

    key: str
    instead_of: str | None
    theme_key: str | None
    subcause_key: str | None
    confidence: float
    subcause_confidence: float | None
    abstention: str | None
    rests: tuple[int, ...]


class ChangeKind(StrEnum):
    """What about a theme changed in a way that moves findings into or out of it."""

    DEFINITION = "definition"
    EXAMPLES = "examples"
    LEARNED = "learned"
    SPLIT = "split"
    MERGE = "merge"
    TAXONOMY = "taxonomy"
    CUT_ANEW = "cut_anew"
    EXCLUSION = "exclusion"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class DefinitionChange:
    """A mark on a theme's trend: from here on the theme means something else.

    The changed theme is applied to the whole history, but for what was learned from decisions
    (``learned``): that is applied to findings that came after. ``after_edition`` is the last
    edition with the old meaning, 0 where there was none; ``quarter`` is the calendar quarter of the
    decision, or the portfolio's newest quarter when a taxonomy file changed or a proposal was cut
    anew. ``sequence`` names the entry of the curation log, None where there is none: of an
    ``undo``, the entry that took another one back.
    """

    theme_id: str
    kind: ChangeKind
    quarter: str
    after_edition: int
    sequence: int | None = None


@dataclass(frozen=True, slots=True)
class Registry:
    """Everything that is known of themes after a build; empty before the first one.

    Attributes:
        taxonomy: themes of the taxonomies that were used, those that left included.
        current: keys of the taxonomy that was used last, each with a digest of what it says of the
            theme.
        discovered: themes that were found.
        changes: when definitions changed.
        applied: the curation entries (sequence) known at that build, up to this one.
        seen: every theme id that an edition had.
        bounds: of decisions that go by examples, ascending.
        learnt: findings whose theme was learned from decisions on others, by key.
        withheld: findings in no theme, by key, that were in a group which was not proposed for want
            of a name to trust. The next builds propose such a group only when its name is clearly
            surer, or when most of it is new.

    """

    taxonomy: tuple[Theme, ...] = ()
    current: tuple[tuple[str, str], ...] = ()
    discovered: tuple[Discovered, ...] = ()
    changes: tuple[DefinitionChange, ...] = ()
    applied: int = 0
    seen: tuple[str, ...] = ()
    bounds: tuple[DecisionBound, ...] = ()
    learnt: tuple[Learnt, ...] = ()
    withheld: tuple[str, ...] = ()


def registry_payload(registry: Registry) -> dict[str, Any]:
    """Return a registry as JSON-ready values."""
    found = []
    for item in registry.discovered:
        members = [[str(member.ref), member.confidence] for member in item.members]
        found.append(
            {
                "theme": asdict(item.theme),
                "anchors": [str(ref) for ref in item.anchors],
                "members": members,
                "representatives": [str(ref) for ref in item.representatives],
                "bound": item.bound,
                "measured": item.measured,
                "vectors": [list(pair) for pair in item.vectors],
                "candidate": item.candidate,
            }
        )
    return {
        "form": FORM,
        "taxonomy": [asdict(theme) for theme in registry.taxonomy],
        "current": [list(pair) for pair in registry.current],
        "discovered": found,
        "changes": [asdict(change) for change in registry.changes],
        "applied": registry.applied,
        "seen": list(registry.seen),
        "bounds": [asdict(item) for item in registry.bounds],
        "learnt": [{**asdict(item), "rests": list(item.rests)} for item in registry.learnt],
        "withheld": list(registry.withheld),
    }


def registry_of(payload: Mapping[str, Any]) -> Registry:
    """Return the registry that a payload describes.

    Raises:
        DamagedRegistry: when it is of a newer release, or not a registry at all.

    """
    if payload.get("form") not in _READ:
        message = (
            f"the registry of themes has the form {payload.get('form')!r}, this release reads "
            f"{', '.join(map(str, _READ))}; it was written by another release"
        )
        raise DamagedRegistry(message)
    try:
        return Registry(
            tuple(_theme(item) for item in payload["taxonomy"]),
            tuple((key, digest) for key, digest in payload["current"]),
            tuple(
                _discovered(item, beside=bool(payload["current"])) for item in payload["discovered"]
            ),
            tuple(
                DefinitionChange(**{**item, "kind": ChangeKind(item["kind"])})
                for item in payload["changes"]
            ),
            payload["applied"],
            tuple(payload["seen"]),
            tuple(DecisionBound(**item) for item in payload.get("bounds", ())),
            tuple(
                Learnt(**{**item, "rests": tuple(item["rests"])})
                for item in payload.get("learnt", ())
            ),
            tuple(payload.get("withheld", ())),
        )
    except (KeyError, TypeError, ValueError) as error:
        message = f"the registry of themes cannot be read: {type(error).__name__}"
        raise DamagedRegistry(message) from error


def registry_digest(registry: Registry) -> str:
    """Return the SHA-256 of everything in a registry."""
    text = json.dumps(registry_payload(registry), sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _theme(item: Mapping[str, Any]) -> Theme:
    return Theme(
        **{
            **item,
            "origin": Origin(item["origin"]),
            "status": ThemeStatus(item["status"]),
            "include": tuple(item["include"]),
            "exclude": tuple(item["exclude"]),
            "owner": Owner(**item["owner"]),
        }
    )


def _discovered(item: Mapping[str, Any], *, beside: bool) -> Discovered:
    """Return a theme; of an older form, it is a candidate where there was a taxonomy beside it."""
    return Discovered(
        _theme(item["theme"]),
        tuple(FindingRef.parse(ref) for ref in item["anchors"]),
        tuple(Member(FindingRef.parse(ref), sure) for ref, sure in item["members"]),
        tuple(FindingRef.parse(ref) for ref in item["representatives"]),
        float(item["bound"]),
        str(item["measured"]),
        tuple((key, vector) for key, vector in item.get("vectors", ())),
        bool(item.get("candidate", beside)),
    )
