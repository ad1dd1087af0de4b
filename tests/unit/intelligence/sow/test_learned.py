"""Statements weighed by everything that is known of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from intelligence.sow.judge import JUDGED
from intelligence.sow.learned import DOUBT, MARGIN, Learned
from intelligence.sow.outline import outline
from intelligence.sow.passage import PassageKind
from intelligence.sow.wording import check_outlined
from models.encoder.locate import Weights
from models.segmentation import RuleSegmenter
from models.wordings.classifier import WordingClassifier
from models.wordings.reading import RememberedReader
from models.wordings.sieve import Sieve, SieveWeights
from tests.fakes.encoders import WIDTH, write_base

SENTENCES = ("Staff of the plant open the gates.", "The price is fixed.")
TEXT = " ".join([*SENTENCES, SENTENCES[0]])


def _learned(bias: float) -> Learned:
    """Return what finds tasks without a doer where gates are read of, beside a bias."""
    count = len(JUDGED)
    kinds = tuple(kind.value for kind in JUDGED)
    classifier = WordingClassifier(
        "remembered",
        kinds,
        ("digit",),
        np.eye(count),
        np.zeros((1, count)),
        np.full(count, bias),
        np.zeros(count),
    )
    gates = np.zeros(count)
    gates[JUDGED.index(PassageKind.PASSIVE_RESPONSIBILITY)] = 5.0
    readings = {one: gates if "gates" in one else gates * 0 for one in SENTENCES}
    return Learned(RememberedReader("remembered", readings), classifier)


def test_what_was_learned_finds_what_no_rule_does_and_asks_no_grammar() -> None:
    outlined = outline(TEXT, RuleSegmenter())
    found = check_outlined(TEXT, outlined, learned=_learned(-2.0))
    kinds = [(one.start, one.kind) for one in found.passages]
    places = [one.start for one in outlined.statements if "gates" in one.words]
    assert kinds == [(at, PassageKind.PASSIVE_RESPONSIBILITY) for at in places]
    assert all(TEXT[one.start : one.end] == one.text for one in found.passages)


@dataclass
class Counted:
    """A reader that is off by so much, and keeps what it read."""

    reader: RememberedReader
    off: float = 0.0
    asked: list[str] = field(default_factory=list)
    identity: str = "counted"

    def read(self, texts: Sequence[str]) -> NDArray[np.float64]:
        self.asked.extend(texts)
        return self.reader.read(texts) + self.off


def test_a_draft_spares_the_reader_what_is_far_from_every_bound_and_changes_no_answer() -> None:
    outlined = outline(TEXT, RuleSegmenter())
    plain = _learned(-2.0)
    assert isinstance(plain.reader, RememberedReader)
    for off in (-MARGIN, 0.0, MARGIN):
        reader, draft = Counted(plain.reader), Counted(plain.reader, off)
        drafted = replace(plain, reader=reader, draft=draft)
        found = check_outlined(TEXT, outlined, learned=drafted)
        assert found == check_outlined(TEXT, outlined, learned=plain)
        assert found.passages
        assert set(draft.asked) == set(SENTENCES)
        assert set(reader.asked) == {SENTENCES[0]}, "the price is fixed, whoever reads it"


def test_what_a_rule_is_sure_of_is_read_exactly_whatever_a_draft_makes_of_it() -> None:
    text = "The price of the training is TBD."
    plain = replace(_learned(-9.0), reader=RememberedReader("r", {text: np.zeros(len(JUDGED))}))
    assert isinstance(plain.reader, RememberedReader)
    reader = Counted(plain.reader)
    drafted = replace(plain, reader=reader, draft=Counted(plain.reader, -1.0))
    outlined = outline(text, RuleSegmenter())
    found = check_outlined(text, outlined, learned=drafted)
    assert [one.kind for one in found.passages] == [PassageKind.TO_BE_DECIDED]
    assert found == check_outlined(text, outlined, learned=plain)
    assert reader.asked == [text]


def _sieve(folder: Path, of_terms: dict[str, float]) -> Sieve:
    """Return a sieve that lets through what has terms that add up to one."""
    weights = Weights(write_base(folder, "bert"), None, folder)
    return Sieve(weights, SieveWeights({}, of_terms, np.zeros(WIDTH), 0.0, 1.0))


def test_what_a_sieve_rules_out_is_not_read_and_no_passage(tmp_path: Path) -> None:
    outlined = outline(TEXT, RuleSegmenter())
    plain = _learned(-2.0)
    assert isinstance(plain.reader, RememberedReader)
    for of_terms, asked in (
        ({"the gates": 1.0}, {SENTENCES[0]}),
        ({"price is": 1.0}, {SENTENCES[1]}),
        ({}, set()),
    ):
        reader = Counted(plain.reader)
        sieved = replace(plain, reader=reader, sieve=_sieve(tmp_path, of_terms))
        found = check_outlined(TEXT, outlined, learned=sieved)
        assert set(reader.asked) == asked
        expected = check_outlined(TEXT, outlined, learned=plain).passages
        assert found.passages == (expected if SENTENCES[0] in asked else ())


def test_what_a_rule_is_sure_of_is_read_whatever_a_sieve_makes_of_it(tmp_path: Path) -> None:
    text = "The price of the training is TBD."
    plain = replace(_learned(-9.0), reader=RememberedReader("r", {text: np.zeros(len(JUDGED))}))
    outlined = outline(text, RuleSegmenter())
    sieved = replace(plain, sieve=_sieve(tmp_path, {}))
    found = check_outlined(text, outlined, learned=sieved)
    assert [one.kind for one in found.passages] == [PassageKind.TO_BE_DECIDED]
    assert found == check_outlined(text, outlined, learned=plain)


def test_a_second_reader_is_asked_where_the_first_leaves_a_doubt_and_there_alone() -> None:
    outlined = outline(TEXT, RuleSegmenter())
    # The gates have log odds of 5 above the bias, the price has 0.
    for bias, asked in ((-5.5, {SENTENCES[0]}), (-20.0, set()), (-DOUBT / 2, set(SENTENCES))):
        plain = _learned(bias)
        assert isinstance(plain.reader, RememberedReader)
        second = Counted(plain.reader, 2.0)
        found = check_outlined(TEXT, outlined, learned=replace(plain, second=second))
        assert set(second.asked) == asked
        alone = check_outlined(TEXT, outlined, learned=plain)
        assert len(found.passages) >= len(alone.passages)


def test_with_a_second_reader_a_draft_changes_no_answer() -> None:
    outlined = outline(TEXT, RuleSegmenter())
    for bias in (-7.2, -6.0, -4.0):
        plain = _learned(bias)
        assert isinstance(plain.reader, RememberedReader)
        both = replace(plain, second=Counted(plain.reader, 1.0))
        expected = check_outlined(TEXT, outlined, learned=both)
        for off in (-MARGIN, MARGIN):
            drafted = replace(both, draft=Counted(plain.reader, off))
            assert check_outlined(TEXT, outlined, learned=drafted) == expected


def test_what_is_vague_is_none_where_the_text_says_what_it_means() -> None:
    answer, other = "The Engineer answers promptly.", "Reports look professional."
    text = f'"Promptly" means within four hours. {answer} {other}'
    outlined = outline(text, RuleSegmenter())
    vague = np.zeros(len(JUDGED))
    vague[JUDGED.index(PassageKind.VAGUE_TERM)] = 9.0
    readings = {
        one.words: vague if one.words in {answer, other} else vague * 0
        for one in outlined.statements
    }
    learned = replace(_learned(-2.0), reader=RememberedReader("r", readings))
    found = check_outlined(text, outlined, learned=learned)
    assert [one.text for one in found.passages] == [other]


def test_acceptance_is_not_missed_where_the_statement_before_gives_its_period() -> None:
    accepted = "If none comes within that period, the report is deemed accepted."
    text = f"{accepted} The Client lists defects within ten days. {accepted}"
    outlined = outline(text, RuleSegmenter())
    missed = np.zeros(len(JUDGED))
    missed[JUDGED.index(PassageKind.MISSING_ACCEPTANCE)] = 9.0
    readings = {
        one.words: missed if one.words == accepted else missed * 0 for one in outlined.statements
    }
    learned = replace(_learned(-2.0), reader=RememberedReader("r", readings))
    found = check_outlined(text, outlined, learned=learned)
    assert [one.start for one in found.passages] == [0]


def test_a_text_without_statements_is_weighed_to_nothing() -> None:
    assert _learned(9.0).weighed([], []) == []
