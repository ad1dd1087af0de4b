"""What the SOW check finds: passages that invite disputes, and sections that are not there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PassageKind(StrEnum):
    """In which way a passage invites a dispute."""

    VAGUE_TERM = "vague_term"
    MISSING_ACCEPTANCE = "missing_acceptance"
    OPEN_ENDED = "open_ended"
    UNQUANTIFIED = "unquantified"
    PASSIVE_RESPONSIBILITY = "passive_responsibility"
    TO_BE_DECIDED = "to_be_decided"
    CONFLICTING = "conflicting_statements"


class Section(StrEnum):
    """A section that a statement of work should have."""

    EXCLUSIONS = "exclusions"
    ASSUMPTIONS = "assumptions"
    ACCEPTANCE = "acceptance"
    CHANGE_CONTROL = "change_control"
    CLIENT_RESPONSIBILITIES = "client_responsibilities"


#: Which sub-causes (theme key, sub-cause key) of the starter taxonomy each kind has led to.
LED_TO: dict[PassageKind | Section, tuple[tuple[str, str], ...]] = {
    PassageKind.VAGUE_TERM: (("sow_ambiguity", "vague_deliverables"),),
    PassageKind.MISSING_ACCEPTANCE: (
        ("sow_ambiguity", "acceptance_undefined"),
        ("contract_misfit", "acceptance_terms"),
    ),
    PassageKind.OPEN_ENDED: (("sow_ambiguity", "boundary_unstated"),),
    PassageKind.UNQUANTIFIED: (("sow_ambiguity", "quantities_unspecified"),),
    PassageKind.PASSIVE_RESPONSIBILITY: (("sow_ambiguity", "roles_unclear"),),
    PassageKind.TO_BE_DECIDED: (
        ("sow_ambiguity", "vague_deliverables"),
        ("untracked_assumptions", "assumption_unvalidated"),
        ("weak_requirements", "incomplete"),
    ),
    PassageKind.CONFLICTING: (
        ("sow_ambiguity", "contradictory_documents"),
        ("weak_requirements", "contradictory"),
    ),
    Section.EXCLUSIONS: (("sow_ambiguity", "boundary_unstated"),),
    Section.ASSUMPTIONS: (
        ("untracked_assumptions", "assumption_unlogged"),
        ("untracked_assumptions", "external_date_assumed"),
    ),
    Section.ACCEPTANCE: (
        ("sow_ambiguity", "acceptance_undefined"),
        ("contract_misfit", "acceptance_terms"),
    ),
    Section.CHANGE_CONTROL: (
        ("change_control_bypass", "no_change_request"),
        ("change_control_bypass", "baseline_not_frozen"),
        ("change_control_bypass", "verbal_approval"),
    ),
    Section.CLIENT_RESPONSIBILITIES: (
        ("client_dependency", "client_tasks_undone"),
        ("client_dependency", "inputs_missing"),
        ("client_dependency", "late_decisions"),
    ),
}


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the text that invite a dispute: ``text_given[start:end] == text``, in code points.

    ``trigger`` are the very words that made it one, as a span inside ``[start, end)`` of the same
    text. ``confidence`` is between 0 and 1. A conflict names the span that it conflicts with,
    unless it is at odds with itself.
    """

    start: int
    end: int
    text: str
    kind: PassageKind
    why: str
    rewrite: str
    confidence: float
    trigger: tuple[int, int]
    conflicts_with: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class MissingSection:
    """A section that the text does not have; ``rewrite`` is a clause to start from."""

    section: Section
    why: str
    rewrite: str
    confidence: float


@dataclass(frozen=True, slots=True)
class SowFindings:
    """What the SOW check found: passages by place, sections in the order of `Section`."""

    passages: tuple[Passage, ...]
    missing: tuple[MissingSection, ...]
