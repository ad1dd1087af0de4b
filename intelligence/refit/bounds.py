"""How strong the evidence must be before a refit proposes to change a theme."""

from __future__ import annotations

from dataclasses import dataclass, field

from models.clustering.communities import CommunityClusterer
from models.clustering.contract import Clusterer


def quick_groups() -> CommunityClusterer:
    """Return what groups each part of the causes alone: quicker than the groups of the whole."""
    return CommunityClusterer(parts=6)


@dataclass(frozen=True, slots=True)
class RefitBounds:
    """Bounds of a refit, strict on purpose.

    A theme that changes for nothing costs more trust than one that changes a quarter late.

    Attributes:
        parts: how often a part of the causes is grouped alone.
        share: of the causes in such a part.
        agreeing: least share of the parts that must show a change.
        stability: least stability of a new group (Jaccard); above .75 a group is called stable
            (Hennig 2007).
        findings: fewest findings of a part, a theme that is judged, or a new theme.
        within: least share of a group's causes that one theme must hold for the group to be a part
            of it; and that must be in no theme for the group to be a new one.
        recurring: least stability of the group that a part of a theme lies in; up to .5 a group
            counts as dissolved (Hennig 2008). It need not be stable: what lies around a part moves
            in and out of its group, and says nothing about whether the theme has two parts.
        part: least share of a theme that a part must have.
        large: the same for a part whose group is mostly other themes': a group may hold several
            known themes, so it does not speak against a part, and less for it.
        told_apart: least share of findings that lie nearer to their own part, for two parts to be
            two things.
        mixed: most share of findings that lie nearer to their own theme, for two themes to be one
            thing; one half is chance.
        blended: the same for two themes that are each other's nearest, whatever groups hold them.
        enough: findings of each of two such themes from which that is known.
        halves: least share of findings nearer to their own half of a theme, for them to be two:
            Wilson's lower end with the findings of both halves counted, so that few must be told
            apart more clearly. The share is the mean of both halves', so it is no interval of it.
        smaller: least share of the theme in the smaller half.
        together: most share of the parts in which one group holds most of both halves.
        elsewhere: least share of the halves' findings that some other theme is nearer to than the
            other half is.
        between: least share of the other themes that are nearer to a half than the other half is.
        beside: other themes from which these tell how far apart themes lie.
        torn: most share of the themes that have others between their halves, for the same. Where
            they do not tell it, a theme splits along the groups that it lies in.
        usual: share of the themes whose halves have at most as many others between them as the
            parts of a theme must have that splits along groups.
        third: most share of two themes' findings that a third is as near to as the other is, for
            them to be one thing where themes do not tell how far apart themes lie.
        begun: fewest findings of a new theme that no group of all causes shows, those of one
            template counted once.
        template: share of common words from which two findings are one template.
        again: least mean overlap (Jaccard) of such a theme with itself when all themes are learned
            anew from parts of the engagements; up to .5 it counts as dissolved (Hennig 2008). Not
            .6, from which health calls a theme unstable: here causes of which it is not sure that
            they are any count against it, and a quarter of the sample's own themes would fail.
        refused: how much nearer (cosine) a finding in no theme may lie to a known theme, which has
            refused it already, than to the new one, and still be its.
        from_known: least share of findings nearer to their own, of it and each of the known themes
            that are nearest to it.
        random: least share of random halves of two nearest themes that lie as far apart as they do,
            for them to be one thing.
        subcause: share of one sub-cause from which a part is what the taxonomy tells apart anyway.
        scattered: least share of the parts in which no group holds most of a theme, for it to end.
        covered: least share of the causes that must be in a group, over all parts, for a theme that
            is in none to mean something.
        grouped: groups a part; quicker than the groups of the whole, as there are many parts.

    """

    parts: int = 20
    share: float = 0.8
    agreeing: float = 0.9
    stability: float = 0.75
    findings: int = 5
    within: float = 0.5
    recurring: float = 0.5
    part: float = 0.1
    large: float = 0.15
    told_apart: float = 0.97
    mixed: float = 0.75
    blended: float = 0.7
    enough: int = 10
    halves: float = 0.81
    smaller: float = 0.25
    together: float = 0.05
    elsewhere: float = 0.77
    between: float = 0.08
    beside: int = 10
    torn: float = 0.5
    usual: float = 0.75
    third: float = 0.5
    begun: int = 14
    template: float = 0.6
    again: float = 0.5
    refused: float = 0.02
    from_known: float = 0.8
    random: float = 0.01
    subcause: float = 0.5
    scattered: float = 0.9
    covered: float = 0.5
    grouped: Clusterer = field(default_factory=quick_groups)
