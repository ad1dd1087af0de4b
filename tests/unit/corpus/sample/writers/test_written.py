import io
import zipfile

from corpus.sample.writers.written import MOMENT, delimited, frozen_archive


def archive(moment: tuple[int, int, int, int, int, int], stamp: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as file:
        core = f'<a><dcterms:modified xsi:type="x">{stamp}</dcterms:modified></a>'
        file.writestr(zipfile.ZipInfo("docProps/core.xml", moment), core)
        file.writestr(zipfile.ZipInfo("body.xml", moment), "<b/>")
    return target.getvalue()


def test_archives_that_differ_only_in_time_become_the_same_bytes() -> None:
    first = frozen_archive(archive((2024, 1, 1, 1, 1, 2), "2024-01-01T01:01:02Z"))
    second = frozen_archive(archive((2025, 5, 5, 5, 5, 6), "2025-05-05T05:05:06Z"))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as file:
        assert file.read("body.xml") == b"<b/>"
        assert {info.date_time for info in file.infolist()} == {MOMENT}


def test_delimited_text_quotes_what_it_must() -> None:
    assert delimited([["a;b", 'c"d'], ["ä", ""]], encoding="cp1252", delimiter=";") == (
        b'"a;b";"c""d"\r\n\xe4;\r\n'
    )
