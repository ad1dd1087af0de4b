"""The offers that come with the sample, to be checked: one risky, one middling, one clean.

They are of work that has not begun, so they stand beside the portfolio's folder and never inside
it: nobody ingests them as documents.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from corpus.sample.writers.offers import offer_files


@dataclass(frozen=True, slots=True)
class SampleOffer:
    """An offer and what is known of the work: the values are those of the sample's registers.

    ``hours`` are those of the offer, ``price`` is in major units of ``currency``.
    """

    name: str
    customer: str
    engagement_type: str
    billing_model: str
    team: str
    hours: int
    price: int
    currency: str

    @property
    def text(self) -> str:
        """The offer as Markdown."""
        place = files("corpus.sample") / "materials" / "offers" / f"{self.name}.md"
        return place.read_text(encoding="utf-8")


OFFERS = (
    SampleOffer(
        *("cloud_migration", "Nordwall Versicherung AG", "Cloud migration", "Fixed Price"),
        *("Munich Delivery", 3200, 412_000, "EUR"),
    ),
    SampleOffer(
        *("contact_centre", "Severnside Water plc", "Contact centre", "Milestone"),
        *("Pune Centre", 1820, 238_000, "GBP"),
    ),
    SampleOffer(
        *("erp_finance", "Tallow & Finch Stores plc", "ERP finance", "Fixed Price"),
        *("London Delivery", 3060, 342_000, "GBP"),
    ),
)


def offers_path(folder: Path) -> Path:
    """Return the place of the offers for a portfolio's folder.

    >>> offers_path(Path("demo/sample")).as_posix()
    'demo/offers'
    """
    return folder.parent / "offers"


def write_offers(folder: Path) -> tuple[Path, ...]:
    """Write the offers beside a portfolio's folder: each as Markdown, the riskiest as Word too.

    Raises:
        OSError: when the folder cannot be written.

    """
    place = offers_path(folder)
    place.mkdir(parents=True, exist_ok=True)
    written = []
    for number, offer in enumerate(OFFERS):
        for file in offer_files(offer.name, offer.text, as_word=number == 0):
            target = place / file.path
            target.write_bytes(file.data)
            written.append(target)
    return tuple(written)
