"""How well statements get their roles: alone (writer B), in documents (G), as notes (BB), or given.

The error that costs most is a false cause: praise or context taken for a cause makes a theme out of
something that went well. So its share stands beside the F1 of every method.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from intelligence.errors import UnusableLabels
from intelligence.evaluation.bootstrap import Draw
from intelligence.evaluation.encoders import Compared
from intelligence.evaluation.findings import FindingQuality, evaluate
from intelligence.evaluation.findings_report import role_table
from intelligence.evaluation.labelled_documents import read_labelled
from intelligence.evaluation.labelled_texts import LabelledTexts
from intelligence.evaluation.role_peers import NearestRole, RegressionRole
from intelligence.evaluation.tables import Cell, Outcome, Table
from models.roles.baselines import HeadingRole, MajorityRole, TfidfRole
from models.roles.contract import ROLES, Role, RoleClassifier, Statement, Verdict
from models.roles.labelled import Passage, plain_notes, written_statements
from models.roles.measures import (
    RoleScore,
    calibration_error,
    macro_f1,
    role_scores,
)
from models.roles.train import training_passages
from models.segmentation import Segmenter

STATEMENT_WRITER = "B"
DOCUMENT_WRITER = "G"
NOTE_WRITER = "BB"
PRODUCT = "Premortem"
_RESAMPLES = 1000

#: What is no cause, however much it sounds like one.
NO_CAUSE = (Role.POSITIVE, Role.CONTEXT)

#: Names for roles that users' files may have.
_ALSO = {"root_cause": Role.CAUSE, "root cause": Role.CAUSE, "effect": Role.IMPACT}
_BY_NAME = {role.value: role for role in ROLES} | _ALSO
#: What labels may call a role.
ROLE_NAMES = frozenset(_BY_NAME)


@dataclass(frozen=True)
class RoleTools:
    """What finds and judges statements."""

    segmenter: Segmenter
    classifier: RoleClassifier
    compared: Compared


def evaluate_roles(tools: RoleTools, given: LabelledTexts | None = None) -> Outcome:
    """Measure roles on what is given, or on the writers that train nothing."""
    if given is not None:
        statements = passages_of(given)
        data, alone = given.described(), f"Statements of {given.name}, each by itself"
    else:
        statements = written_statements(STATEMENT_WRITER)
        data = (
            f"statements of writer {STATEMENT_WRITER}, notes of writer {NOTE_WRITER}, documents of "
            f"writer {DOCUMENT_WRITER}"
        )
        alone = f"Statements of writer {STATEMENT_WRITER}, each by itself"
    peers = _peers(tools, training_passages())
    methods: list[tuple[str, RoleClassifier]] = [(PRODUCT, tools.classifier), *peers]
    tables = list(_statement_tables(alone, statements, methods))
    if given is None:
        noted = f"Notes of one sentence of writer {NOTE_WRITER}, each a document of its own"
        tables.extend(_statement_tables(noted, plain_notes(NOTE_WRITER), methods))
        tables.extend(_document_tables(tools, methods))
    models = {"Role classifier": tools.classifier.identity, **tools.compared.models}
    return Outcome("roles", data, models, tuple(tables))


def check_roles(given: LabelledTexts) -> None:
    """Check that every label is a role, before models are loaded for it.

    Noise is one of them: statements that are to become no finding are labelled so.

    Raises:
        UnusableLabels: when one is none.

    """
    unknown = sorted({label for label in given.gold if label.strip().casefold() not in ROLE_NAMES})
    if unknown:
        named = ", ".join(role for role in ROLES if role is not Role.NOISE)
        message = (
            f"{given.name} has the role {unknown[0]!r}; roles are {named}, and {Role.NOISE} for "
            "what is no finding; give --label-column if another column holds them"
        )
        raise UnusableLabels(message)


def passages_of(given: LabelledTexts) -> list[Passage]:
    """Return labelled statements as passages of one.

    Raises:
        UnusableLabels: when a label is no role.

    """
    check_roles(given)
    return [
        Passage(given.name, document, (Statement(text),), (_BY_NAME[label.strip().casefold()],))
        for text, label, document in zip(given.texts, given.gold, given.documents, strict=True)
    ]


def _peers(tools: RoleTools, training: Sequence[Passage]) -> list[tuple[str, RoleClassifier]]:
    found: list[tuple[str, RoleClassifier]] = []
    for name, embedder in tools.compared.encoders:
        found.append((f"nearest definition, {name}", NearestRole(embedder)))
        found.append((f"logistic regression, {name}", RegressionRole(embedder, training)))
    found.append(("TF-IDF logistic regression", TfidfRole(training)))
    found.append(("commonest role", MajorityRole(training)))
    return found


def _statement_tables(
    title: str, passages: Sequence[Passage], methods: Sequence[tuple[str, RoleClassifier]]
) -> tuple[Table, Table]:
    true = [role for passage in passages for role in passage.roles]
    draw = Draw(_groups(passages), _RESAMPLES)
    rows: list[tuple[Cell, ...]] = []
    ours: tuple[RoleScore, ...] = ()
    for name, classifier in methods:
        verdicts = _asked(classifier, passages)
        given = [verdict.role for verdict in verdicts]
        right = [one is other for one, other in zip(true, given, strict=True)]
        scores = role_scores(true, given)
        ours = ours or scores
        confidences = [verdict.confidence for verdict in verdicts]
        rows.append(
            (
                name,
                macro_f1(scores),
                draw.share(right),
                draw.share(
                    [role is Role.CAUSE for role in given], [role in NO_CAUSE for role in true]
                ),
                calibration_error(confidences, right),
            )
        )
    columns = ("Method", "Macro-F1", "Accuracy", _FALSE_CAUSES, "Calibration error (ECE)")
    return Table(title, columns, tuple(rows)), role_table(
        f"{title}: by role, {PRODUCT}", ours, "Texts"
    )


def _groups(passages: Sequence[Passage]) -> list[str]:
    """Return what is drawn together: themes, which writers have a file each, or single texts."""
    files = [passage.id.rpartition("-")[0] or passage.id for passage in passages]
    return files if len(set(files)) > 1 else [passage.id for passage in passages]


_FALSE_CAUSES = "Positives and context taken for causes"


def _asked(classifier: RoleClassifier, passages: Sequence[Passage]) -> list[Verdict]:
    found = classifier.classify([passage.statements for passage in passages])
    return [verdict for verdicts in found for verdict in verdicts]


def _document_tables(
    tools: RoleTools, methods: Sequence[tuple[str, RoleClassifier]]
) -> tuple[Table, Table]:
    labelled = read_labelled(DOCUMENT_WRITER)
    measured = partial(evaluate, labelled=labelled, segmenter=tools.segmenter)
    found = [measured(name, classifier=classifier) for name, classifier in methods]
    found.append(measured("headings only", classifier=HeadingRole()))
    title = f"Documents of writer {DOCUMENT_WRITER} ({len(labelled)}), cut as a build cuts them"
    return (
        Table(
            title,
            (
                "Method",
                "Macro-F1",
                "Accuracy",
                _FALSE_CAUSES,
                "Cause F1 (half the union)",
                "Noise rejected",
            ),
            tuple(_document_row(one) for one in found),
        ),
        role_table(f"{title}: by role, {PRODUCT}", found[0].roles, "Spans"),
    )


def _document_row(one: FindingQuality) -> tuple[Cell, ...]:
    return (
        one.name,
        one.macro_f1,
        one.role_accuracy,
        one.false_causes / one.no_causes if one.no_causes else None,
        one.cause_f1,
        one.noise_rejection,
    )
