"""Whatever customers are called and however documents write them, others read no name."""

import json
from dataclasses import replace

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from intelligence.risk.confidential import redacted
from intelligence.risk.known_names import names_of
from intelligence.risk.risk_check import RiskCheck
from intelligence.risk.scrubbing import Labels, Scrubber
from intelligence.risk.serial import check_payload
from tests.fakes.redaction_cases import ORDINARY, redaction_tables
from tests.fakes.risk_checks import OWN_CUSTOMER, finding, portfolio_tables, rich_check

SYLLABLES = ("bra", "kel", "vor", "tzu", "mäl", "quo", "nix", "øst", "hju", "zyg", "wex", "dru")
STEMS = st.lists(st.sampled_from(SYLLABLES), min_size=3, max_size=4).map("".join).map(str.title)
FORMS = st.sampled_from((" AG", " Ltd", " GmbH & Co. KG", " Group plc", "", " Insurance Inc."))
WRITINGS = st.sampled_from(
    (str, str.upper, str.lower, "{}'s".format, "({})".format, "{}s".format, "{}-Portal".format,
     "\u201c{}\u201d".format, "x{}y".format)
)  # fmt: skip
KEYS = st.integers(10_000, 99_999)


def with_names(stem: str, form: str, key: int) -> dict[str, pd.DataFrame]:
    tables = portfolio_tables()
    customers, engagements = tables["customers"].copy(), tables["engagements"].copy()
    customers.loc[customers["customer_key"] == "C-1", "name"] = stem + form
    mine = engagements["customer_key"] == "C-1"
    engagements.loc[mine, "engagement"] = f"PRJ-{key}"
    engagements.loc[mine, "name"] = f"{stem} - Ledger renewal"
    engagements.loc[mine, "customer_name"] = stem + form
    return {**tables, "customers": customers, "engagements": engagements}


def check_saying(words: str, stem: str, form: str, key: int) -> RiskCheck:
    check = rich_check()
    said = replace(
        finding("u1", "Nobody had been named as deputy."), text=words, engagement=f"PRJ-{key}",
        engagement_name=f"{stem} - Ledger renewal", customer_name=stem + form,
    )  # fmt: skip
    theme = replace(
        check.themes[0], risk=replace(check.themes[0].risk, name=words, note=words),
        evidence=(said,),
    )  # fmt: skip
    similar = replace(
        check.similar[0], engagement=f"PRJ-{key}", name=f"{stem} - Ledger renewal",
        customer_name=stem + form, quotes=(said,), themes=(words,),
    )  # fmt: skip
    passages = tuple(replace(one, past=(said,), suppressed=words) for one in check.passages)
    return replace(check, themes=(theme,), similar=(similar,), passages=passages, notes=(words,))


@settings(deadline=None, max_examples=60)
@given(STEMS, FORMS, KEYS, WRITINGS, WRITINGS)
def test_nothing_that_is_printed_names_another_customer(
    stem: str, form: str, key: int, one: object, other: object
) -> None:
    assert callable(one)
    assert callable(other)
    words = (
        f"At {one(stem + form)} and for {other(stem)} in prj-{key}, PRJ {key} or PRJ{key} "
        f"({stem} - Ledger renewal) nobody had been named."
    )
    check = check_saying(words, stem, form, key)
    clean = redacted(check, with_names(stem, form, key), OWN_CUSTOMER)
    payload = json.dumps(check_payload(clean), ensure_ascii=False).casefold()
    assert stem.casefold() not in payload
    assert str(key) not in payload


@settings(deadline=None, max_examples=40)
@given(STEMS, st.data())
def test_a_slip_of_the_keyboard_does_not_tell_a_name(stem: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(stem) - 2))
    slipped = stem[:place] + stem[place + 1] + stem[place] + stem[place + 2 :]
    words = f"Then {slipped} waited."
    clean = redacted(
        check_saying(words, stem, " AG", 12_345), with_names(stem, " AG", 12_345), OWN_CUSTOMER
    )
    payload = json.dumps(check_payload(clean), ensure_ascii=False).casefold()
    assert slipped.casefold() not in payload


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=200))
def test_any_text_goes_through_and_comes_to_rest(words: str) -> None:
    tables = portfolio_tables()
    once = redacted(check_saying(words, "Nordwall", " AG", 12_345), tables, OWN_CUSTOMER)
    json.dumps(check_payload(once), ensure_ascii=False, allow_nan=False).encode()
    assert "nordwall" not in once.themes[0].risk.name.casefold()


CONSONANTS = "bcdfghjklmnpqrstvwxz"
#: What may be done to a name by a hand in haste: at a place, with a letter that comes in.
SLIPS = {
    "left out": lambda name, at, _: name[:at] + name[at + 1 :],
    "twice": lambda name, at, _: name[: at + 1] + name[at:],
    "another": lambda name, at, letter: name[:at] + letter + name[at + 1 :],
    "too many": lambda name, at, letter: name[:at] + letter + name[at:],
    "turned round": lambda name, at, _: name[:at] + name[at + 1] + name[at] + name[at + 2 :],
    "hyphen": lambda name, at, _: f"{name[: at + 1]}-{name[at + 1 :]}",
    "space": lambda name, at, _: f"{name[: at + 1]} {name[at + 1 :]}",
    "hidden": lambda name, at, _: f"{name[: at + 1]}\u00ad{name[at + 1 :]}",
    "accent": lambda name, at, _: f"{name[: at + 1]}\u0301{name[at + 1 :]}",
}
#: Where a name may stand.
PLACES = ("{}", "{}'s", "{}\u2019s", "({})", "\u201c{}\u201d", "{}.", "the {} team", "{}-4411",
          "https://www.{}.example/x", "jan@{}.example", "\\\\files\\{}", "#{}")  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(
    STEMS.filter(lambda stem: len(stem) > 8),
    st.sampled_from(sorted(SLIPS)),
    st.integers(1, 6),
    st.sampled_from(CONSONANTS),
    st.sampled_from(PLACES),
    st.sampled_from((str, str.upper, str.lower)),
)
def test_no_slip_in_a_name_tells_it(
    stem: str, slip: str, at: int, letter: str, place: str, write: object
) -> None:
    assert callable(write)
    slipped = write(SLIPS[slip](stem, at, letter))
    tables = {"customers": pd.DataFrame({"customer_key": ["C-1"], "name": [f"{stem} Holding AG"]})}
    clean = Scrubber(names_of(tables), frozenset(), Labels()).scrub(
        f"Nobody asked: {place.format(slipped)} waited."
    )
    assert slipped.casefold() not in clean.casefold()


ORDINARY_SCRUBBER = Scrubber(names_of(redaction_tables()), frozenset(), Labels())
#: Of sentences that quote nothing and name no standard, whose words stand in any order.
PLAIN_WORDS = sorted(
    {
        word
        for text in ORDINARY
        if not any(char.isdigit() or char in "\"'\u201c\u201d;:" for char in text)
        for word in text.rstrip(".").split()
        if word.isalpha() and word.islower()
    }
)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(PLAIN_WORDS), min_size=1, max_size=12).map(" ".join))
def test_ordinary_words_stay_in_any_order(text: str) -> None:
    assert ORDINARY_SCRUBBER.scrub(text) == text
