from __future__ import annotations

from typing import Any

import pytest

from models.naming.grammar import SpacyGrammar
from models.naming.word_classes import WordClasses

TEXTS = (
    "The Supplier will have done nothing that anyone can't accept, but once more it isn't clear.",
    "There is no plan, and there were three that the Client's own team hadn't read.",
    "That is what it does; whether somebody has to do so is up to them.",
    "a \u00a0 b \n\n c",
    "Migrate 12 servers to Frankfurt since Q3, i.e. before go-live!",
    "",
)


@pytest.fixture(scope="module")
def pipeline() -> Any:
    return SpacyGrammar()._pipeline.own  # noqa: SLF001 - the ruler itself is what this is held to


@pytest.mark.parametrize("text", TEXTS)
def test_classes_are_those_of_the_ruler(text: str, pipeline: Any) -> None:
    ruler = pipeline.get_pipe("attribute_ruler")
    with pipeline.select_pipes(disable="attribute_ruler"):
        found = WordClasses(ruler).of(pipeline(text))
        again = WordClasses(ruler).of(pipeline(text))
    assert found == again == [token.pos_ for token in pipeline(text)]


def test_cases_that_are_kept_do_not_grow_with_the_words_read(pipeline: Any) -> None:
    classes = WordClasses(pipeline.get_pipe("attribute_ruler"))
    with pipeline.select_pipes(disable="attribute_ruler"):
        classes.of(pipeline("The new report of the team names a plan."))
        before = len(classes._known)  # noqa: SLF001
        classes.of(pipeline("The old letter of the board names a risk."))
    assert len(classes._known) == before  # noqa: SLF001
