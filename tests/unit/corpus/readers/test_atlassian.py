from corpus.readers.atlassian import is_rich_text, rich_text


def text(value: str) -> dict[str, object]:
    return {"type": "text", "text": value}


def test_a_jira_description_becomes_lines_with_its_lists() -> None:
    document = {
        "type": "doc",
        "version": 1,
        "content": [
            {"type": "heading", "content": [text("Root cause")]},
            {"type": "paragraph", "content": [text("No "), text("owner."), {"type": "hardBreak"},
                                              text("Again.")]},
            {"type": "bulletList", "content": [
                {"type": "listItem", "content": [{"type": "paragraph", "content": [text("one")]}]},
                {"type": "listItem", "content": [{"type": "paragraph", "content": [text("two")]}]},
            ]},
            {"type": "paragraph", "content": [{"type": "mention", "attrs": {"text": "@bo"}}]},
        ],
    }  # fmt: skip
    assert is_rich_text(document)
    assert rich_text(document) == "Root cause\nNo owner.\nAgain.\n- one\n- two\n@bo"


def test_an_ordinary_object_is_not_rich_text() -> None:
    assert not is_rich_text({"type": "incident"})
    assert not is_rich_text("doc")
