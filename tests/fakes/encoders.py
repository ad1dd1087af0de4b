"""Published encoders of a few thousand numbers, so that unit tests compile them in no time."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from models.encoder.adapter import Adapter
from models.encoder.bases import Base, Family
from models.encoder.parameters import LINEAR

WORDS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "late", "price", "team", "left", "data", "plan")
WIDTH, WIDE, LAYERS, HEADS = 32, 64, 3, 4

_ATTENTION = {
    "bert": {
        "query": "self.query",
        "key": "self.key",
        "value": "self.value",
        "mixed": "output.dense",
        "attended": "output.LayerNorm",
    },
    "mpnet": {
        "query": "attn.q",
        "key": "attn.k",
        "value": "attn.v",
        "mixed": "attn.o",
        "attended": "LayerNorm",
    },
}


def write_base(folder: Path, family: Family, *, max_tokens: int = 64, seed: int = 5) -> Base:
    """Write random weights and a tokenizer as a published encoder has them; return the base."""
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(seed)

    def normal(*shape: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        return (random.standard_normal(shape) * 0.3).astype(np.float32)

    tensors = {
        "embeddings.word_embeddings.weight": normal(len(WORDS), WIDTH),
        "embeddings.position_embeddings.weight": normal(max_tokens + 2, WIDTH),
        "embeddings.LayerNorm.weight": 1 + normal(WIDTH),
        "embeddings.LayerNorm.bias": normal(WIDTH),
    }
    if family == "bert":
        tensors["embeddings.token_type_embeddings.weight"] = normal(2, WIDTH)
    else:
        tensors["encoder.relative_attention_bias.weight"] = normal(32, HEADS)
    for layer in range(LAYERS):
        stem = f"encoder.layer.{layer}"
        for part in ("query", "key", "value", "mixed"):
            name = f"{stem}.attention.{_ATTENTION[family][part]}"
            tensors[f"{name}.weight"], tensors[f"{name}.bias"] = normal(WIDTH, WIDTH), normal(WIDTH)
        tensors[f"{stem}.intermediate.dense.weight"] = normal(WIDE, WIDTH)
        tensors[f"{stem}.intermediate.dense.bias"] = normal(WIDE)
        tensors[f"{stem}.output.dense.weight"] = normal(WIDTH, WIDE)
        tensors[f"{stem}.output.dense.bias"] = normal(WIDTH)
        attended = f"{stem}.attention.{_ATTENTION[family]['attended']}"
        for name in (attended, f"{stem}.output.LayerNorm"):
            tensors[f"{name}.weight"], tensors[f"{name}.bias"] = 1 + normal(WIDTH), normal(WIDTH)
    save_file(tensors, folder / "model.safetensors")
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer()), encoding="utf-8")
    (folder / "config.json").write_text("{}", encoding="utf-8")
    return Base(
        name=f"tiny-{family}",
        sha256=hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest(),
        family=family,
        width=WIDTH,
        layers=LAYERS,
        heads=HEADS,
        epsilon=1e-12 if family == "bert" else 1e-5,
        max_tokens=max_tokens,
    )


def write_adapter_for(base: Base, *, first: int = 1, rank: int = 2, seed: int = 6) -> Adapter:
    """Return corrections of every map from a layer on, large enough to be seen."""
    random = np.random.default_rng(seed)
    shapes = dict.fromkeys(LINEAR, (WIDTH, WIDTH)) | {
        "wide": (WIDE, WIDTH),
        "narrow": (WIDTH, WIDE),
    }
    return Adapter(
        base=base.identity,
        first=first,
        factors={
            f"{layer}.{part}": (
                random.standard_normal((outputs, rank)).astype(np.float16),
                (random.standard_normal((rank, inputs)) * 0.2).astype(np.float16),
            )
            for layer in range(first, base.layers)
            for part, (outputs, inputs) in shapes.items()
        },
        note="tiny",
    )


def tokenizer() -> dict[str, object]:
    """Return a tokenizer of whole words with a start and an end token."""
    special = [
        {
            "id": number,
            "content": WORDS[number],
            "single_word": False,
            "lstrip": False,
            "rstrip": False,
            "normalized": False,
            "special": True,
        }
        for number in range(4)
    ]
    ends = {name: {"id": name, "ids": [WORDS.index(name)], "tokens": [name]} for name in WORDS[2:4]}
    around = [
        {"SpecialToken": {"id": "[CLS]", "type_id": 0}},
        {"Sequence": {"id": "A", "type_id": 0}},
        {"SpecialToken": {"id": "[SEP]", "type_id": 0}},
    ]
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": special,
        "normalizer": {"type": "Lowercase"},
        "pre_tokenizer": {"type": "Whitespace"},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": around,
            "pair": around,
            "special_tokens": ends,
        },
        "decoder": None,
        "model": {
            "type": "WordLevel",
            "vocab": {word: number for number, word in enumerate(WORDS)},
            "unk_token": "[UNK]",
        },
    }
