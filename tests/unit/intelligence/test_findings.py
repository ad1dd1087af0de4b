from corpus.document import Document, DocumentKind
from intelligence.findings import BATCH, find_findings
from models.roles.contract import Evidence
from models.segmentation import RuleSegmenter
from tests.fakes.roles import KeywordRoles


def note(number: int, text: str) -> Document:
    return Document("t", str(number), DocumentKind.LESSON, text)


def test_finding_quotes_its_document_and_names_role_and_heading() -> None:
    document = note(1, "Root cause:\nNobody planned it. Somebody should. This is noise.")

    cause, advice = find_findings([document], RuleSegmenter(), KeywordRoles())

    assert document.text[cause.start : cause.end] == cause.text == "Nobody planned it."
    assert (cause.role, cause.role_source, cause.role_confidence) == ("cause", "classifier", 0.7)
    assert (advice.role, advice.role_source) == ("recommendation", "heading")
    assert cause.heading == "Root cause:"
    assert cause.document_uid == document.uid


def test_noise_is_no_finding() -> None:
    assert not list(find_findings([note(1, "Just noise.")], RuleSegmenter(), KeywordRoles()))


def test_classifier_sees_each_document_as_one_passage() -> None:
    classifier = KeywordRoles()

    list(
        find_findings([note(1, "One. Two."), note(2, "Why?\nThree.")], RuleSegmenter(), classifier)
    )

    assert [[item.text for item in one] for one in classifier.seen] == [
        ["One.", "Two."],
        ["Three."],
    ]
    assert classifier.seen[1][0].evidence is Evidence.CAUSE


def test_more_documents_than_a_batch_come_in_order() -> None:
    documents = [note(number, f"Cause number {number} was late.") for number in range(BATCH + 3)]

    found = list(find_findings(iter(documents), RuleSegmenter(), KeywordRoles()))

    assert [finding.document_uid for finding in found] == [item.uid for item in documents]


def test_documents_are_read_only_as_far_as_findings_are_asked_for() -> None:
    taken: list[int] = []

    def endless():  # noqa: ANN202 - a generator for this test alone
        number = 0
        while True:
            taken.append(number)
            yield note(number, "Late again.")
            number += 1

    next(find_findings(endless(), RuleSegmenter(), KeywordRoles()))

    assert len(taken) == BATCH
