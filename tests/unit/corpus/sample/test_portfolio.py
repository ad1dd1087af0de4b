from corpus.sample import portfolio
from corpus.sample.documents import CHANNELS
from corpus.sample.writers.written import Written


def test_every_channel_has_a_writer() -> None:
    channels = {name for names, _ in CHANNELS.values() for name in names}
    assert channels - {"mail"} == portfolio.WRITERS.keys()


def test_documents_are_found_in_the_file_that_holds_them() -> None:
    files = [Written("a.csv", b"", ("1", "2")), Written("b.eml", b"", ("3",)), Written("c", b"")]
    assert portfolio.places(files) == {"1": "a.csv", "2": "a.csv", "3": "b.eml"}
