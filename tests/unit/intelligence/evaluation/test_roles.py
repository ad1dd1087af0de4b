import pytest

from intelligence.errors import UnusableLabels
from intelligence.evaluation.encoders import Compared
from intelligence.evaluation.labelled_texts import LabelledTexts
from intelligence.evaluation.roles import RoleTools, check_roles, evaluate_roles, passages_of
from models.recognition.recogniser import Recogniser
from models.roles.contract import Role
from models.roles.labelled import Passage
from models.segmentation import RuleSegmenter
from tests.fakes.embedders import WordEmbedder
from tests.fakes.roles import KeywordRoles

TOOLS = RoleTools(
    RuleSegmenter(), KeywordRoles(), Compared(Recogniser(WordEmbedder()), WordEmbedder())
)


def test_roles_that_a_user_gives_may_be_written_in_any_case() -> None:
    data = LabelledTexts("mine", ("a", "b"), ("Cause", "root cause"))
    assert [passage.roles for passage in passages_of(data)] == [(Role.CAUSE,), (Role.CAUSE,)]


def test_a_label_that_is_no_role_is_told_with_those_that_are() -> None:
    data = LabelledTexts("mine", ("a",), ("late_access",))
    with pytest.raises(UnusableLabels, match=r"'late_access'; roles are cause, impact"):
        passages_of(data)


def test_noise_is_said_to_be_what_is_no_finding() -> None:
    """It stood among the roles as if findings had it."""
    data = LabelledTexts("mine", ("a",), ("late_access",))
    with pytest.raises(UnusableLabels, match=r"positive, context, and noise for what is no find"):
        check_roles(data)
    check_roles(LabelledTexts("mine", ("Kind regards",), ("noise",)))


def test_labels_are_checked_before_the_peers_are_set_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> list[Passage]:
        raise AssertionError("the peers learned before the labels were checked")

    monkeypatch.setattr("intelligence.evaluation.roles.training_passages", refuse)
    with pytest.raises(UnusableLabels, match="'late_access'"):
        evaluate_roles(TOOLS, LabelledTexts("mine", ("a",), ("late_access",)))


def test_false_causes_among_praise_and_context_are_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    few = [Passage("A", "1", passages_of(_given())[0].statements, (Role.CAUSE,))] * 5
    few += [Passage("A", "2", passages_of(_given())[1].statements, (Role.POSITIVE,))] * 5
    monkeypatch.setattr("intelligence.evaluation.roles.training_passages", lambda: few)
    found = evaluate_roles(TOOLS, _given())
    rows = {str(row[0]): row for row in found.tables[0].rows}
    false_causes = found.tables[0].columns.index("Positives and context taken for causes")
    assert rows["Premortem"][false_causes].value == 1  # type: ignore[union-attr]
    assert rows["TF-IDF logistic regression"][false_causes].value < 1  # type: ignore[union-attr]
    assert next(iter(rows)) == "Premortem"
    assert [row[0] for row in found.tables[1].rows] == ["cause", "positive", "context"]


def test_notes_are_asked_as_documents_of_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    few = [
        Passage("A", str(n), one.statements, one.roles)
        for n, one in enumerate(passages_of(_given()))
    ]
    monkeypatch.setattr("intelligence.evaluation.roles.training_passages", lambda: few)
    monkeypatch.setattr("intelligence.evaluation.roles._document_tables", lambda *_: ())

    found = evaluate_roles(TOOLS)

    notes, by_role = found.tables[2:]
    assert notes.title == "Notes of one sentence of writer BB, each a document of its own"
    assert sum(int(str(row[-1])) for row in by_role.rows) == 300
    accuracy = notes.rows[0][notes.columns.index("Accuracy")]
    assert accuracy.low < accuracy.value < accuracy.high  # type: ignore[union-attr]


def _given() -> LabelledTexts:
    return LabelledTexts(
        "mine",
        ("nobody tested it", "testing went well", "testing was in scope"),
        ("cause", "positive", "context"),
    )
