from corpus.document import Document, DocumentKind
from intelligence.evaluation.document_methods import Claim, Claimed
from intelligence.evaluation.document_themes import (
    agreement_row,
    theme_vocabulary,
    themes_by_document,
    traps,
)
from intelligence.evaluation.labelled_documents import GoldSpan, LabelledDocument
from intelligence.taxonomy import Taxonomy, ThemeDefinition
from models.roles.contract import Role

TEXT = "Nobody tested the rows. Testing of logins went well. Sunny. "
DOCUMENT = Document("d", "1", DocumentKind.LESSON, TEXT)
LABELLED = [
    LabelledDocument(
        DOCUMENT,
        (
            GoldSpan(0, 23, Role.CAUSE, "quality"),
            GoldSpan(24, 52, Role.POSITIVE),
            GoldSpan(53, 59, Role.CONTEXT),
        ),
    )
]


def claimed(*spans: tuple[int, int]) -> Claimed:
    return Claimed("ours", tuple(Claim(DOCUMENT.uid, s, e, "quality") for s, e in spans))


def test_praise_that_gets_a_theme_is_a_sprung_trap() -> None:
    found = traps(LABELLED, claimed((24, 52)))
    assert (found.sprung, found.spans, found.share) == (1, 2, 0.5)
    assert traps(LABELLED, claimed((0, 23))).sprung == 0


def test_a_claim_that_runs_from_a_cause_into_its_context_springs_nothing() -> None:
    assert traps(LABELLED, claimed((0, 40))).sprung == 0


def test_only_spans_with_a_themes_words_count_where_words_are_given() -> None:
    words = theme_vocabulary(Taxonomy((ThemeDefinition("q", "Quality", "logins untested"),)))
    assert "login" in words
    found = traps(LABELLED, claimed((53, 59)), words)
    assert (found.sprung, found.spans) == (0, 1)
    assert traps([], claimed()).share is None


def test_documents_without_a_theme_make_every_claim_false() -> None:
    gold = {"a": frozenset({"x"}), "b": frozenset[str]()}
    row = agreement_row("ours", gold, {"a": frozenset({"x"}), "b": frozenset({"y"})})
    assert row[1:3] == (0.5, 1.0)
    assert row[3].value == 0.667  # type: ignore[union-attr]


def test_a_theme_counts_once_a_document() -> None:
    found = themes_by_document([DOCUMENT.uid, "other"], claimed((0, 5), (6, 9)))
    assert found == {DOCUMENT.uid: frozenset({"quality"}), "other": frozenset()}
