"""Statements that tell two causes: two labelled ones of different themes, joined by a connective.

Nobody labelled such statements, so they are made: whole statements of one writer, one line and
one sentence each, put together as people do. What is joined is known, and so is what should be
found. The statements by themselves show what a wrong cut costs.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from intelligence.evaluation.bootstrap import Draw
from intelligence.evaluation.tables import Cell, Outcome, Table
from intelligence.findings import BY_CLASSIFIER, Finding
from intelligence.passages import readable
from intelligence.recognising import recognise_causes
from intelligence.several_causes import Cutter
from models.recognition.labelled import Cause
from models.roles.contract import Role

#: How two causes are put together.
CONNECTIVES = (
    " and ",
    ", and ",
    ", while ",
    "; ",
    " - ",
    ", but ",
    " because ",
    ", plus ",
    " \u2014 ",
    " and on top of that ",
)

#: Joined statements of each row, and most statements that are asked by themselves.
JOINED = 300
ALONE = 800

#: Characters of a statement that may be joined, and of one that is asked by itself.
_LENGTHS = (30, 220)
_RESAMPLES = 1000
_SEED = 20


@dataclass(frozen=True, slots=True)
class Joined:
    """A statement, its true themes, and what joins them (``""`` where nothing does)."""

    text: str
    themes: frozenset[str]
    connective: str = ""


def joined_statements(
    causes: Sequence[Cause], count: int = JOINED, seed: int = _SEED
) -> list[Joined]:
    """Return statements of two causes, each connective as often as every other.

    Args:
        causes: of one writer, of at least two themes; each may be drawn several times.
        count: how many.
        seed: repeats the draw.

    """
    drawing = random.Random(seed)  # noqa: S311 - a draw, not a secret
    offered = [cause for cause in causes if _is_one_sentence(cause.text)]
    found: list[Joined] = []
    while len({cause.theme for cause in offered}) > 1 and len(found) < count:
        one, other = drawing.sample(offered, 2)
        if one.theme != other.theme:
            connective = CONNECTIVES[len(found) % len(CONNECTIVES)]
            text = one.text.rstrip(" .;,") + connective + _within(other.text)
            found.append(Joined(text, frozenset({one.theme, other.theme}), connective))
    return found


def single_statements(causes: Sequence[Cause]) -> list[Joined]:
    """Return the statements of one cause that could be joined; of many, as many are drawn."""
    offered = [cause for cause in causes if _is_one_sentence(cause.text)]
    if len(offered) > ALONE:
        offered = random.Random(_SEED).sample(offered, ALONE)  # noqa: S311 - a draw, not a secret
    return [Joined(cause.text, frozenset({cause.theme})) for cause in offered]


def evaluate_joined(cutter: Cutter, writers: Sequence[tuple[str, Sequence[Cause]]]) -> Outcome:
    """Measure how many themes of joined statements are found, and how many statements are torn.

    Args:
        cutter: with the models and the taxonomy.
        writers: what each writer's rows are called, and the causes.

    """
    before: list[tuple[Cell, ...]] = []
    apart: list[tuple[Cell, ...]] = []
    kinds: list[tuple[Cell, ...]] = []
    for name, causes in writers:
        joined = joined_statements(causes)
        whole, cut = themes_found(cutter, joined, cut=False), themes_found(cutter, joined, cut=True)
        before.append((f"{name}: whole", *_shares(joined, whole)))
        before.append((f"{name}: cut", *_shares(joined, cut)))
        single = single_statements(causes)
        apart.append((name, *_torn(cutter, single)))
        if (name, causes) == writers[-1]:
            kinds = _by_connective(joined, whole, cut)
    return Outcome(
        "several",
        f"pairs of causes of different themes, joined ({JOINED} a writer), and the causes alone",
        {"Role classifier": cutter.roles.identity, "Recogniser": cutter.recogniser.identity},
        (
            Table(
                "Themes of two joined causes",
                ("Statements", "Both themes", "One of them", "None of them", "A wrong one"),
                tuple(before),
            ),
            Table(
                f"Both themes by what joins them, {writers[-1][0]}",
                ("Joined by", "Whole", "Cut", "Statements"),
                tuple(kinds),
            ),
            Table(
                "Statements of one cause",
                ("Statements", "Torn", "Right theme lost by it", "Right theme found by it"),
                tuple(apart),
            ),
        ),
    )


def themes_found(
    cutter: Cutter, statements: Sequence[Joined], *, cut: bool
) -> list[frozenset[str]]:
    """Return the themes that each statement is given, read by itself as a cause."""
    findings = [_finding(number, one.text) for number, one in enumerate(statements)]
    parts = cutter.cut(findings) if cut else findings
    named = recognise_causes(
        [readable(part.text) for part in parts],
        [part.role_confidence for part in parts],
        cutter.taxonomy,
        cutter.recogniser,
        cutter.threshold,
    )
    themes: dict[str, set[str]] = {finding.document_uid: set() for finding in findings}
    for part, one in zip(parts, named, strict=True):
        if one.theme_key is not None:
            themes[part.document_uid].add(one.theme_key)
    return [frozenset(themes[finding.document_uid]) for finding in findings]


def _finding(number: int, text: str) -> Finding:
    return Finding(
        f"{number:016x}", 0, len(text), text, Role.CAUSE.value, BY_CLASSIFIER, 1.0, heading=""
    )


def _shares(asked: Sequence[Joined], given: Sequence[frozenset[str]]) -> tuple[Cell, ...]:
    hits = [len(one.themes & found) for one, found in zip(asked, given, strict=True)]
    wrong = [bool(found - one.themes) for one, found in zip(asked, given, strict=True)]
    draw = Draw([str(number) for number in range(len(asked))], _RESAMPLES)
    return (*(draw.share([hit == count for hit in hits]) for count in (2, 1, 0)), draw.share(wrong))


def _by_connective(
    asked: Sequence[Joined], whole: Sequence[frozenset[str]], cut: Sequence[frozenset[str]]
) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for connective in CONNECTIVES:
        own = [row for row, one in enumerate(asked) if one.connective == connective]
        if own:
            shares = [
                sum(asked[row].themes <= given[row] for row in own) / len(own)
                for given in (whole, cut)
            ]
            rows.append((f"'{connective.strip()}'", *shares, len(own)))
    return rows


def _torn(cutter: Cutter, asked: Sequence[Joined]) -> tuple[Cell, ...]:
    whole, cut = themes_found(cutter, asked, cut=False), themes_found(cutter, asked, cut=True)
    rows = list(zip(asked, whole, cut, strict=True))
    draw = Draw([str(number) for number in range(len(asked))], _RESAMPLES)
    return (
        draw.share([len(after) > 1 for _, _, after in rows]),
        sum(one.themes <= before and not one.themes <= after for one, before, after in rows),
        sum(one.themes <= after and not one.themes <= before for one, before, after in rows),
    )


def _is_one_sentence(text: str) -> bool:
    shortest, longest = _LENGTHS
    return shortest <= len(text) <= longest and not any(mark in text for mark in ("\n", ". ", "! "))


def _within(text: str) -> str:
    """Return a statement as it stands within a sentence: its first word without its capital."""
    first = text.split(maxsplit=1)[0]
    return text[0].lower() + text[1:] if first[1:].islower() else text
