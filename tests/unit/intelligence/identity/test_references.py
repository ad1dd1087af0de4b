import pytest

from intelligence.identity.references import Finder, FindingRef, digest_of, finding_id, key_of
from tests.fakes.curations import finding


def test_a_reference_is_written_and_read_back() -> None:
    ref = FindingRef.of(finding(7, "Access was late."))
    assert FindingRef.parse(str(ref)) == ref
    assert "Access" not in str(ref)


@pytest.mark.parametrize(
    "text", ["", "F-1", "0123456789abcdef-1", "0123456789ABCDEF-1-2", "x" * 99]
)
def test_what_is_no_reference_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="named by its id"):
        FindingRef.parse(text)


def test_a_sentence_that_moved_in_its_document_is_found_by_its_words() -> None:
    ref = FindingRef.of(finding(1, "Access was late."))
    moved = [
        finding(1, "Hello all."),
        finding(1, "Access was late.", 40),
        finding(2, "Access was late."),
    ]
    assert Finder(moved).find(ref) == 1


def test_of_equal_sentences_the_nearest_is_meant() -> None:
    ref = FindingRef.of(finding(1, "Late.", 50))
    assert Finder([finding(1, "Late."), finding(1, "Late.", 45)]).find(ref) == 1


def test_other_words_in_the_same_place_are_another_statement() -> None:
    ref = FindingRef.of(finding(1, "Access was late."))
    assert Finder([finding(1, "Prices went up.")]).find(ref) is None
    assert Finder([finding(1, "access  was late")]).find(ref) == 0


def test_a_finding_that_is_gone_is_not_found() -> None:
    finder = Finder([finding(1, "Something quite different.", 300)])
    assert finder.find(FindingRef.of(finding(1, "Access was late."))) is None
    assert finder.find(FindingRef.of(finding(9, "Access was late."))) is None


def test_keys_hold_a_digest_and_no_words() -> None:
    assert key_of("d", "Access was late.") == f"d-{digest_of('Access was late.')}"
    assert finding_id(finding(1, "ab", 3)) == f"{1:016x}-3-5"


def test_a_documents_findings_are_known() -> None:
    assert Finder([finding(1, "a"), finding(2, "b"), finding(1, "c", 9)]).in_document(
        f"{1:016x}"
    ) == (0, 2)
