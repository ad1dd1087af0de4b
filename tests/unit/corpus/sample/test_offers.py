import re
from pathlib import Path

import pytest

from corpus.sample.engagements import BILLING, SHARED_TEAMS, TEAMS, TYPES
from corpus.sample.materials import Materials
from corpus.sample.offers import OFFERS, SampleOffer, offers_path, write_offers
from intelligence.sow.passage import Section

EVERY_TEAM = {*SHARED_TEAMS, *(team for teams in TEAMS.values() for team in teams)}
#: What a heading of each section says in these three texts.
WORDS = {
    Section.EXCLUSIONS: r"exclusions|not included",
    Section.ASSUMPTIONS: r"assumptions",
    Section.ACCEPTANCE: r"acceptance",
    Section.CHANGE_CONTROL: r"change",
    Section.CLIENT_RESPONSIBILITIES: r"responsibilities of the client|from the client",
}
CARELESS, MIDDLING, CLEAN = OFFERS


def sections(offer: SampleOffer) -> set[Section]:
    headings = " ".join(re.findall(r"^#+ (.*)$", offer.text, re.MULTILINE)).casefold()
    return {section for section, words in WORDS.items() if re.search(words, headings)}


@pytest.mark.parametrize("offer", OFFERS, ids=lambda offer: offer.name)
def test_an_offer_is_of_a_customer_type_and_team_of_the_sample(
    offer: SampleOffer, materials: Materials
) -> None:
    assert offer.customer in {item.record.name for item in materials.organisations}
    assert offer.engagement_type in TYPES
    assert offer.billing_model in BILLING
    assert offer.team in EVERY_TEAM
    assert offer.customer in offer.text
    assert f"{offer.hours:,} hours" in offer.text
    assert f"{offer.currency} {offer.price:,}" in offer.text
    assert 900 < len(offer.text.split()) < 1400


def test_the_careless_offer_lacks_what_the_clean_one_has() -> None:
    assert sections(CARELESS) == set()
    assert sections(MIDDLING) == sections(CLEAN) == set(Section)
    loose = (
        r"\b(?:appropriate|reasonable|as required|as needed|suitable|TBD|regularly|if necessary)\b"
    )
    counts = [len(re.findall(loose, offer.text, re.IGNORECASE)) for offer in OFFERS]
    assert counts[0] > counts[1] > counts[2] == 0


def test_offers_stand_beside_the_portfolio_and_never_inside_it(tmp_path: Path) -> None:
    folder = tmp_path / "sample"
    written = write_offers(folder)
    assert not folder.exists()
    assert {path.name for path in written} == {
        *("cloud_migration.md", "cloud_migration.docx", "contact_centre.md", "erp_finance.md")
    }
    assert {path.parent for path in written} == {offers_path(folder)} == {tmp_path / "offers"}
    before = [path.read_bytes() for path in written]
    assert [path.read_bytes() for path in write_offers(folder)] == before
