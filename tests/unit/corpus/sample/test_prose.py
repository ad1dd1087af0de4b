from corpus.sample.chance import stream
from corpus.sample.prose import OPENINGS, bullets, causes, ticket_body
from tests.unit.corpus.sample.conftest import Make


def test_a_ticket_contains_its_causes_word_for_word(make: Make) -> None:
    document = make()
    random = stream(1, "test")
    for _ in range(10):
        body = ticket_body(random, document)
        assert document.causes[0].text in body
        assert "The month was closed late." in body


def test_causes_can_be_left_to_a_field_of_their_own(make: Make) -> None:
    random = stream(1, "test")
    bodies = [ticket_body(random, make(), with_causes=False) for _ in range(20)]
    assert not any('"posting"' in body or "Analysis so far" in body for body in bodies)


def test_a_customer_greets_and_signs(make: Make) -> None:
    lines = ticket_body(stream(1, "t"), make(voice="customer")).splitlines()
    assert lines[0] in OPENINGS["customer"]
    assert lines[-1].endswith("Ingrid Solberg")


def test_bullets_are_one_line_each(make: Make) -> None:
    assert bullets(("One.", "Two.")) == "- One.\n- Two."
    assert causes(make()) == ('Nobody knew "posting", ever.',)
