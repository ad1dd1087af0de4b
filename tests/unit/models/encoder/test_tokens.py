from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from models.encoder import tokens
from models.encoder.bases import MINILM
from models.encoder.tokens import batch_shape, fixed_batches, read_tokenizer, rules_of
from models.errors import InvalidInput, UnverifiedWeights
from tests.fakes.encoders import tokenizer, write_base


def test_length_of_a_text_alone_decides_the_shape_it_is_computed_in() -> None:
    crowd = [[7] * length for length in (3, 200, 16, 17, 40, 256, 3, 90)] * 9
    for lists in (crowd, crowd[::-1], crowd[5:6]):
        for batch in fixed_batches(lists, 256):
            for position in batch.positions:
                assert batch.ids.shape == batch.mask.shape == batch_shape(len(lists[position]))


def test_every_text_has_one_place_and_wide_batches_come_first() -> None:
    lists = [[7] * length for length in (3, 200, 16, 17, 40, 256, 3, 90)] * 9
    batches = fixed_batches(lists, 256)
    assert sorted(p for b in batches for p in b.positions) == list(range(len(lists)))
    widths = [batch.ids.shape[1] for batch in batches]
    assert widths == sorted(widths, reverse=True)


def test_padding_is_masked_and_text_is_not() -> None:
    (batch,) = fixed_batches([[5, 6, 7]], 256)
    assert batch.ids[0].tolist() == [5, 6, 7, 0, 0, 0, 0, 0]
    assert batch.mask[0].tolist() == [1, 1, 1, 0, 0, 0, 0, 0]
    assert (batch.mask[1:].sum(axis=1) == 1).all()


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
