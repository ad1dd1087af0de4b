"""Draws up the items of a refit that file old findings where people file their kind by now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from intelligence.curation.entries import Entry
from intelligence.curation.judge import RecogniserJudge
from intelligence.curation.kept import decisions_taken_back
from intelligence.curation.refile import Refile
from intelligence.edition import Edition
from intelligence.history import History
from intelligence.identity.placing import Causes
from intelligence.identity.references import Finder, FindingRef, finding_id
from intelligence.refit.changes import Kind, Measured
from intelligence.refit.effects import Stage
from intelligence.refit.proposal import Evidence, Item
from intelligence.refit.refiled import Filed, filed_elsewhere
from intelligence.refit.standing import Standing, standing_of
from intelligence.taxonomy import Taxonomy
from intelligence.theming import Beginning, ThemingTools

_QUOTES = 5


def refile_items(
    edition: Edition, history: History, tools: ThemingTools, beside: Sequence[Item] = ()
) -> tuple[Item, ...]:
    """Return one item for each kind of old findings that people would file elsewhere by now.

    The same edition, history and tools give the same items. Nothing is changed.

    Args:
        edition: the newest one.
        history: the registry that it was left with, the whole log, and who is where in it.
        tools: of a build.
        beside: the other items of the refit. Findings and themes whose standing these change wait
            for the next one, so that every item can be taken over with or without the others.

    """
    standing = standing_of(edition, history, tools.options.trusted)
    causes = Causes(standing.findings, standing.texts, Finder(standing.findings))
    judge = RecogniserJudge(causes, tools.recogniser, tools.taxonomy, tools.memory)
    stage = Stage(edition, history.log, causes, judge)
    items: list[Item] = []
    for filed in filed_elsewhere(Beginning(causes, tools, history)):
        back = _taken_back(filed, history.log, causes)
        members = [at for at in _open(filed, standing, beside) if at not in back]
        if not members or not filed.agreeing:
            continue
        refs = standing.refs(members)
        decisions = (Refile(refs, filed.sure, filed.source, filed.to),)
        items.append(
            Item(
                f"{Kind.REFILE.value}-{len(items) + 1}",
                Kind.REFILE,
                tuple(theme for theme in (filed.source, filed.to) if theme is not None),
                decisions,
                _evidence(filed, members, standing, tools.taxonomy),
                stage.effects(decisions),
            )
        )
    return tuple(items)


def _open(filed: Filed, standing: Standing, beside: Sequence[Item]) -> list[int]:
    """Return the findings that stand in the edition as they are filed, and in no other item."""
    ended = {theme for item in beside if item.kind in _WHOLE for theme in item.themes}
    if ended & {filed.source, filed.to}:
        return []
    elsewhere = {
        str(FindingRef.parse(name))
        for item in beside
        for one in item.decisions
        for name in (*getattr(one, "chosen", ()), *getattr(one, "findings", ()))
    }
    return [
        at
        for at, ref in zip(filed.members, standing.refs(filed.members), strict=True)
        if standing.theme_ids[at] == filed.source and ref not in elsewhere
    ]


def _taken_back(filed: Filed, log: Sequence[Entry], causes: Causes) -> set[int]:
    """Return the findings that an earlier refit filed so, until that was taken back."""
    refs = [
        FindingRef.parse(name)
        for one in decisions_taken_back(log)
        if isinstance(one, Refile) and (one.source, one.to) == (filed.source, filed.to)
        for name in one.findings
    ]
    return set(causes.resolved(refs))


#: Changes of whole themes.
_WHOLE = (Kind.MERGE, Kind.END)


def _evidence(
    filed: Filed, members: Sequence[int], standing: Standing, taxonomy: Taxonomy | None
) -> tuple[Evidence, ...]:
    """Return what would be filed elsewhere, and beside it what people filed there."""
    measured = Measured(
        filed=round(len(filed.agreeing) / len(filed.decided), 4),
        decided=len(filed.decided),
        sure=filed.sure,
    )
    quotes = ((_kind(filed, taxonomy), members, measured), (_BY_HAND, filed.agreeing, None))
    return tuple(Evidence(name, (), tuple(_ids(own, standing)), said) for name, own, said in quotes)


_BY_HAND = "filed there by people"


def _ids(positions: Sequence[int], standing: Standing) -> Iterator[str]:
    return (finding_id(standing.findings[at]) for at in positions[:_QUOTES])


def _kind(filed: Filed, taxonomy: Taxonomy | None) -> str:
    """Return what findings of the kind tell, in the words of the taxonomy."""
    key, subcause = filed.subcause
    if taxonomy is None or key is None:
        return "not recognised"
    theme = taxonomy.theme(key)
    told = next((one.definition for one in theme.subcauses if one.key == subcause), None)
    return theme.name if told is None else told
