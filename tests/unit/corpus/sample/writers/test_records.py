import json

from corpus.document import DocumentKind
from corpus.sample.chance import stream
from corpus.sample.reference import ABSENT, Reference
from corpus.sample.writers.records import review_records
from tests.unit.corpus.sample.conftest import Make


def test_one_object_a_line_without_empty_values(make: Make) -> None:
    documents = [
        make(id="PM-0001", kind=DocumentKind.POST_MORTEM),
        make(id="PM-0002", kind=DocumentKind.POST_MORTEM, reference=Reference(ABSENT)),
    ]
    (file,) = review_records(documents, stream(1, "t"))
    first, second = (json.loads(line) for line in file.data.decode().splitlines())
    assert first["root_cause"] == 'Nobody knew "posting", ever.'
    assert first["customer"] == "Bärental & Söhne"
    assert not {"customer", "project", "project_id"} & second.keys()
    assert all([*first.values(), *second.values()])
