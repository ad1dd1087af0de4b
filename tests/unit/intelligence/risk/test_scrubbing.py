import pandas as pd
import pytest

from intelligence.risk.known_names import names_of
from intelligence.risk.name_forms import Identity
from intelligence.risk.scrubbing import Labels, Scrubber, letters
from tests.fakes.kept_redaction_cases import KEPT_HOSTILE, KEPT_ORDINARY
from tests.fakes.redaction_cases import HOSTILE, ORDINARY, left_in, redaction_tables

TABLES = {
    "customers": pd.DataFrame(
        {
            "customer_key": ["C-1", "C-2", "C-3"],
            "name": [
                "Möbelhaus Grünthal GmbH & Co. KG",
                "Harbour Mutual Insurance plc",
                "Harbour Retail Group Ltd",
            ],
        }
    ),
    "links": pd.DataFrame(
        {
            "entity": ["customer"] * 2,
            "given": ["T&F", "IT"],
            "key": ["C-1", "C-1"],
            "name": ["Möbelhaus Grünthal GmbH & Co. KG"] * 2,
        }
    ),
    "engagements": pd.DataFrame(
        {
            "engagement": ["PRJ-2301"],
            "name": ["Grünthal - Ledger rollout"],
            "customer_key": ["C-1"],
            "team": ["Krakow Centre"],
        }
    ),
}


def scrubber(*own: Identity) -> Scrubber:
    return Scrubber(names_of(TABLES), frozenset(own), Labels())


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Grünthal's data was late.", "Customer A's data was late."),
        ("MÖBELHAUS GRÜNTHAL GMBH & CO. KG waits", "Customer A waits"),
        ("gruenthal waits", "Customer A waits"),
        ("Grünhtal waits", "Customer A waits"),
        ("Möbelhaus Grünthla and Mobelhas Grünthal wait", "Customer A and Customer A wait"),
        ("Then MöbelhausGrünthal waits", "Then Customer A waits"),
        ("the GrünthalPortal is down", "the Customer A is down"),
        ("Grün\u00adthal waits", "Customer A waits"),
        ("T & F waits", "Customer A waits"),
        ("IT waits for it", "Customer A waits for it"),
        ("see prj 2301 and PRJ2301", "see Engagement 1 and Engagement 1"),
        ("the KRAKOW CENTRE crew", "the Team 1 crew"),
        ("Mail a.b@gruenthal.example or +49 40 123456", "Mail [e-mail address] or [phone number]"),
        ("Ulrike Pahl asked Ulrike Pahl", "Person 1 asked Person 1"),
        ("Nothing is told here.", "Nothing is told here."),
        ("", ""),
    ],
)
def test_names_are_replaced_however_they_are_written(text: str, clean: str) -> None:
    assert scrubber().scrub(text) == clean


def test_a_name_that_could_be_of_several_is_nobodys() -> None:
    assert scrubber().scrub("Harbour waits") == "[name] waits"


def test_the_own_customers_names_stay() -> None:
    own = scrubber(Identity("Customer", "C-2"))
    text = "Harbour Mutual Insurance waits for Harbour Retail Group"
    assert own.scrub(text) == "Harbour Mutual Insurance waits for Customer A"


def test_a_word_shared_with_the_own_customer_stays_in_its_own_documents_alone() -> None:
    own = scrubber(Identity("Customer", "C-2"))
    assert own.scrub("Harbour waits", of_own=True) == "Harbour waits"
    assert own.scrub("Harbour waits") == "[name] waits"


def test_in_own_documents_people_stay_and_other_customers_go() -> None:
    own = scrubber(Identity("Customer", "C-2"))
    text = "Ulrike Pahl compared us with Grünthal"
    assert own.scrub(text, of_own=True) == "Ulrike Pahl compared us with Customer A"


def test_labels_are_the_same_each_time_and_count_by_first_use() -> None:
    labels = Labels()
    assert labels.of("Customer", "z") == "Customer A"
    assert labels.of("Customer", "a") == "Customer B"
    assert labels.of("Customer", "z") == "Customer A"
    assert labels.of("Engagement", "z") == "Engagement 1"


def test_letters_go_on_after_the_alphabet() -> None:
    assert [letters(number) for number in (1, 2, 27, 52, 703)] == ["A", "B", "AA", "AZ", "AAA"]


def test_names_in_scripts_without_spaces_are_found_inside_sentences() -> None:
    tables = {"customers": pd.DataFrame({"customer_key": ["C-1"], "name": ["朝霧航空株式会社"]})}
    clean = Scrubber(names_of(tables), frozenset(), Labels()).scrub("朝霧航空は遅れた。朝霧航空")
    assert clean == "Customer Aは遅れた。Customer A"


def test_documents_are_known_by_their_ids_and_the_ends_of_their_paths() -> None:
    documents = pd.DataFrame(
        {"document_uid": ["u1", "u2"], "document": ["mail/2026-03-04_esc.eml", "60424"]}
    )
    known = names_of({"documents": documents})
    clean = Scrubber(known, frozenset(), Labels())
    assert clean.scrub("See 2026-03-04_ESC, (60424).") == "See Document 1, (Document 2)."
    own = Scrubber(known, frozenset({Identity("Document", "u2")}), Labels())
    assert own.scrub("See 60424.") == "See 60424."


CASES = Scrubber(names_of(redaction_tables()), frozenset(), Labels())
KEPT = Scrubber(names_of(redaction_tables(kept=True)), frozenset(), Labels())


@pytest.mark.parametrize(("text", "tells"), HOSTILE)
def test_no_form_of_a_name_is_left(text: str, tells: tuple[str, ...]) -> None:
    assert not left_in(CASES.scrub(text), tells)


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert CASES.scrub(text) == text


@pytest.mark.parametrize(("text", "tells"), KEPT_HOSTILE)
def test_no_form_of_a_name_of_other_customers_is_left(text: str, tells: tuple[str, ...]) -> None:
    assert not left_in(KEPT.scrub(text), tells)


@pytest.mark.parametrize("text", KEPT_ORDINARY)
def test_ordinary_text_stays_beside_other_customers(text: str) -> None:
    assert KEPT.scrub(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "The only ferry operator that we work for asked for a refund.",
        "The insurer whose data centre burned in May never paid.",
        "The product that is sold under the name of the founder failed.",
    ],
)
def test_what_is_told_by_a_description_alone_stays(text: str) -> None:
    """A quote can tell whom it is about without any name: no list of names finds that.

    It is why quotes are for people to read before they are passed on, which the documentation says.
    """
    assert CASES.scrub(text) == text


def test_a_title_of_ordinary_words_names_no_engagement_but_its_key_does() -> None:
    text = "PRJ-2304 was a data migration; Data Migration is what we sell."
    clean = "Engagement 1 was a data migration; Data Migration is what we sell."
    assert Scrubber(names_of(redaction_tables()), frozenset(), Labels()).scrub(text) == clean


def test_the_own_customers_short_name_stays_in_what_is_its_own() -> None:
    own = Scrubber(
        names_of(redaction_tables()), frozenset({Identity("Customer", "C-11")}), Labels()
    )
    assert own.scrub("See BVW-4411 and bvw_release.", of_own=True) == (
        "See BVW-4411 and bvw_release."
    )


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("FinchNet accounts were late", "Customer A accounts were late"),
        ("Finch2Cloud slipped", "Customer A slipped"),
        ("myFinchApp crashed", "Customer A crashed"),
        ("The team at Fin-\nch was late", "The team at Customer A was late"),
        ("a finch sat there, NetApp failed", "a finch sat there, NetApp failed"),
    ],
)
def test_short_name_is_met_inside_a_word_and_over_a_line_break(text: str, clean: str) -> None:
    """Names of six letters were met in FinchleyNet; those of four and five stayed in FinchNet."""
    documents = pd.DataFrame(
        {
            "document_uid": ["d1", "d2", "d3", "d4"],
            "document": ["a", "b", "c", "d"],
            "customer_key": ["C-1", "C-2", "C-3", "C-4"],
            "text": [
                "A finch sang.",
                "Finch called. A finch sang.",
                "The finch, Finch, Finch.",
                "Finch",
            ],
        }
    )
    customers = pd.DataFrame({"customer_key": ["C-9"], "name": ["Tallow & Finch Stores plc"]})
    names = names_of({"customers": customers, "documents": documents})
    assert Scrubber(names, frozenset(), Labels()).scrub(text) == clean
