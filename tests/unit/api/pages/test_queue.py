import pytest

from api.pages.queue import ITEMS, queue_values
from intelligence.review import review
from intelligence.review_items import Kind
from tests.fakes.editions import empty_edition, fake_edition
from tests.fakes.web import client_of


def test_the_first_kind_with_something_to_decide_is_shown() -> None:
    assert queue_values(review(fake_edition()), None, 1)["chosen"] == "conflict"
    assert queue_values(review(empty_edition()), None, 1)["items"] == ()


def test_items_come_a_page_at_a_time() -> None:
    queue = review(fake_edition())
    shown = [queue_values(queue, Kind.ASSIGNMENT, page) for page in (1, 2)]
    assert len(shown[0]["items"]) == ITEMS
    assert shown[0]["items"] + shown[1]["items"] == queue.of(Kind.ASSIGNMENT)[: 2 * ITEMS]
    assert shown[0]["pages"] == -(-len(queue.of(Kind.ASSIGNMENT)) // ITEMS)


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_has_a_page_with_its_commands(kind: Kind) -> None:
    answer = client_of().get("/review", params={"kind": kind.value})
    assert answer.status_code == 200
    assert "premortem " in answer.text


def test_the_register_and_the_theme_say_what_is_unstable() -> None:
    client = client_of()
    assert "verdict-unstable" in client.get("/").text
    shown = client.get("/themes/T-0002").text
    assert "verdict-unstable" in shown or "verdict-stable" in shown
    assert "How far to rely on it" in shown
