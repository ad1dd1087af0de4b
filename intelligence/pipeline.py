"""The one module that knows the order of a build's steps."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.metadata import version

import pandas as pd

from corpus.document import Document
from corpus.progress import Progress
from corpus.records import Customer, Engagement
from intelligence.assignment import AssignmentOptions
from intelligence.curation.kept import kept_by
from intelligence.decided import decided_statements
from intelligence.edition import UNKNOWN, Manifest
from intelligence.errors import NothingToBuild
from intelligence.findings import Finding, find_findings
from intelligence.health.before import made_with
from intelligence.health.measure import Judged, ThemeHealth, measure
from intelligence.health.suggestions import Suggestion, suggest
from intelligence.history import History
from intelligence.identity.registry import Registry, registry_digest
from intelligence.interventions.intervention import Intervention
from intelligence.linking.decisions import Decision, customers_decided
from intelligence.linking.links import Link, link_documents
from intelligence.linking.match import Thresholds
from intelligence.linking.registers import Register, make_register
from intelligence.memory import Forgetful, ResultStore
from intelligence.passages import readable
from intelligence.quarters import quarter_of
from intelligence.register import register_themes
from intelligence.remembered import FindingMemory
from intelligence.several_causes import Cutter
from intelligence.signals.assemble import SignalOptions, signal_tables
from intelligence.signals.rates import Rates
from intelligence.tables.assemble import Concluded, assemble
from intelligence.tables.lineage import Becoming
from intelligence.tables.records import link_counts
from intelligence.tables.themes import with_trend
from intelligence.taxonomy import Taxonomy
from intelligence.theming import Themed, ThemingTools, give_themes
from intelligence.wordings import Origin
from models.kept_vectors import KeptEmbedder
from models.recognition.recogniser import Recogniser
from models.roles.contract import Role, RoleClassifier
from models.segmentation import Segmenter

#: Libraries whose version can change what a build concludes.
_LIBRARIES = (
    "igraph",
    "numpy",
    "openvino",
    "rapidfuzz",
    "scikit-learn",
    "spacy",
    "tokenizers",
)


@dataclass(frozen=True, slots=True)
class Portfolio:
    """What a build reads: documents, records and people's link decisions.

    ``rejected`` rows and files could not be read; they are counted, so that nobody forgets them.
    ``history`` is what earlier builds and curation left behind, ``interventions`` what was done
    about themes.
    """

    documents: tuple[Document, ...]
    customers: tuple[Customer, ...] = ()
    engagements: tuple[Engagement, ...] = ()
    decisions: tuple[Decision, ...] = ()
    rejected: int = 0
    history: History = field(default_factory=History)
    interventions: tuple[Intervention, ...] = ()


@dataclass(frozen=True, slots=True)
class Tools:
    """What a build works with; ``settings`` are told in the manifest, ``memory`` saves time.

    ``fewest_customers`` is how many distinct customers a count needs not to be marked as small;
    ``rates`` are what currencies are worth, None where they are never added up.
    """

    segmenter: Segmenter
    roles: RoleClassifier
    recogniser: Recogniser
    taxonomy: Taxonomy | None
    seed: int
    thresholds: Thresholds = field(default_factory=Thresholds)
    assignment: AssignmentOptions = field(default_factory=AssignmentOptions)
    settings: Mapping[str, str] = field(default_factory=dict)
    memory: ResultStore = field(default_factory=Forgetful)
    fewest_customers: int = 3
    rates: Rates | None = None


@dataclass(frozen=True, slots=True)
class Conclusions:
    """What a build concluded, ready to be published; the next build starts from ``registry``."""

    manifest: Manifest
    tables: Mapping[str, pd.DataFrame]
    registry: Registry


def build(portfolio: Portfolio, tools: Tools, progress: Progress) -> Conclusions:
    """Draw every conclusion of an edition. The same inputs and tools give the same result.

    Raises:
        NothingToBuild: when there is no document.

    """
    documents = portfolio.documents
    if not documents:
        raise NothingToBuild("there is no document to build from: run `premortem ingest` first")
    register, links = _linked(portfolio, tools)
    findings = _cut(_found(documents, tools, progress), portfolio, tools)
    causes = [item for item in findings if item.role == Role.CAUSE]
    with progress.step("recognising themes", len(causes)) as advance:
        names = tuple(item.name for item in register.customers)
        groups = _groups(causes, links)
        kept = replace(tools.recogniser, embedder=KeptEmbedder(tools.recogniser.embedder))
        origins = _origins(causes, links)
        themed = _themed(causes, groups, portfolio, replace(tools, recogniser=kept), names, origins)
        made = made_with(_made_with(tools))
        health, suggestions = _health(causes, groups, themed, kept, portfolio.history, made)
        found = register_themes(
            causes, themed.themes, themed.placements, themed.representatives, names
        )
        advance(len(causes))
    with progress.step("counting", len(documents)) as advance:
        changes = themed.registry.changes
        becoming = Becoming(portfolio.history.edition, themed.lineage, changes, themed.conflicts)
        concluded = Concluded(
            found.themes,
            found.theme_of,
            becoming,
            health,
            suggestions,
            tools.fewest_customers,
            causes,
            themed.held,
        )
        tables = assemble(documents, register, links, findings, concluded)
        advance(len(documents))
    with progress.step("finding signals", len(tables["themes"])) as advance:
        asked = SignalOptions(
            portfolio.interventions, tools.rates, fewest_customers=tools.fewest_customers
        )
        tables |= signal_tables(tables, asked)
        tables["themes"] = with_trend(tables["themes"], tables["theme_trends"])
        advance(len(tables["themes"]))
    return Conclusions(
        _manifest(tools, tables, portfolio, themed.registry), tables, themed.registry
    )


def _themed(
    causes: Sequence[Finding],
    groups: Sequence[str],
    portfolio: Portfolio,
    tools: Tools,
    names: tuple[str, ...],
    origins: Sequence[Origin | None],
) -> Themed:
    theming = ThemingTools(
        tools.recogniser, tools.taxonomy, tools.assignment.avoiding(names), tools.memory
    )
    days = [item.date for item in portfolio.documents if item.date]
    quarter = quarter_of(max(days)) if days else UNKNOWN
    return give_themes(causes, groups, theming, portfolio.history, quarter, origins)


def _health(
    causes: Sequence[Finding],
    groups: Sequence[str],
    themed: Themed,
    recogniser: Recogniser,
    history: History,
    made: str,
) -> tuple[tuple[ThemeHealth, ...], tuple[Suggestion, ...]]:
    vectors = recogniser.embedder.embed([readable(item.text) for item in causes])
    examples, before = themed.examples, history.health
    material = Judged(
        causes, themed.placements, vectors, groups, themed.regrouped, examples, made, before
    )
    measured = measure(themed.themes, material)
    return measured.health, suggest(themed.themes, material, measured, kept_by(history.log))


def _linked(portfolio: Portfolio, tools: Tools) -> tuple[Register, tuple[Link, ...]]:
    decided = customers_decided(portfolio.decisions)
    register = make_register(
        portfolio.customers, portfolio.engagements, portfolio.documents, decided
    )
    links = link_documents(portfolio.documents, register, portfolio.decisions, tools.thresholds)
    return register, links


def _found(documents: Sequence[Document], tools: Tools, progress: Progress) -> list[Finding]:
    def search(unknown: Iterable[Document]) -> Iterator[Finding]:
        return find_findings(unknown, tools.segmenter, tools.roles)

    memory = FindingMemory(tools.memory, f"{tools.segmenter.identity}/{tools.roles.identity}")
    with progress.step("finding statements", len(documents)) as advance:
        return memory.find(documents, search, advance)


def _cut(findings: Sequence[Finding], portfolio: Portfolio, tools: Tools) -> list[Finding]:
    """Return the findings, each statement that tells several causes in its parts."""
    threshold = tools.assignment.threshold
    cutter = Cutter(tools.roles, tools.recogniser, tools.taxonomy, threshold, tools.memory)
    return cutter.cut(findings, decided_statements(portfolio.history))


def _groups(causes: Sequence[Finding], links: Sequence[Link]) -> list[str]:
    """Return the engagement of each cause, or its document where that is unknown."""
    engagement = {link.document_uid: link.engagement for link in links}
    groups = []
    for cause in causes:
        match = engagement[cause.document_uid]
        linked = match.key is not None and match.state.value == "linked"
        groups.append(f"engagement {match.key}" if linked else f"document {cause.document_uid}")
    return groups


def _origins(causes: Sequence[Finding], links: Sequence[Link]) -> list[Origin | None]:
    """Return the engagement and customer of each cause, None where no engagement is linked."""
    found: dict[str, Origin] = {}
    for link in links:
        key, customer = (
            match.key if match.state.value == "linked" else None
            for match in (link.engagement, link.customer)
        )
        if key is not None:
            found[link.document_uid] = Origin(key, customer)
    return [found.get(cause.document_uid) for cause in causes]


def _manifest(
    tools: Tools, tables: Mapping[str, pd.DataFrame], portfolio: Portfolio, registry: Registry
) -> Manifest:
    findings, themes = tables["findings"], tables["themes"]
    causes = findings["role"] == Role.CAUSE.value
    counts = {
        "documents": len(tables["documents"]),
        "rejected": portfolio.rejected,
        "findings": len(findings),
        "causes": int(causes.sum()),
        "unassigned": int((causes & findings["theme_id"].isna()).sum()),
        "themes": len(themes),
        "proposed": int((themes["status"] == "proposed").sum()),
        "withheld_groups": len(tables["withheld"]),
        "withheld_causes": int(tables["withheld"]["findings"].sum()),
        "engagements": len(tables["engagements"]),
        "customers": len(tables["customers"]),
        "conflicts": len(tables["conflicts"]),
        **link_counts(tables["links"]),
    }
    return replace(
        _made_with(tools),
        counts=counts,
        registry=registry_digest(registry),
        previous=portfolio.history.edition,
        curation=portfolio.history.applied,
    )


def _made_with(tools: Tools) -> Manifest:
    """Return a manifest that says what an edition is made with, and nothing of what is in it."""
    models = {
        "segmenter": tools.segmenter.identity,
        "roles": tools.roles.identity,
        "themes": tools.recogniser.identity,
    }
    return Manifest(
        number=0,
        fingerprint="",
        seed=tools.seed,
        settings=dict(tools.settings),
        models=models,
        libraries=libraries(),
        taxonomy=tools.taxonomy.fingerprint if tools.taxonomy else "none",
        counts={},
        files={},
    )


def libraries() -> dict[str, str]:
    """Return the versions of everything whose version can change what a build concludes."""
    python = ".".join(map(str, sys.version_info[:2]))
    return {"python": python, **{name: version(name) for name in _LIBRARIES}}
