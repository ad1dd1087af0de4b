"""A small portfolio and the tools to build it without weights, for tests of the pipeline."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from corpus.document import Document, DocumentKind
from corpus.records import Customer, Engagement, Money
from intelligence.pipeline import Portfolio, Tools
from intelligence.taxonomy import Taxonomy, parse_taxonomy
from models.recognition.recogniser import Recogniser
from models.segmentation import RuleSegmenter
from tests.fakes.embedders import WordEmbedder
from tests.fakes.word_roles import WordRoles

TAXONOMY = """{
 "late_access": ["Late access", "access accounts were late", {"vpn": "access accounts late"}],
 "vague_scope": ["Vague scope", "scope deliverables unclear", {"scope": "scope unclear"}]
}"""


def portfolio() -> Portfolio:
    """Return four documents, three engagements and two customers; one document is of nobody."""
    return Portfolio(
        documents=tuple(sorted(_documents(), key=lambda item: item.uid)),
        customers=(Customer("C1", "Acme", segment="Retail"), Customer("C2", "Zet", region="North")),
        engagements=(
            Engagement(
                "P1",
                "ERP",
                customer_key="C1",
                team="Alpha",
                start=date(2025, 10, 1),
                end=date(2026, 6, 30),
                revenue=Money(Decimal("1000.50"), "EUR"),
            ),
            Engagement("P2", "CRM", customer_key="C2", team="Beta", start=date(2026, 1, 1)),
            Engagement("P3", "WMS", customer_key="C2", team="Beta", start=date(2026, 1, 1)),
        ),
    )


def tools(taxonomy: Taxonomy | None = None) -> Tools:
    """Return fakes for every model, and a taxonomy of two themes."""
    return Tools(
        segmenter=RuleSegmenter(),
        roles=WordRoles(),
        recogniser=Recogniser(WordEmbedder()),
        taxonomy=taxonomy or parse_taxonomy(TAXONOMY),
        seed=7,
        settings={"seed": "7"},
    )


def _documents() -> list[Document]:
    def make(number: int, day: date | None, text: str, **known: str) -> Document:
        return Document(
            "test",
            f"D{number}",
            DocumentKind.POST_MORTEM,
            text,
            date=day,
            **known,  # type: ignore[arg-type]
        )

    return [
        make(
            1,
            date(2026, 1, 9),
            "Hello all.\nLate because access accounts were late. It cost 40 k.",
            engagement_key="P1",
        ),
        make(2, date(2026, 4, 9), "Late because access accounts were late.", engagement_key="P1"),
        make(3, date(2026, 5, 9), "A dispute because scope deliverables unclear.",
             customer_name="ZET", engagement_name="CRM"),
        make(4, None, "Because access accounts were late. You should ask early.",
             customer_name="Nobody Knows"),
    ]  # fmt: skip
