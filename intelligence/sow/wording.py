"""The SOW check: passages of a text that invite disputes, and sections that it lacks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from intelligence.sow.acceptance import missing_acceptance
from intelligence.sow.conflicts import Conflict, conflicts
from intelligence.sow.hit import Hit
from intelligence.sow.open_ended import open_ended
from intelligence.sow.outline import Statement, outline
from intelligence.sow.passage import Passage, PassageKind, SowFindings
from intelligence.sow.passive import passive
from intelligence.sow.sections import missing_sections
from intelligence.sow.setting import Setting
from intelligence.sow.undecided import undecided
from intelligence.sow.unquantified import unquantified
from intelligence.sow.vague import vague
from models.segmentation import Segmenter

_DETECTORS: tuple[Callable[[Setting], Iterator[Hit]], ...] = (
    undecided,
    missing_acceptance,
    open_ended,
    vague,
    passive,
    unquantified,
)


def check_wording(text: str, segmenter: Segmenter) -> SowFindings:
    """Return what a statement of work invites disputes by; the same text gets the same answer.

    Passages are by place, ``text[start:end] == passage.text``, each a sentence, an item or a row.
    Whatever the text is, nothing is raised: where no English stands, little or nothing is found.
    """
    outlined = outline(text, segmenter)
    statements = outlined.statements
    passages = [
        passage
        for place in range(len(statements))
        for passage in _of_statement(text, _setting(statements, place))
    ]
    passages.extend(_of_conflict(text, statements, one) for one in conflicts(statements))
    passages.sort(key=lambda one: (one.start, one.end, one.kind))
    return SowFindings(tuple(passages), missing_sections(text, outlined))


def _setting(statements: Sequence[Statement], place: int) -> Setting:
    before = statements[place - 1] if place else None
    after = statements[place + 1] if place + 1 < len(statements) else None
    return Setting(statements[place], before, after)


def _of_statement(text: str, setting: Setting) -> Iterator[Passage]:
    for detector in _DETECTORS:
        for hit in detector(setting):
            statement = setting.statement
            yield Passage(
                statement.start,
                statement.end,
                text[statement.start : statement.end],
                hit.kind,
                hit.why,
                hit.rewrite,
                hit.confidence,
                statement.reading.span(hit.start, hit.end),
            )


def _of_conflict(text: str, statements: Sequence[Statement], conflict: Conflict) -> Passage:
    first, second = statements[conflict.first], statements[conflict.second]
    return Passage(
        second.start,
        second.end,
        text[second.start : second.end],
        PassageKind.CONFLICTING,
        f'This and "{first.words[:160]}" cannot both hold: {conflict.what}.',
        (
            f"Keep one of the two: [{first.words.rstrip('.')[:200]}] or "
            f"[{second.words.rstrip('.')[:200]}]."
        ),
        conflict.confidence,
        (second.start, second.end),
        (first.start, first.end),
    )
