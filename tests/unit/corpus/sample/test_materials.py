import re
from collections import Counter

from corpus.sample import plan
from corpus.sample.materials import Materials, Statement

THEMES = 27  # 26 of the starter taxonomy and the one that no taxonomy lists


def statement(industries: frozenset[str], types: frozenset[str]) -> Statement:
    return Statement("cause", "skill_gap", None, "note", "text", industries, types)


def test_every_theme_has_causes_for_every_industry_and_type(materials: Materials) -> None:
    causes = [item for item in materials.statements if item.role == "cause"]
    assert len({item.theme for item in causes}) == THEMES
    industries = {item.record.segment or "" for item in materials.organisations}
    for theme in {item.theme for item in causes}:
        for industry in industries:
            for engagement_type in materials.words["titles"]:
                fitting = [
                    item
                    for item in causes
                    if item.theme == theme
                    and item.style != "customer_email"
                    and item.fits(industry, engagement_type)
                ]
                assert fitting, (theme, industry, engagement_type)


def test_the_unlisted_theme_is_worded_in_many_ways(materials: Materials) -> None:
    texts = {item.text for item in materials.statements if item.theme == "export_clearance"}
    assert len(texts) >= 30


def test_a_statement_fits_only_the_industries_and_types_it_speaks_of() -> None:
    nowhere_special = statement(frozenset(), frozenset())
    of_insurers = statement(frozenset({"Insurance"}), frozenset({"ERP finance"}))
    assert nowhere_special.fits("Retail", "Contact centre")
    assert of_insurers.fits("Insurance", "ERP finance")
    assert not of_insurers.fits("Retail", "ERP finance")
    assert not of_insurers.fits("Insurance", "Contact centre")


def test_forty_customers_have_distinct_keys_and_names(materials: Materials) -> None:
    records = [item.record for item in materials.organisations]
    assert len({record.key for record in records}) == 40
    assert len({record.name for record in records}) == 40
    assert Counter(record.segment for record in records) == dict.fromkeys(
        ("Insurance", "Retail", "Telecommunications", "Public sector", "Utilities"), 8
    )


def test_letters_quote_their_causes_verbatim(materials: Materials) -> None:
    assert len(materials.letters) >= 30
    for letter in materials.letters:
        assert all(cause.text in letter.text for cause in letter.causes)


def test_no_slot_of_a_statement_is_unknown(materials: Materials) -> None:
    known = {
        *("client", "Client", "system", "unit", "Unit", "site", "month", "past", "next", "role"),
        *("expert", "weeks", "days", "hours", "n", "few", "pct", "over", "nth", "year", "money"),
    }
    used = {slot for item in materials.statements for slot in re.findall(r"\{(\w+)\}", item.text)}
    assert used <= known


def test_each_theme_of_the_scopes_is_invited_in_at_least_twelve_wordings(
    materials: Materials,
) -> None:
    invites = Counter(item.theme for item in materials.scopes if item.part == "invites")
    assert invites.keys() == set(plan.SCOPE_THEMES)
    assert min(invites.values()) >= 12
    assert len({item.text for item in materials.scopes}) == len(materials.scopes)
    for part in ("aim", "work"):
        types = {item.type for item in materials.scopes if item.part == part}
        assert types == set(materials.words["titles"])


def test_no_slot_of_a_scope_is_unknown(materials: Materials) -> None:
    known = {
        *("customer", "client", "Client", "system", "unit", "Unit", "site"),
        *("few", "Few", "weeks", "n"),
    }
    used = {slot for item in materials.scopes for slot in re.findall(r"\{(\w+)\}", item.text)}
    assert used <= known
