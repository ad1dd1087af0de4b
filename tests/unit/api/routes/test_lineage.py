from tests.fakes.web import client_of


def test_the_lineage_of_an_edition_has_overlaps_changes_and_conflicts() -> None:
    told = client_of().get("/v1/lineage").json()
    assert told["edition"] == 7
    assert {row["event"] for row in told["relations"]} == {"continues", "splits"}
    assert told["relations"][0]["jaccard"] == 0.8
    assert told["changes"][0]["quarter"] == "2025Q4"
    assert told["conflicts"][0]["reason"].startswith("the theme does not exist")


def test_a_theme_is_told_over_editions_by_id_or_key() -> None:
    told = client_of().get("/v1/themes/environment_access/history").json()
    assert (told["theme_id"], told["edition"]) == ("T-0001", 7)
    assert [row["edition"] for row in told["versions"]] == [7]
    assert told["versions"][0]["owner_name"] == "R. Okafor"
    assert len(told["lineage"]) == 2


def test_a_theme_that_no_edition_has_is_unknown() -> None:
    response = client_of().get("/v1/themes/nope/history")
    assert response.status_code == 404
    assert "nope" not in response.json()["detail"]


def test_an_edition_that_is_not_there_is_unknown() -> None:
    assert client_of().get("/v1/lineage", params={"edition": 99}).status_code == 404
