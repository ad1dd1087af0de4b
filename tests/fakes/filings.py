"""A portfolio whose people file a sub-cause elsewhere than the taxonomy says, edition by edition.

Fifteen engagements tell a late VPN, late badges or a weak plan; people move what the log says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from api.services import Services
from corpus.document import Document, DocumentKind
from corpus.progress import Silent
from corpus.records import Customer, Engagement
from intelligence.curation.entries import Entry
from intelligence.curation.prepare import prepared
from intelligence.edition import Edition
from intelligence.history import History, membership_of
from intelligence.identity.registry import registry_payload
from intelligence.identity.theme import theme_id_of
from intelligence.pipeline import Conclusions, Portfolio, Tools, build
from intelligence.refit.proposal import Item
from intelligence.refit.refile_items import refile_items
from intelligence.taxonomy import parse_taxonomy
from intelligence.theming import ThemingTools
from models.recognition.choice import Choice
from models.recognition.recogniser import Recogniser
from tests.fakes.embedders import WordEmbedder
from tests.fakes.portfolios import tools as fake_tools
from tests.fakes.standings import OPTIONS

_TAXONOMY = parse_taxonomy(
    '{"late": ["Late access", "access came too late",'
    ' {"vpn": "VPN access came too late", "badge": "badges came too late"}],'
    ' "plan": ["Weak plan", "the plan slipped again"]}'
)
LATE, PLAN = theme_id_of("late"), theme_id_of("plan")
_SITES = ("Acton", "Bree", "Corby", "Delft", "Essen", "Fleet")
TEXTS = (
    *(f"VPN access came far too late for {site}" for site in _SITES),
    *(f"badges came too late for {site}" for site in _SITES),
    *(f"the plan slipped again in {site}" for site in _SITES[:3]),
)


def filing_tools() -> Tools:
    """Return the tools of a build that proposes no theme."""
    silent = replace(OPTIONS, proposals=replace(OPTIONS.proposals, findings=1_000))
    recogniser = Recogniser(WordEmbedder(), plain=Choice((25.0, 5.0, 5.0), none=18.0))
    return replace(fake_tools(_TAXONOMY), recogniser=recogniser, assignment=silent)


def _portfolio(history: History) -> Portfolio:
    documents = [
        Document(
            "test",
            f"D{number:02d}",
            DocumentKind.POST_MORTEM,
            f"Because {text}.",
            date=date(2025, 1 + number % 12, 9),
            engagement_key=f"P{number}",
        )
        for number, text in enumerate(TEXTS)
    ]
    customers = tuple(Customer(f"C{number}", f"Customer {number}") for number in range(5))
    engagements = tuple(
        Engagement(f"P{n}", f"Work {n}", customer_key=f"C{n % 5}", start=date(2025, 1, 1))
        for n in range(len(TEXTS))
    )
    documents.sort(key=lambda item: item.uid)
    return Portfolio(tuple(documents), customers, engagements, history=history)


@dataclass(frozen=True)
class Filing:
    """What a build concluded, and the log that it knew."""

    done: Conclusions
    log: tuple[Entry, ...] = ()
    number: int = 1

    @classmethod
    def first(cls) -> Filing:
        """Return the first build, before any decision."""
        return cls(build(_portfolio(History()), filing_tools(), Silent()))

    @property
    def edition(self) -> Edition:
        return Edition(replace(self.done.manifest, number=self.number), self.done.tables)

    @property
    def history(self) -> History:
        tables = self.done.tables
        membership = membership_of(tables["findings"], tables["themes"])
        return History(self.done.registry, self.log, self.number, membership)

    def after(self, *decisions: Any) -> Filing:
        """Return the next build, with more decisions in the log."""
        log = list(self.log)
        for decision in decisions:
            whole = prepared(decision, self.edition, log)
            at = f"2026-01-{len(log) % 28 + 1:02d}T09:00:00+00:00"
            log.append(Entry(len(log) + 1, f"{len(log):016x}", at, "pmo", "because", whole))
        history = replace(self.history, log=tuple(log))
        done = build(_portfolio(history), filing_tools(), Silent())
        return Filing(done, tuple(log), self.number + 1)

    def published(self, services: Services) -> None:
        """Publish it in a workspace, with the registry that it leaves behind."""
        edition = services.editions().publish(self.done.manifest, self.done.tables)
        with services.store() as store:
            payload = registry_payload(self.done.registry)
            digest = self.done.manifest.registry
            number = store.registries.begin(None, f"{self.number}", digest, payload)
            store.registries.keep(number, edition.number)

    def items(self, beside: Sequence[Item] = ()) -> tuple[Item, ...]:
        """Return what a refit of it would file elsewhere."""
        given = filing_tools()
        theming = ThemingTools(given.recogniser, given.taxonomy, given.assignment, given.memory)
        return refile_items(self.edition, self.history, theming, beside)

    def themes(self) -> dict[str, str | None]:
        """Return the theme of each cause, by finding id."""
        findings = self.done.tables["findings"]
        causes = findings[findings["role"] == "cause"]
        rows = zip(causes["finding_id"], causes["theme_id"], strict=True)
        return {name: theme if isinstance(theme, str) else None for name, theme in rows}

    def named(self, words: str, count: int | None = None) -> tuple[str, ...]:
        """Return the causes that begin so, by the order of their documents' names."""
        findings = self.done.tables["findings"]
        own = findings[findings["text"].str.contains(words, regex=False)]
        own = own[own["role"] == "cause"].sort_values("document")
        return tuple(own["finding_id"].head(count) if count else own["finding_id"])
