"""A small portfolio whose known themes do not fit its causes: a refit has something to say.

Theme ``mixed`` holds two subjects, ``scope-a`` and ``scope-b`` one, and one subject is in none.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from corpus.document import Document, DocumentKind
from corpus.progress import Silent
from corpus.records import Customer, Engagement
from intelligence.curation.entries import Entry
from intelligence.edition import Edition
from intelligence.findings import Finding
from intelligence.history import History, membership_of
from intelligence.identity.closeness import CLOSED
from intelligence.identity.references import FindingRef
from intelligence.identity.registry import Discovered, Member, Registry
from intelligence.identity.theme import Origin, Theme, ThemeStatus
from intelligence.pipeline import Conclusions, Portfolio, Tools, build
from intelligence.refit.draw_up import draw_up
from intelligence.refit.proposal import Proposal
from models.recognition.recogniser import Recogniser
from tests.fakes.embedders import WordEmbedder
from tests.fakes.portfolios import tools as fake_tools
from tests.fakes.standings import BOUNDS, OPTIONS, said

#: What a refit works with, and a build: nothing is proposed by the build itself.
RECOGNISER = Recogniser(WordEmbedder())
_SILENT = replace(OPTIONS, proposals=replace(OPTIONS.proposals, findings=1_000))

_IN = {"mixed": ("access", "tests"), "scope-a": ("scope",), "scope-b": ("scope",)}


def mixed_tools() -> Tools:
    """Return the tools of a build without a taxonomy that proposes nothing."""
    given = fake_tools()
    return replace(given, taxonomy=None, recogniser=RECOGNISER, assignment=_SILENT)


def mixed_portfolio() -> Portfolio:
    """Return 38 documents of as many engagements and five customers over eight quarters."""
    texts = [text for subject in ("access", "tests", "scope", "price") for text in _said(subject)]
    documents = [
        Document(
            "test",
            f"D{number:02d}",
            DocumentKind.POST_MORTEM,
            f"Because {text}.",
            date=date(2024 + number % 8 // 4, 1 + 3 * (number % 4), 9),
            engagement_key=f"P{number}",
        )
        for number, text in enumerate(texts)
    ]
    customers = tuple(Customer(f"C{number}", f"Customer {number}") for number in range(5))
    engagements = tuple(
        Engagement(f"P{n}", f"Work {n}", customer_key=f"C{n % 5}", start=date(2024, 1, 1))
        for n in range(len(texts))
    )
    return Portfolio(tuple(sorted(documents, key=lambda d: d.uid)), customers, engagements)


def _said(subject: str) -> list[str]:
    return said(subject, 8 if subject in {"tests", "price"} else 10)


@cache
def mixed_registry() -> Registry:
    """Return the themes that do not fit, as earlier builds would have left them."""
    findings = build(mixed_portfolio(), mixed_tools(), Silent()).tables["findings"]
    rows = findings[findings["role"] == "cause"].sort_values("text")
    discovered = []
    for name, subjects in _IN.items():
        own = [
            FindingRef.of(Finding(uid, start, end, text, "cause", "", 1.0, ""))
            for uid, start, end, text in rows[["document_uid", "start", "end", "text"]].itertuples(
                index=False
            )
            if any(subject in text for subject in subjects)
        ]
        if name.startswith("scope"):
            own = own[::2] if name.endswith("a") else own[1::2]
        refs = tuple(sorted(own))
        theme = Theme(name, name.upper(), Origin.DISCOVERY, ThemeStatus.PROPOSED)
        members = tuple(Member(ref, 0.9) for ref in refs)
        discovered.append(Discovered(theme, refs, members, refs[:3], CLOSED, "words-64"))
    return Registry(discovered=tuple(discovered), seen=tuple(_IN))


def mixed_build(
    log: tuple[Entry, ...] = (), before: Conclusions | None = None, number: int = 1
) -> Conclusions:
    """Build the portfolio from the registry, or from what a build before left behind."""
    history = History(mixed_registry(), log)
    if before is not None:
        membership = membership_of(before.tables["findings"], before.tables["themes"])
        history = History(before.registry, log, number, membership)
    return build(replace(mixed_portfolio(), history=history), mixed_tools(), Silent())


def edition_of(done: Conclusions, number: int = 1) -> Edition:
    """Return what a build concluded as an edition."""
    return Edition(replace(done.manifest, number=number), done.tables)


@cache
def mixed_edition() -> Edition:
    """Return the edition whose themes do not fit."""
    return edition_of(mixed_build())


@cache
def mixed_proposal() -> Proposal:
    """Return what a refit of it proposes."""
    return draw_up(
        mixed_edition(), History(), RECOGNISER, None, OPTIONS, replace(BOUNDS, findings=4)
    )
