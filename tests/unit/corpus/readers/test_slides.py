from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import LimitExceeded, UnreadableFile
from corpus.limits import Limits
from corpus.raw import RawText
from corpus.readers.slide_text import Block, blocks
from corpus.readers.slides import SlidesReader
from tests.fixtures.readers.office import archive, grid, shape, slide, slides


def read(folder: Path, content: bytes) -> RawText:
    path = folder / "a.pptx"
    path.write_bytes(content)
    (part,) = SlidesReader().read(path, Limits())
    assert isinstance(part, RawText)
    return part


def test_titles_are_headings_and_slides_stand_in_the_order_of_the_show(tmp_path: Path) -> None:
    note = read(
        tmp_path,
        slides(
            slide(shape(["Nobody owned it."], "body"), shape(["Causes"], "title")),
            slide(shape(["Lessons learned Nord"], "ctrTitle"), shape(["Customer: Acme"])),
            shown=(2, 1),
        ),
    )
    assert note.title == "Lessons learned Nord"
    assert note.metadata == {"customer": "Acme"}
    assert note.text == "Lessons learned Nord\nCustomer: Acme\nCauses\n- Nobody owned it.\n"
    assert [section.heading for section in note.sections] == ["Lessons learned Nord", "Causes"]


def test_tables_diagrams_and_speaker_notes_are_read(tmp_path: Path) -> None:
    content = slides(
        slide(shape(["Causes"], "title"), grid([["Project", "P-7"], ["Date", "2024-05-02"]])),
        notes="The vendor was late.",
        drawn="No test data",
    )
    note = read(tmp_path, content)
    assert note.metadata == {"project": "P-7", "date": "2024-05-02"}
    assert note.text.endswith("- No test data\nThe vendor was late.\n")


def test_a_deck_of_pictures_says_that_it_holds_no_text(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="holds no text"):
        read(tmp_path, slides(slide(shape(["3"], "sldNum"))))


def test_each_slide_is_read_once_however_often_the_show_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of 2.2 kB had one slide read 20,000 times."""
    content = slides(slide(shape(["Late."])), slide(shape(["Early."])), shown=(*[1] * 20_000, 2))
    read_parts: list[object] = []
    whole = blocks

    def counted(found: object) -> Iterator[Block]:
        read_parts.append(found)
        return whole(found)

    monkeypatch.setattr("corpus.readers.slides.blocks", counted)
    assert read(tmp_path, content).text == "Late.\nEarly.\n"
    assert len(read_parts) == 2


def test_no_slide_is_read_beyond_the_longest_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.pptx"
    path.write_bytes(slides(*[slide(shape(["x" * 60]))] * 5))
    read_parts: list[object] = []
    whole = blocks

    def counted(found: object) -> Iterator[Block]:
        read_parts.append(found)
        return whole(found)

    monkeypatch.setattr("corpus.readers.slides.blocks", counted)
    with pytest.raises(LimitExceeded):
        SlidesReader().read(path, Limits(max_text_characters=100))
    assert len(read_parts) == 2


def test_what_is_drawn_for_older_programs_is_not_said_twice(tmp_path: Path) -> None:
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    either = (
        f"<mc:AlternateContent {mc}><mc:Choice>{shape(['The vendor was late.'])}</mc:Choice>"
        f"<mc:Fallback>{shape(['The vendor was late.'])}</mc:Fallback></mc:AlternateContent>"
    )
    assert read(tmp_path, slides(slide(either))).text == "The vendor was late.\n"


def test_a_hidden_slide_is_not_read(tmp_path: Path) -> None:
    hidden = slide(shape(["Not shown."])).replace("<p:sld ", '<p:sld show="0" ', 1)
    assert read(tmp_path, slides(slide(shape(["Shown."])), hidden)).text == "Shown.\n"


def test_a_workbook_named_pptx_is_no_presentation(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no presentation part"):
        read(tmp_path, archive([("xl/workbook.xml", b"<a/>")]))
