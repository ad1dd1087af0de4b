from email import message_from_bytes, policy
from email.message import EmailMessage

from corpus.sample.chance import stream
from corpus.sample.documents import SampleDocument
from corpus.sample.materials import Materials
from corpus.sample.reference import ABSENT, Reference
from corpus.sample.writers.mail import HOME, escalation_mails
from tests.unit.corpus.sample.conftest import Make


def read(document: SampleDocument, materials: Materials, seed: int = 1) -> EmailMessage:
    (file,) = escalation_mails([document], stream(seed, "t"), materials.words)
    return message_from_bytes(file.data, policy=policy.default)


def test_a_mail_carries_its_cause_in_one_line_and_its_headers(
    make: Make, materials: Materials
) -> None:
    document = make(id="esc-0001", channel="mail", voice="mail")
    mail = read(document, materials)
    assert document.causes[0].text in mail.get_content()
    assert mail["Message-ID"] == f"<esc-0001@{HOME}>"
    assert mail["X-Customer"] == "Bärental & Söhne"
    assert mail["Date"].datetime.date() == document.day
    assert "-- \n" in mail.get_content()


def test_a_customer_writes_from_its_own_domain(make: Make, materials: Materials) -> None:
    mail = read(make(id="esc-0001", voice="customer", author="Colin Marsh"), materials)
    assert mail["From"].addresses[0].domain == "baerental.example"
    assert "-- \n" not in mail.get_content()


def test_a_mail_that_names_nobody_has_no_customer_in_any_header(
    make: Make, materials: Materials
) -> None:
    mail = read(make(reference=Reference(ABSENT), voice="customer"), materials)
    assert mail["X-Customer"] is None
    assert mail["X-Project-ID"] is None
    assert mail["From"].addresses[0].domain == "customer.example"
    assert "(" not in mail["Subject"]


def test_troubles_quote_earlier_mail_and_requests_do_not(make: Make, materials: Materials) -> None:
    quoted = ["\n> " in read(make(), materials, seed).get_content() for seed in range(20)]
    assert 5 < sum(quoted) < 20
    calm = make(mood="request")
    assert not any("\n> " in read(calm, materials, seed).get_content() for seed in range(20))
