import pandas as pd

from intelligence.risk.known_names import names_of
from intelligence.risk.name_forms import Identity
from tests.fakes.risk_checks import portfolio_tables

CUSTOMER = Identity("Customer", "C-9")


def customers(*names: str) -> dict[str, pd.DataFrame]:
    return {"customers": pd.DataFrame({"customer_key": ["C-9"] * len(names), "name": names})}


def documents(*texts: tuple[str, str]) -> pd.DataFrame:
    return pd.DataFrame(texts, columns=["customer_key", "text"])


def test_a_customer_is_known_by_name_key_and_first_words() -> None:
    known = names_of(customers("Three Oaks Telephone Company Ltd"))
    assert CUSTOMER in known.phrases["three", "oaks", "telephone", "company", "ltd"]
    assert CUSTOMER in known.phrases["three", "oaks"]
    assert CUSTOMER in known.words["oaks"]
    assert "telecom" not in known.words


def test_aliases_that_documents_give_are_names() -> None:
    known = names_of(portfolio_tables())
    assert known.phrases[("nordwall",)] == {Identity("Customer", "C-1")}


def test_a_word_that_documents_write_in_small_letters_is_no_name() -> None:
    tables = customers("Target Falls")
    texts = [(f"C-{n}", "The target falls short, the target.") for n in range(3)]
    known = names_of({**tables, "documents": documents(*texts)})
    assert "target" not in known.words
    assert "falls" in known.small
    assert ("target", "falls") in known.phrases


def test_a_name_typed_in_haste_by_its_own_customer_stays_a_name() -> None:
    texts = documents(("C-9", "vektra waits, vektra is cross. mail a@vektra.example"))
    assert "vektra" in names_of({**customers("Vektra AG"), "documents": texts}).words


def test_initials_are_names_as_they_are_written() -> None:
    known = names_of(customers("Harbour Mutual Insurance plc", "Service Level Agreements"))
    assert ("HMI",) in known.exact
    assert ("SLA",) not in known.exact


def test_a_key_is_met_without_its_hyphen_and_by_its_number() -> None:
    table = pd.DataFrame({"engagement": ["PRJ-23010"], "name": ["Renewal"], "customer_key": ["C"]})
    known = names_of({"engagements": table})
    for phrase in (("prj", "23010"), ("prj23010",), ("23010",)):
        assert Identity("Engagement", "PRJ-23010") in known.phrases[phrase]


def test_short_numbers_and_years_are_met_by_chance_and_are_no_names() -> None:
    table = pd.DataFrame({"engagement": ["17", "2025"], "name": ["A", "B"], "customer_key": "C"})
    known = names_of({"engagements": table})
    assert ("17",) not in {*known.exact, *known.phrases}
    assert ("2025",) not in {*known.exact, *known.phrases}


def test_what_titles_begin_with_is_a_name_where_it_shares_a_word_with_one() -> None:
    table = pd.DataFrame(
        {
            "engagement": ["E-1", "E-2"],
            "name": ["SW Lindenau - Ledger", "Phase 2 - Ledger"],
            "customer_key": ["C-9", "C-9"],
        }
    )
    known = names_of({**customers("Stadtwerke Lindenau GmbH"), "engagements": table})
    assert CUSTOMER in known.phrases["sw", "lindenau"]
    assert ("phase", "2") not in known.phrases


def test_an_edition_without_anything_has_no_names() -> None:
    assert names_of({}).longest == 0
    assert not names_of({"documents": documents()}).ordinary
