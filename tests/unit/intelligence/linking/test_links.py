from datetime import date

import pytest

from corpus.document import Document, DocumentKind, Origin
from corpus.records import Customer, Engagement
from intelligence.linking.decisions import Decision, customers_decided
from intelligence.linking.links import Link, link_documents
from intelligence.linking.match import LinkState
from intelligence.linking.registers import make_register

CUSTOMERS = (Customer("C1", "Helvetia Rail Cargo", aliases=("HRC",)), Customer("C2", "Northwind"))
ENGAGEMENTS = (
    Engagement("P1", "ERP roll-out", customer_key="C1"),
    Engagement("P2", "ERP roll-out", customer_name="Northwind plc"),
    Engagement("P3", "Depot handhelds", customer_key="C1"),
    Engagement("PRJ-2331", "Data centre move", customer_key="C2"),
)


def link(decisions: tuple[Decision, ...] = (), text: str = "x", **given: str) -> Link:
    document = Document("s", "1", DocumentKind.LESSON, text, date=date(2026, 1, 1), **given)  # type: ignore[arg-type]
    register = make_register(CUSTOMERS, ENGAGEMENTS, [document])
    return link_documents([document], register, decisions)[0]


def test_an_engagement_key_links_and_brings_its_customer() -> None:
    found = link(engagement_key="p3 ")
    assert (found.engagement.key, found.engagement.method) == ("P3", "key")
    assert (found.customer.key, found.customer.method) == ("C1", "engagement")


def test_a_customer_name_that_disagrees_with_the_engagement_key_stays_visible() -> None:
    found = link(engagement_key="P3", customer_name="Northwind")
    assert (found.customer.key, found.customer.runner_up) == ("C1", "C2")
    assert found.customer.method == "engagement, name differs"


def test_an_alias_links_and_an_engagement_name_is_sought_among_the_customers_own() -> None:
    found = link(customer_name="hrc", engagement_name="ERP rollout")
    assert (found.customer.key, found.engagement.key) == ("C1", "P1")
    assert found.engagement.state is LinkState.LINKED


def test_an_engagement_name_of_two_customers_is_ambiguous_without_a_customer() -> None:
    assert link(engagement_name="ERP roll-out").engagement.state is LinkState.AMBIGUOUS


def test_an_unknown_customer_stays_unlinked_where_records_exist() -> None:
    found = link(customer_name="Zebra Holdings")
    assert found.customer.state is LinkState.UNLINKED
    assert found.given_customer == "Zebra Holdings"


def test_the_newest_decision_of_a_person_wins_over_similarity() -> None:
    yes = Decision("customer", "Zebra Holdings", "C2")
    no = Decision("customer", "zebra holdings", None)
    assert link((yes,), customer_name="Zebra Holdings").customer.key == "C2"
    refused = link((yes, no), customer_name="Zebra Holdings").customer
    assert (refused.state, refused.method) == (LinkState.UNLINKED, "decision")


def test_a_key_that_is_written_otherwise_is_known_by_its_letters_and_digits() -> None:
    """People type ``hv25 0345`` and leave a prefix out; half a register of lessons had no job."""
    for given in ({"engagement_key": "prj 2331"}, {"engagement_name": "PRJ2331"}):
        found = link(**given).engagement
        assert (found.key, found.method) == ("PRJ-2331", "key written otherwise")


def test_a_ticket_is_linked_by_the_key_in_its_tags() -> None:
    found = link(extra={"tags": "escalation; prj-2331"}).engagement
    assert (found.key, found.method) == ("PRJ-2331", "key in a label")


def test_a_tools_own_name_of_a_project_gives_way_to_the_key_in_its_labels() -> None:
    """Nine tickets of nine were linked to nothing, one was offered another customer's work."""
    named = {"engagement_name": "Northwind DC rollout", "extra": {"labels": "PRJ-2331;cutover"}}
    found = link(customer_name="Northwind", **named).engagement
    assert (found.key, found.method) == ("PRJ-2331", "key in a label")
    assert link(customer_name="HRC", **named).engagement.key != "PRJ-2331"


@pytest.mark.parametrize(
    "given", [{"engagement_name": "Data centre move"}, {"engagement_key": "Q9"}]
)
def test_a_label_does_not_overrule_a_known_name_or_a_key_that_is_given(
    given: dict[str, str],
) -> None:
    beside = {"labels": "P3"}
    assert link(**given, extra=beside).engagement.method != "key in a label"


def test_the_key_in_a_title_counts_before_those_that_a_text_names_besides() -> None:
    text = "As on PRJ-2332, nobody had asked."
    assert link(title="Review of PRJ-2331", text=text).engagement.key == "PRJ-2331"


def test_a_mail_without_columns_is_linked_by_the_key_in_its_subject() -> None:
    found = link(title="Fwd: [PRJ-2331] cutover", text="We wait since Monday.")
    assert (found.engagement.key, found.engagement.method) == ("PRJ-2331", "key in the text")
    assert found.customer.key == "C2"


def test_a_key_in_the_text_does_not_overrule_what_the_document_says() -> None:
    found = link(customer_name="HRC", engagement_name="Depot handhelds", text="as on PRJ-2331")
    assert found.engagement.key == "P3"


def test_a_mail_that_names_its_engagement_in_the_subject_or_first_line_is_linked() -> None:
    """A mail has no column; its subject named engagement and customer, and nothing was linked."""
    by_title = link(title="ESCALATION - Depot handhelds (Helvetia Rail Cargo)")
    assert (by_title.engagement.key, by_title.engagement.method) == ("P3", "name in the title")
    assert by_title.customer.key == "C1"
    opening = "Hi all,\n\nThis is about Data centre move for Northwind. We waited for weeks."
    by_text = link(text=opening)
    assert (by_text.engagement.key, by_text.customer.key) == ("PRJ-2331", "C2")
    assert by_text.engagement.method == "name in the first lines"
    assert link(text="." * 400 + " Data centre move for Northwind").engagement.key is None


def test_a_title_that_holds_a_customers_name_tells_the_customer() -> None:
    found = link(title="Not acceptable any more (Helvetia Rail Cargo)")
    assert (found.customer.key, found.engagement.state) == ("C1", LinkState.UNLINKED)


def test_the_name_of_another_customers_engagement_in_a_title_links_nothing() -> None:
    found = link(title="As with Depot handhelds", customer_name="Northwind")
    assert (found.customer.key, found.engagement.key) == ("C2", None)


ACME = (Customer("C1", "Acme Foods"), Customer("C9", "Best Practice"))
MIGRATION = (
    Engagement("E1", "Data Migration", customer_key="C1"),
    Engagement("E2", "Project Management Office", customer_key="C1"),
)


def acme(text: str = "x", **given: str) -> Link:
    document = Document("s", "1", DocumentKind.LESSON, text, date=date(2026, 1, 1), **given)  # type: ignore[arg-type]
    return link_documents([document], make_register(ACME, MIGRATION, [document]))[0]


def test_a_document_of_a_customer_that_is_not_known_is_never_linked_by_a_mention() -> None:
    """*Hansen Logistics* is in no register; its data migration was linked to that of Acme Foods."""
    for found in (
        acme(customer_name="Hansen Logistics", title="Problems after data migration"),
        acme("Hansen's data migration failed twice.", customer_name="Hansen Logistics"),
        acme("Hansen's data migration failed twice.", customer_key="HL-7"),
    ):
        assert (found.engagement.key, found.customer.key) == (None, None)
        assert found.customer.state is LinkState.UNLINKED


def test_a_name_of_ordinary_words_is_left_to_a_person_where_no_customer_is_named() -> None:
    for found in (
        acme("During data migration of Hansen Logistics the accounts were lost."),
        acme("During Data Migration of Hansen Logistics the accounts were lost."),
        acme(title="Project Management Office: lessons"),
    ):
        assert found.engagement.state is LinkState.AMBIGUOUS
        assert (found.customer.state, found.customer.key) == (LinkState.UNLINKED, None)


def test_a_name_of_ordinary_words_links_where_its_customer_is_named_as_well() -> None:
    for found in (
        acme(title="Data migration for Acme Foods: problems"),
        acme("Acme Foods called about the data migration."),
        acme("The data migration failed twice.", customer_name="Acme Foods"),
    ):
        assert (found.engagement.key, found.customer.key) == ("E1", "C1")
        assert found.engagement.state is LinkState.LINKED


def test_a_customer_called_by_ordinary_words_is_not_told_by_a_title_that_holds_them() -> None:
    for title in ("Lessons and best practice in testing", "Best Practice in Testing"):
        found = acme(title=title).customer
        assert (found.state, found.key) == (LinkState.AMBIGUOUS, "C9")
    assert acme(title="Testing at Acme Foods").customer.state is LinkState.LINKED


def test_a_text_is_linked_by_the_key_that_its_folder_or_file_is_called_by() -> None:
    """Chats and notes lie in a folder an engagement and name it nowhere else."""
    for file in ("chat/prj-2331-data-centre/2024-02-24.json", "PRJ-2331 wash-up.docx"):
        document = Document("s", "1", DocumentKind.LESSON, "x", origin=Origin(file))
        register = make_register(CUSTOMERS, ENGAGEMENTS, [document])
        found = link_documents([document], register)[0].engagement
        assert (found.key, found.method) == ("PRJ-2331", "key in the file's name")


def of_register(name: str, decisions: tuple[Decision, ...] = (), **given: str) -> Link:
    """Link a document by the key of an engagement whose customer a register calls ``name``."""
    engagements = (Engagement("P9", "Depot", customer_name=name),)
    document = Document("s", "1", DocumentKind.LESSON, "x", engagement_key="P9", **given)  # type: ignore[arg-type]
    decided = customers_decided(decisions)
    register = make_register(CUSTOMERS, engagements, [document], decided)
    return link_documents([document], register, decisions)[0]


def test_a_customer_that_only_the_register_misspells_is_put_to_a_person() -> None:
    """Six jobs had no customer, nor had their documents, and no list said so."""
    found = of_register("HRC Depots")
    assert (found.given_customer, found.customer.state) == ("HRC Depots", LinkState.UNLINKED)
    keyed = of_register("HRC Depots", customer_key="9007")
    assert keyed.given_customer == "HRC Depots"
    begun = of_register("Helvetia Rail").customer
    assert (begun.state, begun.key) == (LinkState.AMBIGUOUS, "C1")


def test_a_decision_on_a_customers_name_holds_for_the_register_too() -> None:
    yes = Decision("customer", "Helvetia RC", "C1")
    assert of_register("Helvetia RC Ltd", (yes,)).customer.key == "C1"
    no = Decision("customer", "Helvetia RC", None)
    assert of_register("Helvetia RC Ltd", (yes, no)).customer.state is LinkState.UNLINKED


def test_a_person_decides_on_a_name_of_ordinary_words_that_texts_mention() -> None:
    """Such mentions could not be decided: no document gave the name, so none was asked about it."""
    text = "During data migration of Hansen Logistics the accounts were lost."
    document = Document("s", "1", DocumentKind.LESSON, text, date=date(2026, 1, 1))
    testing = Document("s", "2", DocumentKind.LESSON, "x", title="Best practice in testing")
    register = make_register(ACME, MIGRATION, [document])

    def decided(key: str | None, customer: str | None) -> tuple[Link, ...]:
        decisions = (
            Decision("engagement", "Data Migration", key),
            Decision("customer", "Best Practice", customer),
        )
        return link_documents([document, testing], register, decisions)

    accepted, accepted_title = decided("E1", "C9")
    assert (accepted.engagement.state, accepted.engagement.key) == (LinkState.LINKED, "E1")
    assert accepted.customer.key == "C1"
    assert (accepted_title.customer.state, accepted_title.customer.key) == (LinkState.LINKED, "C9")
    rejected, rejected_title = decided(None, None)
    assert (rejected.engagement.state, rejected.engagement.key) == (LinkState.UNLINKED, None)
    assert rejected_title.customer.state is LinkState.UNLINKED


def test_an_engagement_that_names_no_customer_leaves_what_the_document_tells() -> None:
    document = Document("s", "1", DocumentKind.LESSON, "x", title="Best practice review KP2003")
    register = make_register(ACME, (Engagement("KP2003", "Rebrand"),), [document])
    found = link_documents([document], register)[0]
    assert found.engagement.key == "KP2003"
    assert (found.customer.state, found.customer.key) == (LinkState.AMBIGUOUS, "C9")


def test_a_decision_for_a_record_that_is_no_longer_known_is_as_good_as_none() -> None:
    """A customer taken out of the register ended the build with a KeyError."""
    gone = Decision("customer", "Helvetia RC", "C77")
    found = of_register("Helvetia RC Ltd", (gone,), title="Depot review")
    assert (found.engagement.key, found.customer.state) == ("P9", LinkState.AMBIGUOUS)
    assert link((gone,), customer_name="Helvetia RC").customer.key == "C1"
    project = Decision("engagement", "Depot scanners", "P77")
    assert link((project,), engagement_name="Depot scanners").engagement.key != "P77"


def test_a_key_that_is_not_told_outright_links_to_no_other_customers_work() -> None:
    """Digits and the name of a folder linked documents of one customer to work of another."""
    customers = (*CUSTOMERS, Customer("C3", "Zeta"))
    for given in (
        {"engagement_key": "prj 2331"},
        {"title": "As on PRJ-2331"},
        {"extra": {"tags": "prj-2331"}},
        {"origin": Origin("exports/northwind PRJ-2331/list.csv")},
    ):
        for name, expected in (("Zeta", ("C3", None)), ("Northwind", ("C2", "PRJ-2331"))):
            document = Document("s", "1", DocumentKind.LESSON, "x", customer_name=name, **given)
            register = make_register(customers, ENGAGEMENTS, [document])
            found = link_documents([document], register)[0]
            assert (found.customer.key, found.engagement.key) == expected


def test_a_file_or_label_links_no_document_of_a_customer_that_is_not_known() -> None:
    for given in (
        {"origin": Origin("exports/northwind PRJ-2331/list.csv")},
        {"extra": {"tags": "prj-2331"}},
    ):
        found = link(customer_name="Zebra Holdings", **given)
        assert (found.customer.key, found.engagement.key) == (None, None)


def test_an_id_that_is_none_of_the_registers_making_speaks_against_no_link() -> None:
    """Tickets of a help desk name an organisation of the desk, and nothing was linked by them."""
    for given in (
        {"extra": {"tags": "prj-2331"}},
        {"origin": Origin("exports/northwind PRJ-2331/list.csv")},
    ):
        found = link(customer_key="9009", **given)
        assert (found.customer.key, found.engagement.key) == ("C2", "PRJ-2331")
        same = link(customer_key="C77", **given)
        assert (same.customer.key, same.engagement.key) == (None, None)


def test_a_label_that_speaks_of_other_work_links_nothing() -> None:
    for extra in ({"note": "similar to PRJ-2331"}, {"Related project": "PRJ-2331"}):
        assert link(extra=extra).engagement.key is None  # type: ignore[arg-type]
    assert link(extra={"project": "PRJ-2331 Data centre"}).engagement.key == "PRJ-2331"  # type: ignore[arg-type]


ODUYA = (Customer("C1", "Oduya Freight"), Customer("C2", "Pellmore Labs"))
DESKS = (
    Engagement("E1", "Service desk", customer_key="C1"),
    Engagement("E2", "LN validation upgrade", customer_key="C2"),
)


def oduya(title: str, decisions: tuple[Decision, ...] = (), **given: str) -> Link:
    document = Document("s", "1", DocumentKind.ESCALATION, "Hello,", title=title, **given)  # type: ignore[arg-type]
    return link_documents([document], make_register(ODUYA, DESKS, [document]), decisions)[0]


def test_the_first_word_of_a_customers_name_with_its_work_links_a_mail() -> None:
    """Two mails of a stranger's firm named both so, and were left to a person."""
    found = oduya("Oduya service desk August figures")
    assert (found.engagement.state, found.engagement.key) == (LinkState.LINKED, "E1")
    assert (found.customer.state, found.customer.key) == (LinkState.LINKED, "C1")


def test_the_first_word_alone_is_put_to_a_person_whose_answer_holds() -> None:
    found = oduya("Pellmore LN upgrade - what went wrong")
    assert (found.customer.state, found.customer.key) == (LinkState.AMBIGUOUS, "C2")
    assert found.customer.method == "short name in the title"
    assert found.engagement.key is None
    yes = Decision("customer", "Pellmore Labs", "C2")
    assert oduya("Pellmore LN upgrade", (yes,)).customer.state is LinkState.LINKED
    no = Decision("customer", "Pellmore Labs", None)
    assert oduya("Pellmore LN upgrade", (no,)).customer.state is LinkState.UNLINKED


def test_the_first_word_of_another_name_links_nothing() -> None:
    found = oduya("Oduya Foods: service desk figures")
    assert found.engagement.state is LinkState.AMBIGUOUS
    assert oduya("Oduya desk", customer_name="Hansen").customer.key is None
