"""Draws up a refit's proposal: each change as decisions that a person can take over."""

from __future__ import annotations

from typing import Any

from intelligence.assignment import AssignmentOptions
from intelligence.curation.entries import Merge, Retire, Split, Start
from intelligence.curation.judge import RecogniserJudge
from intelligence.edition import Edition
from intelligence.history import History
from intelligence.identity.placing import Causes
from intelligence.identity.references import Finder, finding_id
from intelligence.plain_rows import rows_of
from intelligence.refit.bounds import RefitBounds
from intelligence.refit.changes import Kind
from intelligence.refit.effects import Stage
from intelligence.refit.look import Seen, look_anew
from intelligence.refit.proposal import Evidence, Item, Proposal
from intelligence.refit.standing import Standing, standing_of
from intelligence.taxonomy import Taxonomy
from models.recognition.recogniser import Recogniser

_QUOTES = 5


def draw_up(
    edition: Edition,
    history: History,
    recogniser: Recogniser,
    taxonomy: Taxonomy | None,
    options: AssignmentOptions,
    bounds: RefitBounds | None = None,
) -> Proposal:
    """Return what a refit of an edition proposes; nothing is changed.

    The same edition, history and tools give the same proposal.

    Args:
        edition: the newest one.
        history: the registry that it was left with, and the log, all of which it must know.
        recogniser: of a build.
        taxonomy: of the edition.
        options: of a build.
        bounds: how strong evidence must be.

    """
    standing, log = standing_of(edition, history, options.trusted), history.log
    look = look_anew(standing, recogniser, options, bounds)
    causes = Causes(standing.findings, standing.texts, Finder(standing.findings))
    stage = Stage(edition, log, causes, RecogniserJudge(causes, recogniser, taxonomy))
    numbers = dict.fromkeys(Kind, 0)
    items = []
    for seen in look.seen:
        kind = seen.change.kind
        numbers[kind] += 1
        decisions = _decisions(seen, standing)
        items.append(
            Item(
                f"{kind.value}-{numbers[kind]}",
                kind,
                seen.change.themes,
                decisions,
                _evidence(seen, standing, edition),
                stage.effects(decisions),
            )
        )
    identity = recogniser.embedder.identity
    return Proposal(
        edition.number, history.applied, identity, look.causes, look.groups, tuple(items)
    )


def _decisions(seen: Seen, standing: Standing) -> tuple[Any, ...]:
    change = seen.change
    match change.kind:
        case Kind.SPLIT:
            (theme,) = change.themes
            return tuple(
                Split(theme, part.name, chosen=standing.refs(members))
                for part, members in zip(seen.parts, change.parts, strict=True)
            )
        case Kind.MERGE:
            return (Merge(change.themes[:-1], change.themes[-1]),)
        case Kind.START:
            return tuple(
                Start(part.name, standing.refs(members))
                for part, members in zip(seen.parts, change.parts, strict=True)
            )
        case Kind.END:
            return tuple(Retire(theme) for theme in change.themes)
        case Kind.REFILE:
            raise TypeError("grouping files nothing elsewhere; `refile_items` does")


def _evidence(seen: Seen, standing: Standing, edition: Edition) -> tuple[Evidence, ...]:
    change = seen.change
    if change.kind in {Kind.SPLIT, Kind.START}:
        return tuple(
            Evidence(
                part.name,
                part.keyphrases,
                tuple(finding_id(standing.findings[at]) for at in part.representatives[:_QUOTES]),
                measured,
            )
            for part, measured in zip(seen.parts, change.measured, strict=True)
        )
    words = {row["theme_id"]: row for row in rows_of(edition.tables["themes"])}
    measures = [*change.measured, *[None] * (len(change.themes) - len(change.measured))]
    return tuple(
        Evidence(
            standing.themes[theme].name,
            tuple(words[theme]["keyphrases"]),
            tuple(words[theme]["quotes"])[:_QUOTES],
            measured,
        )
        for theme, measured in zip(change.themes, measures, strict=True)
    )
