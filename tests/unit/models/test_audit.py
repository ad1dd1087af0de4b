import numpy as np

from models.audit import Unknown, audit_of, audit_themes
from models.recognition.labels import Label
from models.syllabus.lesson import Syllabus
from models.syllabus.wordings import Recut, Wordings
from tests.unit.models.recognition.labelled_material import material

RECUT = Recut(
    "survey_code_book",
    (Label("a", "Access", "badges and vpn"), Label("b", "Plan", "slack and buffer")),
    {("late", "badge"): 0, ("late", "vpn"): 0, ("plan", "buffer"): 1},
)
SYLLABUS = Syllabus(("A", "C", "I"), ("K", "L"), ("Q",), Wordings(recuts=(RECUT,)))


def test_what_is_unknown_is_taught_to_nobody_else() -> None:
    left = Unknown().left(SYLLABUS)

    assert left.writers == ("A", "C")
    assert left.worlds == ("L",)
    assert left.wordings is not None
    assert left.wordings.recuts == ()


def test_the_audit_leaves_out_the_same_quarter_of_themes_each_time() -> None:
    labels = [Label(f"theme{number}", "", "") for number in range(26)]

    assert len(audit_themes(labels)) == 6
    assert audit_themes(labels) == audit_themes(labels)


def test_an_audit_asks_strangers_and_the_cuts_that_nobody_was_taught() -> None:
    given = material()
    syllabus = Syllabus(("A", "C", "I"), (), (), Wordings(recuts=(RECUT,)))

    audit = audit_of(given, syllabus, Unknown(writers=("I",), worlds=()))

    assert len(audit.folds) == len(audit.brought) == 1
    filed = audit.brought[0]
    assert filed.found.shape[1] == len(RECUT.options)
    assert len(filed.target) == sum(
        cause.writer == "I" and (cause.theme, cause.subcause) in RECUT.place
        for cause in given.causes
    )
    assert set(np.unique(filed.target)) == {0, 1}


def test_themes_are_asked_in_words_that_nobody_was_taught_and_all_taxonomies_by_name() -> None:
    given = material()
    words = {label.key: (f"A {label.name}", "Something went wrong") for label in given.labels}
    syllabus = Syllabus(("A", "C", "I"), (), (), Wordings(recuts=(RECUT,)))

    audit = audit_of(given, syllabus, Unknown(writers=("I",), worlds=(), words=words))

    assert [fold.found.shape[1] for fold in audit.brought] == [2, len(given.labels)]
    assert [fold.found.shape for fold in audit.terse] == [f.found.shape for f in audit.brought]
    assert not np.array_equal(audit.terse[0].found, audit.brought[0].found)


def test_words_that_are_not_there_for_every_theme_are_not_asked() -> None:
    given = material()
    words = {given.labels[0].key: ("A name", "Something")}
    audit = audit_of(given, SYLLABUS, Unknown(writers=("I",), worlds=(), recuts=(), words=words))
    assert audit.brought == ()
