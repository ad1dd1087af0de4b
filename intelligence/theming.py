"""Gives every cause its lasting theme: what is known, what people decided, then what is new.

An ordinary build keeps known themes as they are and only adds. Curation is replayed on what the
machine concluded, and what the decisions teach is applied to findings that are new. New themes are
looked for in what is then in no theme, and when one is found, everything in no theme is asked
whether it belongs to it, however old it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from intelligence.assignment import AssignmentOptions, Pool, Regrouped, look_for_themes
from intelligence.candidates import Cut, Cutting, candidates_of, cut_anew
from intelligence.curation.conflicts import Conflict
from intelligence.curation.judge import RecogniserJudge
from intelligence.curation.replay import Example, Replayed, in_force, replay
from intelligence.findings import Finding
from intelligence.held_back import HeldGroup, left_of
from intelligence.history import History
from intelligence.identity.placing import Causes, Placed, Placement, place_causes
from intelligence.identity.references import Finder, key_of
from intelligence.identity.registry import Discovered, Registry
from intelligence.identity.theme import Theme, themes_of
from intelligence.learning import Known, learnt_from, lessons_of, new_findings, remembered
from intelligence.leaving import Left, bounds_known, registry_after
from intelligence.lineage import match_themes
from intelligence.memory import ResultStore
from intelligence.passages import readable
from intelligence.recognising import Assigned, Source, recognise_as_filed
from intelligence.relations import Lineage, Stated
from intelligence.taxonomy import Taxonomy
from intelligence.wordings import Origin
from models.recognition.decided import Decided, in_order
from models.recognition.recogniser import Recogniser


@dataclass(frozen=True)
class ThemingTools:
    """What themes are found with."""

    recogniser: Recogniser
    taxonomy: Taxonomy | None
    options: AssignmentOptions
    memory: ResultStore


@dataclass(frozen=True)
class Themed:
    """The themes of an edition and where each cause belongs.

    Attributes:
        themes: those of the taxonomy, those discovered, those split off, those just proposed.
        placements: one a cause.
        representatives: causes that stand for a theme, best first, by theme id; pinned ones first.
        registry: what the next build starts from.
        lineage: what became of the themes of the edition before.
        conflicts: decisions that did not apply.
        examples: causes that people called rightly or wrongly a theme's.
        regrouped: groups among all causes, whatever their themes.
        held: groups that are not proposed, of causes in no theme.

    """

    themes: tuple[Theme, ...]
    placements: tuple[Placement, ...]
    representatives: Mapping[str, tuple[int, ...]]
    registry: Registry
    lineage: Lineage
    conflicts: tuple[Conflict, ...]
    examples: tuple[Example, ...]
    regrouped: Regrouped
    held: tuple[HeldGroup, ...] = ()


def give_themes(
    findings: Sequence[Finding],
    groups: Sequence[str],
    tools: ThemingTools,
    history: History,
    quarter: str,
    origins: Sequence[Origin | None] = (),
) -> Themed:
    """Return the themes of a build.

    Args:
        findings: n causes.
        groups: the engagement of each, else its document.
        tools: recogniser, taxonomy and bounds.
        history: what earlier builds and people left behind.
        quarter: the portfolio's newest quarter, for marks without a date of their own.
        origins: the engagement of each, with its customer, where it is known.

    """
    causes = Causes(findings, [readable(item.text) for item in findings], Finder(findings))
    start = Beginning(causes, tools, history)
    known = remembered(start.recognised(range(len(findings))), causes, history, tools.taxonomy)
    placed, curated = start.replayed(known)
    known, learned = start.learned(known, placed, curated)
    if learned:
        placed, curated = start.replayed(known)
    before = candidates_of(causes, placed, curated, history)
    free = _free(causes, curated) | before.held
    beside = bool(start.themes(placed))
    keys = [key_of(item.document_uid, item.text) for item in findings]
    refused = {*history.registry.withheld}
    doubted = frozenset(n for n, key in enumerate(keys) if key in refused)
    pool = _pool(causes, groups, free, doubted, _proposed(placed, curated), origins)
    found = look_for_themes(pool, tools.recogniser, tools.options, beside_known=beside)
    taken = frozenset({*start.themes(placed), *curated.themes, *history.registry.seen})
    cutting = Cutting(causes, tools.recogniser.embedder, tools.options, taken, beside)
    cut = cut_anew(found, curated.placements, free, before, cutting)
    themes, discovered = _with_cut(curated, placed, cut)
    withheld = frozenset(
        keys[at] for at in pool.withheld | found.withheld if cut.placements[at].theme_id is None
    )
    encoder = tools.recogniser.embedder.identity
    themed = [place.theme_id is not None for place in cut.placements]
    return Themed(
        themes,
        cut.placements,
        _representatives(causes, discovered, curated.pinned),
        registry_after(
            history,
            Left(
                tools.taxonomy,
                curated,
                themes,
                discovered,
                encoder,
                known.learnt,
                cut.changed,
                withheld,
            ),
            quarter,
        ),
        _lineage(causes, themes, cut.placements, history, curated),
        curated.conflicts,
        curated.examples,
        found.regrouped,
        left_of(found.held, themed, tools.options.proposals.findings),
    )


@dataclass(frozen=True)
class Beginning:
    """What the placing of causes starts from."""

    causes: Causes
    tools: ThemingTools
    history: History

    def themes(self, placed: Placed) -> dict[str, Theme]:
        """Return the themes that are known before curation, by id."""
        discovered = (item.theme for item in placed.discovered)
        return {x.theme_id: x for x in (*themes_of(self.tools.taxonomy), *discovered)}

    def recognised(
        self, positions: Sequence[int], decided: Sequence[Decided] = ()
    ) -> list[Assigned]:
        """Return the theme of the taxonomy that each of some causes shows."""
        tools = self.tools
        if tools.taxonomy is None:
            return [Assigned(None, None, 0.0)] * len(positions)
        threshold = tools.options.threshold
        source = Source(tools.taxonomy, tools.recogniser, threshold, in_order(decided))
        texts = [self.causes.readable[at] for at in positions]
        sure = [self.causes.findings[at].role_confidence for at in positions]
        return recognise_as_filed(texts, sure, source, tools.memory)

    def replayed(self, known: Known) -> tuple[Placed, Replayed]:
        """Place the causes among known themes, and replay the decisions on that."""
        causes, tools, history = self.causes, self.tools, self.history
        embedder = tools.recogniser.embedder
        elsewhere = _elsewhere(causes, history, themes_of(tools.taxonomy))
        discovered = history.registry.discovered
        trusted = tools.options.trusted
        placed = place_causes(causes, known.recognised, discovered, embedder, elsewhere, trusted)
        judge = RecogniserJudge(causes, tools.recogniser, tools.taxonomy, tools.memory)
        bounds = bounds_known(history.registry, embedder.identity)
        themes = self.themes(placed)
        return placed, replay(history.log, themes, placed.placements, causes, judge, bounds)

    def learned(self, known: Known, placed: Placed, curated: Replayed) -> tuple[Known, bool]:
        """Return what is known with what decisions teach of new findings, if anything."""
        taxonomy = self.tools.taxonomy
        new = new_findings(self.causes, self.history)
        if taxonomy is None or not new or not curated.examples:
            return known, False
        lessons = lessons_of(self.causes, placed.placements, curated, self.history, taxonomy)
        if not lessons.decided:
            return known, False
        taught = self.recognised(new, lessons.decided)
        after = learnt_from(self.causes, new, taught, known, lessons)
        return after, after.recognised != known.recognised


def _elsewhere(causes: Causes, history: History, taxonomy: Sequence[Theme]) -> list[int]:
    """Return the causes that had a theme which is still there, whoever brought them into it."""
    there = {theme.theme_id for theme in taxonomy}
    there.update(item.theme.theme_id for item in history.registry.discovered)
    there.update(
        str(getattr(entry.decision, "new_theme", None)) for entry in in_force(history.log).entries
    )
    had = {key: theme for theme, keys in history.membership.themes.items() for key in keys}
    return [
        at
        for at, item in enumerate(causes.findings)
        if had.get(key_of(item.document_uid, item.text)) in there
    ]


def _pool(
    causes: Causes,
    groups: Sequence[str],
    free: frozenset[int],
    withheld: frozenset[int],
    proposed: frozenset[int],
    origins: Sequence[Origin | None],
) -> Pool:
    return Pool(
        causes.readable,
        groups,
        [item.role_confidence for item in causes.findings],
        [at in free for at in range(len(causes.findings))],
        withheld=withheld,
        proposed=proposed,
        origins=origins,
    )


def _proposed(placed: Placed, curated: Replayed) -> frozenset[int]:
    """Return the causes in themes that builds proposed beside known ones."""
    own = {item.theme.theme_id for item in placed.discovered if item.candidate}
    return frozenset(at for at, place in enumerate(curated.placements) if place.theme_id in own)


def _free(causes: Causes, curated: Replayed) -> frozenset[int]:
    """Return the causes in no theme that nobody settled or excluded."""
    return frozenset(
        at
        for at in range(len(causes.findings))
        if curated.placements[at].theme_id is None
        and at not in curated.excluded
        and at not in curated.settled
    )


def _with_cut(
    curated: Replayed, placed: Placed, cut: Cut
) -> tuple[tuple[Theme, ...], tuple[Discovered, ...]]:
    """Return all themes and the discovered ones, candidates as they were cut."""
    anew = {item.theme.theme_id: item for item in cut.themes}
    stay = [item for item in placed.discovered if item.theme.theme_id not in {*anew, *cut.gone}]
    themes = [
        anew[theme.theme_id].theme if theme.theme_id in anew else theme
        for theme in curated.themes.values()
        if theme.theme_id not in cut.gone
    ]
    fresh = [item.theme for item in cut.themes if item.theme.theme_id not in curated.themes]
    return (*themes, *fresh), (*stay, *cut.themes)


def _representatives(
    causes: Causes, discovered: Sequence[Discovered], pinned: Mapping[int, str]
) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for at, theme in sorted(pinned.items()):
        found.setdefault(theme, []).append(at)
    for item in discovered:
        own = found.setdefault(item.theme.theme_id, [])
        own.extend(at for at in causes.resolved(item.representatives) if at not in own)
    return {theme: tuple(positions) for theme, positions in found.items()}


def _lineage(
    causes: Causes,
    themes: Sequence[Theme],
    placements: Sequence[Placement],
    history: History,
    curated: Replayed,
) -> Lineage:
    keys = [key_of(item.document_uid, item.text) for item in causes.findings]
    before = history.membership
    both = before.causes & set(keys)
    current: dict[str, set[str]] = {theme.theme_id: set() for theme in themes}
    for key, place in zip(keys, placements, strict=True):
        if place.theme_id is not None and key in both:
            current[place.theme_id].add(key)
    previous = {theme: members & both for theme, members in before.themes.items()}
    seen = history.registry.seen if before.themes else ()
    stated = Stated(seen, curated.merged, curated.split_off, ids=True)
    return match_themes(previous, current, stated=stated)
