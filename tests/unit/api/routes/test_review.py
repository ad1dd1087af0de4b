from tests.fakes.web import client_of


def test_pages_hold_every_item_once() -> None:
    client = client_of()
    whole = client.get("/v1/review", params={"limit": 200}).json()
    pages = [client.get("/v1/review", params={"limit": 7}).json()]
    while pages[-1]["next_cursor"]:
        following = {"limit": 7, "cursor": pages[-1]["next_cursor"]}
        pages.append(client.get("/v1/review", params=following).json())
    assert [item for page in pages for item in page["items"]] == whole["items"]
    assert whole["edition"] == 7
    assert whole["totals"]["proposal"] == 2


def test_one_kind_is_filtered_and_an_unknown_one_refused() -> None:
    client = client_of()
    found = client.get("/v1/review", params={"kind": "merge"}).json()
    assert [item["kind"] for item in found["items"]] == ["merge"]
    assert client.get("/v1/review", params={"kind": "nothing"}).status_code == 422


def test_names_in_answers_are_exact_and_on_the_page_marked() -> None:
    """What reads the answers met with names that no theme has."""
    client = client_of()
    assert "(unstable)" in client.get("/review?kind=assignment").text
    for kind in ("assignment", "merge", "split", "proposal"):
        assert "(unstable)" not in client.get(f"/v1/review?kind={kind}&limit=200").text


def test_an_answer_says_whether_more_is_in_doubt_than_it_lists() -> None:
    """A total of 500 stood beside 1,022 in doubt."""
    found = client_of().get("/v1/review", params={"kind": "assignment"}).json()
    assert found["truncated"] is (found["total"] < found["totals"]["assignment"])
