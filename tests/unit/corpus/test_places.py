from pathlib import Path

from corpus.document import Document, DocumentKind, Origin
from corpus.places import placed


class Places(dict[str, str]):
    """Where documents were read, by uid."""

    def place_of(self, uid: str) -> str | None:
        return self.get(uid)


def note(identifier: str = "review") -> Document:
    return Document("file", identifier, DocumentKind.LESSON, "x", origin=Origin("review.md"))


def test_two_texts_of_one_name_in_two_places_are_two_documents(tmp_path: Path) -> None:
    first, second = tmp_path / "a.md", tmp_path / "b.md"
    first.touch()
    known = Places({note().uid: str(first)})
    again = placed(note(), str(first), known)
    other = placed(note(), str(second), known)
    assert again.uid == note().uid
    assert other.uid != note().uid
    assert other.origin is not None
    assert other.origin.place == str(second)


def test_a_text_that_was_moved_stays_the_same_document(tmp_path: Path) -> None:
    known = Places({note().uid: str(tmp_path / "gone.md")})
    assert placed(note(), str(tmp_path / "new.md"), known).uid == note().uid


def test_a_text_that_states_its_own_id_is_that_document_wherever_it_lies(tmp_path: Path) -> None:
    (tmp_path / "a.md").touch()
    stated = note("PM-7")
    known = Places({stated.uid: str(tmp_path / "a.md")})
    assert placed(stated, str(tmp_path / "b.md"), known).uid == stated.uid
