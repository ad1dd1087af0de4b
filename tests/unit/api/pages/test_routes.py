from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from api.ports import NoEditions
from intelligence.edition import Edition
from tests.fakes.changed_editions import edition_with
from tests.fakes.edition_sources import MemoryEditions
from tests.fakes.editions import edition_from, empty_edition, fake_edition
from tests.fakes.web import client_of

PAGES = ("/", "/themes/T-0001", "/themes/T-0001/evidence", "/documents/INC-1001", "/nowhere")
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\u202egnp.exe{{7*7}}"


class Outline(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def outline(html: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = Outline()
    parser.feed(html)
    return parser.tags


def hostile_edition() -> Edition:
    edition = fake_edition()
    documents = edition.tables["documents"].copy()
    for name in ("title", "customer", "customer_given", "engagement_name", "region", "source_file"):
        documents[name] = HOSTILE
    documents["text"] = documents["text"].map(lambda text: HOSTILE + text[len(HOSTILE) :])
    themes = edition.tables["themes"].copy()
    for name in ("name", "definition", "trend"):
        themes[name] = HOSTILE
    themes["keyphrases"] = [[HOSTILE]] * len(themes)
    cells = edition.tables["dimensions"].copy()
    cells["value"] = HOSTILE
    tables = {**edition.tables, "documents": documents, "themes": themes, "dimensions": cells}
    return Edition(edition.manifest, tables)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_accessible_and_loads_nothing_from_elsewhere(address: str) -> None:
    html = client_of().get(address).text
    tags = outline(html)
    names = [tag for tag, _ in tags]
    assert names.count("h1") == names.count("main") == 1
    assert ("html", {"lang": "en"}) in tags
    assert any(attrs.get("class") == "skip" for _, attrs in tags)
    assert "script" not in names
    assert "style" not in names
    assert all("style" not in attrs for _, attrs in tags)
    assert all(attrs.get("scope") for tag, attrs in tags if tag == "th")
    links = [
        attrs[key] or "" for _, attrs in tags for key in ("href", "src", "action") if key in attrs
    ]
    assert all(re.match(r"^(/(?!/)|#)", target) for target in links)


@pytest.mark.parametrize("address", PAGES)
def test_headings_do_not_skip_a_level(address: str) -> None:
    levels = [
        int(tag[1]) for tag, _ in outline(client_of().get(address).text) if re.match("h[1-6]", tag)
    ]
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


@pytest.mark.parametrize(
    "address", ["/", "/themes/T-0001", "/themes/T-0001/evidence", "/documents/INC-1001"]
)
def test_hostile_words_stay_words(address: str) -> None:
    html = client_of(MemoryEditions(hostile_edition())).get(address).text
    names = [tag for tag, _ in outline(html)]
    assert "alert(1)" in html
    assert not {"script", "img"} & set(names)
    assert "\u202e" not in html
    assert "{{7*7}}" in html


def test_the_register_leads_to_every_theme() -> None:
    client = client_of()
    html = client.get("/").text
    for theme in client.get("/v1/themes").json()["themes"]:
        assert f'href="/themes/{theme["theme_id"]}"' in html
    assert "Edition 7" in html


def test_the_register_leads_to_the_causes_without_a_theme() -> None:
    client = client_of()
    assert 'href="/unassigned"' in client.get("/").text
    html = client.get("/unassigned").text
    unassigned = client.get("/v1/findings", params={"unassigned": True}).json()
    assert html.count("<blockquote") == unassigned["total"] > 0


def test_the_register_says_which_documents_rates_leave_out() -> None:
    assert "11 documents are not tied to an engagement" in client_of().get("/").text


def test_the_register_has_the_address_that_one_would_guess() -> None:
    client = client_of()
    assert client.get("/themes").text == client.get("/").text


def test_an_empty_form_field_is_no_filter() -> None:
    assert client_of().get("/", params={"q": "", "status": ""}).status_code == 200


def test_a_search_without_hits_offers_the_way_back() -> None:
    html = client_of().get("/", params={"q": "zebra"}).text
    assert "No theme matches" in html


def test_a_quotation_leads_to_its_place_in_the_document() -> None:
    client = client_of()
    html = client.get("/themes/T-0001").text
    address, anchor = re.findall(r'href="(/documents/[^"#]+)#(f-[^"]+)"', html)[0]
    assert f'id="{anchor}"' in client.get(address).text


def test_a_document_shows_its_text_with_roles_and_themes() -> None:
    html = client_of().get("/documents/INC-1001").text
    assert 'class="legend"' in html
    assert '<mark class="role-cause"' in html
    assert "linked" in html


def test_a_document_id_with_slashes_is_found() -> None:
    client = client_of(MemoryEditions(edition_with({0: {"document": "notes/2026/pm 7"}})))
    assert client.get("/documents/notes/2026/pm 7").status_code == 200


def test_a_shared_source_id_offers_the_documents_to_choose_from() -> None:
    client = client_of(MemoryEditions(edition_with({0: {"document": "INC-1001"}})))
    response = client.get("/documents/INC-1001")
    assert response.status_code == 409
    for at in (0, 1):
        assert f'href="/documents/{at:016x}"' in response.text


def test_without_an_edition_the_first_page_says_what_to_run() -> None:
    response = client_of(NoEditions()).get("/")
    assert response.status_code == 200
    assert "premortem build" in response.text


def test_an_edition_without_themes_is_shown() -> None:
    html = client_of(MemoryEditions(empty_edition())).get("/").text
    assert "This edition has no theme" in html


def test_an_older_edition_says_so_and_keeps_its_links() -> None:
    source = MemoryEditions(fake_edition())
    source.publish(edition_from([], [], [], number=8))
    html = client_of(source).get("/", params={"edition": 7}).text
    assert "Edition 8</a> is newer" in html
    assert 'href="/themes/T-0001?edition=7"' in html
