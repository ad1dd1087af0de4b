"""A refit's proposal as it is kept and shown: items to take over or to leave, each with evidence.

It names findings and never repeats their words: what is deleted from the records is not kept alive
by a proposal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from intelligence.curation.entries import parse_decision, payload_of
from intelligence.errors import UnknownRefit
from intelligence.refit.changes import Kind, Measured

#: Raise it when the form of the payload changes, and keep reading the older ones.
FORM = 2

#: Forms that are read.
_READ = (1, FORM)


@dataclass(frozen=True, slots=True)
class InQuarter:
    """A theme in one quarter; ``rate`` is engagements per 100 active ones, None without any."""

    quarter: str
    documents: int
    engagements: int
    rate: float | None


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted of a theme, and its last quarters, oldest first."""

    findings: int
    documents: int
    engagements: int
    customers: int
    quarters: tuple[InQuarter, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """What an item does to a theme: None before a new one, and after one that is merged away."""

    theme_id: str | None
    name: str
    before: Counted | None
    after: Counted | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a part: a name, words, finding ids that stand for it, and measures."""

    name: str
    keyphrases: tuple[str, ...]
    quotes: tuple[str, ...]
    measured: Measured | None


@dataclass(frozen=True, slots=True)
class Item:
    """One proposed change, which is taken over whole or not at all.

    Attributes:
        name: what it is called: kind and number, as ``split-1``.
        kind: of the change.
        themes: ids of the themes that it names; those of a merge end with the one that stays, those
            of findings that are filed elsewhere with the one that they go to.
        decisions: entries for the curation log that make the change, without a refit's name.
        evidence: one for each part that leaves, theme that is merged, or new theme.
        effects: before and after, one for each theme that changes.

    """

    name: str
    kind: Kind
    themes: tuple[str, ...]
    decisions: tuple[Any, ...]
    evidence: tuple[Evidence, ...]
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a refit of an edition proposes.

    Attributes:
        edition: the edition that was reconsidered.
        curation: the newest entry of the curation log that it knows.
        encoder: in whose vectors causes were compared.
        causes: how many sure causes were grouped.
        groups: in how many groups.
        items: the changes; none where the themes are as they should be.

    """

    edition: int
    curation: int
    encoder: str
    causes: int
    groups: int
    items: tuple[Item, ...]

    def chosen(self, only: Sequence[str]) -> tuple[Item, ...]:
        """Return the items of these names, all for none given.

        Raises:
            UnknownRefit: when there is no item of a name.

        """
        names = [item.name for item in self.items]
        strange = sorted({*only} - {*names})
        if strange:
            known = ", ".join(names) or "none"
            raise UnknownRefit(f"the refit has no item {strange[0]!r}; its items: {known}")
        return tuple(item for item in self.items if not only or item.name in only)


def proposal_payload(proposal: Proposal) -> dict[str, Any]:
    """Return a proposal as JSON-ready values."""
    items = []
    for item in proposal.items:
        decisions = [{"action": one.action, **payload_of(one)} for one in item.decisions]
        rest = {
            "evidence": [asdict(one) for one in item.evidence],
            "effects": [asdict(one) for one in item.effects],
        }
        known = {"name": item.name, "kind": item.kind.value, "themes": list(item.themes)}
        items.append({**known, "decisions": decisions, **rest})
    own = ("edition", "curation", "encoder", "causes", "groups")
    return {"form": FORM, **{name: getattr(proposal, name) for name in own}, "items": items}


def proposal_of(payload: Mapping[str, Any]) -> Proposal:
    """Return the proposal that a payload describes.

    Raises:
        UnknownRefit: when another release wrote it.

    """
    if payload.get("form") not in _READ:
        message = f"this refit has the form {payload.get('form')!r}, this release reads {FORM}"
        raise UnknownRefit(message)
    return Proposal(
        payload["edition"],
        payload["curation"],
        payload["encoder"],
        payload["causes"],
        payload["groups"],
        tuple(_item(item) for item in payload["items"]),
    )


def _item(item: Mapping[str, Any]) -> Item:
    return Item(
        item["name"],
        Kind(item["kind"]),
        tuple(item["themes"]),
        tuple(
            parse_decision(one["action"], {k: v for k, v in one.items() if k != "action"})
            for one in item["decisions"]
        ),
        tuple(_evidence(one) for one in item["evidence"]),
        tuple(
            Effect(one["theme_id"], one["name"], _counted(one["before"]), _counted(one["after"]))
            for one in item["effects"]
        ),
    )


def _evidence(item: Mapping[str, Any]) -> Evidence:
    measured = Measured(**item["measured"]) if item["measured"] is not None else None
    return Evidence(item["name"], tuple(item["keyphrases"]), tuple(item["quotes"]), measured)


def _counted(item: Mapping[str, Any] | None) -> Counted | None:
    if item is None:
        return None
    quarters = tuple(InQuarter(**one) for one in item["quarters"])
    return Counted(**{**item, "quarters": quarters})
