import os
from pathlib import Path

import pytest

from corpus.errors import UnreadableFile
from corpus.limits import Limits
from corpus.readers.walk import FoundFile, RefusedFile, SkippedFile, discover
from tests.fixtures.readers.build import archive, workbook

LIMITS = Limits()


def fill(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x")


def found(*paths: Path) -> list[str]:
    return [item.relative for item in discover(paths, LIMITS) if isinstance(item, FoundFile)]


def skipped(*paths: Path) -> dict[str, str]:
    return {i.relative: i.reason for i in discover(paths, LIMITS) if isinstance(i, SkippedFile)}


def refused(*paths: Path) -> dict[str, str]:
    return {i.relative: i.reason for i in discover(paths, LIMITS) if isinstance(i, RefusedFile)}


def test_a_folder_is_walked_to_any_depth_in_sorted_order(tmp_path: Path) -> None:
    fill(tmp_path, "b.csv", "a/z.md", "a/b/c.txt", "A.csv")
    assert found(tmp_path) == ["A.csv", "a/b/c.txt", "a/z.md", "b.csv"]


def test_a_file_given_is_named_by_its_bare_name(tmp_path: Path) -> None:
    fill(tmp_path, "deep/er/b.csv")
    assert found(tmp_path / "deep/er/b.csv") == ["b.csv"]


def test_hidden_files_and_lock_files_are_skipped_and_told(tmp_path: Path) -> None:
    fill(tmp_path, ".DS_Store", "Thumbs.db", "~$plan.docx", ".git/config", "a.csv", ".~lock.a.ods#")
    assert found(tmp_path) == ["a.csv"]
    reasons = skipped(tmp_path)
    assert set(reasons) == {".DS_Store", "Thumbs.db", "~$plan.docx", ".git", ".~lock.a.ods#"}
    assert reasons["~$plan.docx"] == "the lock file of an open document"


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    fill(tmp_path, "outside/secret.csv", "root/a.csv")
    (tmp_path / "root/file.csv").symlink_to(tmp_path / "outside/secret.csv")
    (tmp_path / "root/folder").symlink_to(tmp_path / "outside")
    (tmp_path / "root/loop").symlink_to(tmp_path / "root")
    assert found(tmp_path / "root") == ["a.csv"]
    reasons = skipped(tmp_path / "root")
    assert reasons["file.csv"] == "a link that leads outside the folder given"
    assert set(reasons) == {"file.csv", "folder", "loop"}


def test_a_link_to_a_file_of_the_folder_is_read_once(tmp_path: Path) -> None:
    fill(tmp_path, "b.csv")
    (tmp_path / "a.csv").symlink_to(tmp_path / "b.csv")
    assert found(tmp_path) == ["b.csv"]


def test_links_that_lead_nowhere_or_to_themselves_are_skipped(tmp_path: Path) -> None:
    fill(tmp_path, "a.csv")
    (tmp_path / "gone.csv").symlink_to(tmp_path / "deleted.csv")
    (tmp_path / "self.csv").symlink_to(tmp_path / "self.csv")
    assert found(tmp_path) == ["a.csv"]
    nowhere = "a link that leads nowhere"
    assert skipped(tmp_path) == {"gone.csv": nowhere, "self.csv": nowhere}
    assert set(refused(tmp_path / "self.csv")) == {"self.csv"}


def test_a_name_that_is_no_text_can_still_be_stored(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.csv")).write_text("x")
    (name,) = found(tmp_path)
    assert name.encode("utf-8").decode() == "caf\ufffd.csv"


def test_a_file_reached_twice_is_read_once(tmp_path: Path) -> None:
    fill(tmp_path, "a.csv")
    assert found(tmp_path, tmp_path / "a.csv") == ["a.csv"]
    assert skipped(tmp_path, tmp_path / "a.csv") == {"a.csv": "given twice; it is read once"}


def test_a_missing_path_is_refused_and_does_not_stop_the_rest(tmp_path: Path) -> None:
    fill(tmp_path, "a.csv")
    assert "there is no file or folder" in refused(tmp_path / "no.csv")["no.csv"]
    assert found(tmp_path / "no.csv", tmp_path / "a.csv") == ["a.csv"]


def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    assert refused(tmp_path) == {"pipe.csv": "not a regular file"}


def test_an_archive_is_a_folder_with_sorted_members(tmp_path: Path) -> None:
    entries = [("b/x.csv", b"1"), ("a.csv", b"2"), ("__MACOSX/a.csv", b""), ("b/", b"")]
    (tmp_path / "w.zip").write_bytes(archive(entries))
    assert found(tmp_path) == ["w.zip/a.csv", "w.zip/b/x.csv"]
    assert skipped(tmp_path) == {"w.zip/__MACOSX/a.csv": "hidden"}


def test_a_member_can_be_read_after_the_whole_walk_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "w.zip").write_bytes(archive([("b/x.csv", b"id,text\n")]))
    (item,) = discover([tmp_path], LIMITS)
    assert isinstance(item, FoundFile)
    assert item.in_archive
    with item.local(LIMITS) as path:
        assert path.name == "x.csv"
        assert path.read_bytes() == b"id,text\n"
    assert not path.exists()


def test_a_file_outside_archives_is_read_where_it_is(tmp_path: Path) -> None:
    fill(tmp_path, "a.csv")
    (item,) = discover([tmp_path], LIMITS)
    assert isinstance(item, FoundFile)
    assert not item.in_archive
    with item.local(LIMITS) as path:
        assert path == tmp_path / "a.csv"


def test_hostile_members_are_refused_one_by_one(tmp_path: Path) -> None:
    entries = [("../up.csv", b""), ("in.zip", b"PK"), ("ok.csv", b"1")]
    (tmp_path / "w.zip").write_bytes(archive(entries))
    assert found(tmp_path) == ["w.zip/ok.csv"]
    assert set(refused(tmp_path)) == {"w.zip/../up.csv", "w.zip/in.zip"}


def test_a_damaged_archive_is_refused_as_a_whole(tmp_path: Path) -> None:
    (tmp_path / "w.zip").write_bytes(b"PK\x03\x04 broken")
    assert "damaged" in refused(tmp_path)["w.zip"]


def test_an_archive_above_the_file_limit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "w.zip").write_bytes(archive([("a.csv", b"x")]))
    (item,) = discover([tmp_path], Limits(max_file_bytes=10))
    assert isinstance(item, RefusedFile)
    assert "at most 10 are allowed" in item.reason


def test_a_workbook_is_no_folder_whatever_it_is_named(tmp_path: Path) -> None:
    book = workbook({"A": [["ID", "Text"], ["1", "x"]]})
    (tmp_path / "book.xlsx").write_bytes(book)
    (tmp_path / "book.zip").write_bytes(book)
    assert found(tmp_path) == ["book.xlsx", "book.zip"]


def test_a_member_that_lies_about_its_content_is_unreadable(tmp_path: Path) -> None:
    content = bytearray(archive([("a.csv", bytes(range(200)))]))
    content[40:60] = b"\xff" * 20
    (tmp_path / "w.zip").write_bytes(content)
    (item,) = discover([tmp_path], LIMITS)
    assert isinstance(item, FoundFile)
    with pytest.raises(UnreadableFile, match="damaged inside"), item.local(LIMITS):
        pass
