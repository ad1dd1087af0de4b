"""The SOW check: passages of a text that invite disputes, and sections that it lacks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from intelligence.sow.acceptance import missing_acceptance, says_how
from intelligence.sow.conflict import Conflict
from intelligence.sow.conflicts import conflicts
from intelligence.sow.excuses import excused
from intelligence.sow.expenses import uncapped_expenses
from intelligence.sow.explained import explained
from intelligence.sow.hit import Hit
from intelligence.sow.judge import JUDGED, Judge, evidence_of, named_cues, packaged_judge
from intelligence.sow.learned import BEYOND_DOUBT, Learned, Weighed
from intelligence.sow.open_ended import open_ended
from intelligence.sow.outline import Outline, Statement, outline
from intelligence.sow.pair_judge import PairJudge
from intelligence.sow.passage import Passage, PassageKind, SowFindings
from intelligence.sow.passive import passive
from intelligence.sow.sections import missing_sections
from intelligence.sow.setting import Setting
from intelligence.sow.surroundings import defined_terms
from intelligence.sow.terms_of_art import settled_by_law, within_a_term
from intelligence.sow.undecided import undecided
from intelligence.sow.unquantified import unquantified
from intelligence.sow.vague import vague
from models.naming.grammar import Grammar, Parsed
from models.segmentation import Segmenter

_DETECTORS: tuple[Callable[[Setting], Iterator[Hit]], ...] = (
    undecided,
    missing_acceptance,
    open_ended,
    vague,
    passive,
    uncapped_expenses,
    unquantified,
)


#: Characters a word on the average beyond which a statement is not parsed.
_LONGEST_WORD = 25
#: What such a rule's sureness is worth as a probability.
_OF_RULE = 0.8


def check_wording(
    text: str, segmenter: Segmenter, grammar: Grammar | None = None, judge: Judge | None = None
) -> SowFindings:
    """Return what a statement of work invites disputes by; the same text gets the same answer.

    With a grammar, what the rules find is weighed against everything else that a statement says,
    by the packaged judge if no other is given, and ``confidence`` is a probability; without one,
    the rules decide alone. Passages are by place,
    ``text[start:end] == passage.text``, each a sentence, an item or a row. Whatever the text is,
    nothing is raised: where no English stands, little or nothing is found.
    """
    return check_outlined(text, outline(text, segmenter), grammar, judge)


def check_outlined(
    text: str,
    outlined: Outline,
    grammar: Grammar | None = None,
    judge: Judge | None = None,
    learned: Learned | None = None,
    pairs: PairJudge | None = None,
) -> SowFindings:
    """Return what `check_wording` does of a text whose outline is at hand.

    With ``learned``, statements are weighed by a taught reader, and no grammar is asked. Conflicts
    are weighed by ``pairs``, the packaged judge if it is null.
    """
    statements = outlined.statements
    settings = _settings(statements)
    judge = judge or packaged_judge()
    hits = [_hits(setting) for setting in settings]
    if learned is not None:
        # A reader computes outside the interpreter, so it reads while conflicts are looked for.
        with ThreadPoolExecutor(1) as beside:
            reading = beside.submit(learned.weighed, settings, hits)
            clashing = conflicts(statements, pairs)
            weighed = reading.result()
    else:
        clashing = conflicts(statements, pairs)
        weighed = _weighed(settings, hits, _parsed(settings, grammar), judge)
    passages = [
        _passage(text, setting.statement, hit)
        for setting, found in zip(settings, weighed, strict=True)
        for hit in _judged(setting, found, judge)
    ]
    passages.extend(_of_conflict(text, statements, one) for one in clashing)
    passages.sort(key=lambda one: (one.start, one.end, one.kind))
    return SowFindings(tuple(passages), missing_sections(text, outlined))


def read_statements(
    text: str, segmenter: Segmenter, grammar: Grammar
) -> Iterator[tuple[Statement, dict[str, float]]]:
    """Yield each statement that is judged, with the evidence that it is judged by."""
    settings = _settings(outline(text, segmenter).statements)
    for setting, parsed in zip(settings, _parsed(settings, grammar), strict=True):
        yield setting.statement, evidence_of(setting, parsed or (), _hits(setting))


def read_cues(text: str, segmenter: Segmenter) -> Iterator[tuple[Statement, dict[str, float]]]:
    """Yield each statement that is judged, with the cues that are weighed beside a reading."""
    for setting in _settings(outline(text, segmenter).statements):
        yield setting.statement, named_cues(setting, _hits(setting))


def _settings(statements: Sequence[Statement]) -> list[Setting]:
    """The statements with their neighbours, without the heads of tables."""
    telling = {place for place, one in enumerate(statements) if says_how(one.words)}
    defined = defined_terms(one.words for one in statements)
    found = [
        Setting(
            one,
            statements[place - 1] if place else None,
            statements[place + 1] if place + 1 < len(statements) else None,
            accepted_elsewhere=len(telling) > (place in telling),
            defined=defined,
        )
        for place, one in enumerate(statements)
    ]
    return [one for one in found if not one.heads_table]


def _parsed(settings: Sequence[Setting], grammar: Grammar | None) -> Sequence[Parsed | None]:
    if grammar is None:
        return [None] * len(settings)
    words = [_parseable(setting.words) for setting in settings]
    distinct = list(dict.fromkeys(words))
    parsed = dict(zip(distinct, grammar.parse(distinct), strict=True))
    return [parsed[one] for one in words]


def _parseable(words: str) -> str:
    """Return the words where they are language; blanks and endless words have no grammar."""
    return words if len(words) <= _LONGEST_WORD * (words.count(" ") + 1) else ""


def _hits(setting: Setting) -> list[Hit]:
    return [hit for detector in _DETECTORS for hit in detector(setting)]


def _weighed(
    settings: Sequence[Setting],
    hits: Sequence[Sequence[Hit]],
    parsed: Sequence[Parsed | None],
    judge: Judge,
) -> list[Weighed]:
    """Weigh each statement by named cues where it was parsed, and else by the rules alone."""
    evidence = [
        None if words is None else evidence_of(setting, words, own)
        for setting, words, own in zip(settings, parsed, hits, strict=True)
    ]
    return [
        Weighed(own, None, {})
        if found is None
        else Weighed(own, judge.probabilities(found), judge.bounds)
        for own, found in zip(hits, evidence, strict=True)
    ]


def _judged(setting: Setting, weighed: Weighed, judge: Judge) -> Iterator[Hit]:
    settled = settled_by_law(setting.words)
    open_to_dispute = [h for h in weighed.hits if not within_a_term(h.start, h.end, settled)]
    if weighed.probabilities is None:
        yield from open_to_dispute
        return
    if settled and not open_to_dispute:
        return
    for kind in JUDGED:
        met = [hit for hit in open_to_dispute if hit.kind is kind]
        sure = [hit for hit in met if hit.confidence >= BEYOND_DOUBT]
        probability = weighed.probabilities[kind]
        if (probability < weighed.bounds[kind] or setting.lies_outside) and not sure:
            continue
        if excused(setting, kind):
            continue
        confidence = max([probability, *(_OF_RULE * hit.confidence for hit in sure)])
        if met:
            yield replace(met[0], confidence=confidence)
        else:
            yield explained(setting.words, kind, judge, confidence)


def _passage(text: str, statement: Statement, hit: Hit) -> Passage:
    return Passage(
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
    kept = first.words.rstrip(".")[:200], second.words.rstrip(".")[:200]
    alone = conflict.first == conflict.second
    return Passage(
        second.start,
        second.end,
        text[second.start : second.end],
        PassageKind.CONFLICTING,
        f"This is at odds with itself: {conflict.what}."
        if alone
        else f'This and "{first.words[:160]}" cannot both hold: {conflict.what}.',
        f"{kept[1]} [which of the two: {conflict.what}]."
        if alone
        else f"Keep one of the two: [{kept[0]}] or [{kept[1]}].",
        conflict.confidence,
        (second.start, second.end),
        None if alone else (first.start, first.end),
    )
