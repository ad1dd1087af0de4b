from corpus.document import DocumentKind
from corpus.sample.writers.taken_over import taken_over_texts
from tests.unit.corpus.sample.conftest import Make


def test_a_taken_over_text_keeps_its_body_under_a_block_of_labels(make: Make) -> None:
    body = "What happened\nThe kiln was cold."
    document = make(id="ACQ-012", kind=DocumentKind.POST_MORTEM, body=body, engagement=None)
    (file,) = taken_over_texts([document])
    text = file.data.decode()
    assert text.startswith("Document ID: ACQ-012\nDocument type: Post-mortem\n")
    assert "Customer: Bärental & Söhne" in text
    assert body in text
    assert file.path == "post_mortems/taken_over/acq-012.txt"
