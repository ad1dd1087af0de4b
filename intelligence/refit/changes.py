"""What a refit finds to be otherwise than the known themes say, in positions of causes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What would become of themes."""

    SPLIT = "split"
    MERGE = "merge"
    START = "start"
    END = "end"
    REFILE = "refile"


@dataclass(frozen=True, slots=True)
class Measured:
    """The evidence for a change, as shares between 0 and 1; None where it does not apply.

    Attributes:
        agreeing: parts of the causes, grouped alone, that show the change.
        told_apart: findings that lie nearer to their own part or theme than to the other.
        stability: Jaccard overlap with which the new group is found again; of a start that no
            group shows, the new theme.
        inside: the group's causes that the theme holds; of a start, those in no theme. None where
            no group shows the change.
        of_theme: the theme's causes that the part has; of a merge, the smaller theme's in the
            group of the larger.
        filed: of people's decisions on findings of the kind, those that file it where it would go.
        decided: how many decisions on findings of the kind these are among.
        elsewhere: findings of a theme's halves that some other theme is nearer to than the other
            half is.
        sure: probability that a finding is the new theme's, as people file, on the average.

    """

    agreeing: float | None = None
    told_apart: float | None = None
    stability: float | None = None
    inside: float | None = None
    of_theme: float | None = None
    filed: float | None = None
    decided: int | None = None
    sure: float | None = None
    elsewhere: float | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One change.

    Attributes:
        kind: of the change.
        themes: theme ids: the one that splits or ends; those that merge, the one that stays last;
            none for a start.
        parts: positions of the causes of each part that leaves, or of the new theme.
        measured: the evidence, one for each part, or theme that is merged away.

    """

    kind: Kind
    themes: tuple[str, ...]
    parts: tuple[tuple[int, ...], ...]
    measured: tuple[Measured, ...]
