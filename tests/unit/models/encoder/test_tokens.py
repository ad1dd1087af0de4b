from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from models.encoder import tokens
from models.encoder.bases import MINILM
from models.encoder.tokens import (
    BLOCKS,
    PLACES,
    SLOTS,
    TOGETHER,
    WIDTHS,
    batch_shape,
    fixed_batches,
    read_tokenizer,
    rules_of,
)
from models.errors import InvalidInput, UnverifiedWeights
from tests.fakes.encoders import tokenizer, write_base

LENGTHS = (3, 200, 16, 65, 40, 256, 3, 90, 1, 128, 129, 33)


def test_length_of_a_text_alone_decides_the_width_it_is_computed_in() -> None:
    crowd = [[7] * length for length in LENGTHS * 9]
    for lists in (crowd, crowd[::-1], crowd[5:6]):
        for batch in fixed_batches(lists, 256):
            rows, width = batch.ids.shape
            assert batch.places.shape == batch.owners.shape == (rows, width)
            for position in batch.positions:
                few, own = batch_shape(len(lists[position]))
                assert own == width
                assert rows in ({few, few * TOGETHER} if width <= WIDTHS[-1] else {few})


def test_many_rows_are_computed_together_and_few_leave_few_blank() -> None:
    few, width = batch_shape(60)
    for rows in (1, few, few + 1, few * TOGETHER, few * TOGETHER * 2 + 1):
        batches = fixed_batches([[7] * 60] * rows, 256)
        counts = [batch.ids.shape[0] for batch in batches]
        assert counts[:-1] == sorted(counts[:-1], reverse=True)
        assert sum(counts) - rows < few
        assert all(batch.ids.shape[1] == width for batch in batches)


@pytest.mark.parametrize("block", BLOCKS.values())
def test_every_text_lies_whole_in_one_place_of_its_own(block: int) -> None:
    lists = [[1000 * place + at for at in range(LENGTHS[place % 12])] for place in range(108)]
    batches = fixed_batches(lists, 256, block)
    assert sorted(p for b in batches for p in b.positions) == list(range(len(lists)))
    widths = [batch.ids.shape[1] for batch in batches]
    assert widths == sorted(widths, reverse=True)
    for batch in batches:
        assert (batch.owners > 0).sum() == sum(len(lists[p]) for p in batch.positions)
        for position, cell in zip(batch.positions, batch.cells, strict=True):
            row, owner = cell // SLOTS, cell % SLOTS + 1
            own = batch.owners[row] == owner
            assert batch.ids[row][own].tolist() == lists[position]
            assert batch.places[row][own].tolist() == list(range(len(lists[position])))
            (first, *_), (*_, last) = np.flatnonzero(own), np.flatnonzero(own)
            assert last - first + 1 == len(lists[position])
            crosses = first // block != last // block
            assert not crosses or first % block == 0


def test_short_texts_leave_hardly_a_place_blank() -> None:
    lists = [[7] * (4 + place % 25) for place in range(500)]
    batches = fixed_batches(lists, 256)
    blank = sum(int((batch.owners == 0).sum()) for batch in batches)
    assert blank < PLACES


def test_a_row_of_the_shortest_texts_has_a_slot_for_each() -> None:
    (few, width) = batch_shape(1)
    rows = few * TOGETHER
    batches = fixed_batches([[7]] * (rows * SLOTS), 256)
    last = (rows - 1) * SLOTS + width // 2 - 1
    assert max(cell for batch in batches for cell in batch.cells) == last
    assert max(WIDTHS) // 2 == SLOTS


@pytest.mark.parametrize("length", [0, 257])
def test_text_without_tokens_or_with_too_many_is_refused(length: int) -> None:
    with pytest.raises(InvalidInput, match=f"text 1 has {length} tokens.*1 to 256"):
        fixed_batches([[1], [1] * length], 256)


def test_long_texts_are_cut_and_short_ones_not_padded(tmp_path: Path) -> None:
    tokenise = read_tokenizer(tmp_path, write_base(tmp_path, "bert", max_tokens=12))
    short, long, empty = tokenise(["late price", "late " * 90, ""])
    assert short == [2, 4, 5, 3]
    assert len(long) == 12
    assert long[-1] == 3
    assert empty == [2, 3]


def test_half_a_character_and_endless_text_are_no_obstacle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tokens, "MOST_CHARACTERS", 10)
    tokenise = read_tokenizer(tmp_path, write_base(tmp_path, "bert"))
    half, endless = tokenise(["\ud83d price", "late price late price"])
    assert half == [2, 1, 5, 3]
    assert endless == [2, 4, 5, 3]


def test_layout_truncation_and_padding_do_not_change_the_rules() -> None:
    rules = tokenizer()
    written = json.dumps(rules).encode()
    other = json.dumps({**rules, "truncation": {"max_length": 9}, "padding": {}}, indent=2).encode()
    assert rules_of(written) == rules_of(other)
    assert rules_of(written) != rules_of(json.dumps({**rules, "normalizer": None}).encode())


def test_tokenizer_of_another_model_is_refused(tmp_path: Path) -> None:
    tiny = write_base(tmp_path, "bert")
    published = replace(tiny, name=MINILM.name, sha256=MINILM.sha256)
    with pytest.raises(UnverifiedWeights, match="those of the published all-MiniLM-L6-v2"):
        read_tokenizer(tmp_path, published)


@pytest.mark.parametrize("written", [None, "", "[]", '{"version": "1.0"}'])
def test_missing_or_damaged_tokenizer_is_named(written: str | None, tmp_path: Path) -> None:
    base = write_base(tmp_path, "bert")
    path = tmp_path / "tokenizer.json"
    path.unlink()
    if written is not None:
        path.write_text(written, encoding="utf-8")
    with pytest.raises(UnverifiedWeights, match=r"tokenizer\.json of tiny-bert cannot be read"):
        read_tokenizer(tmp_path, base)
