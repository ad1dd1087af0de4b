"""What decides an encoder's vectors, as one line, and when one encoder may stand in for another.

A recogniser or role model is fitted on the vectors of one encoder. The same encoder in another
precision gives nearly the same vectors (cosine .9999, ``docs/quality/encoding.md``), so what was
fitted serves it too; another base, adapter, part or longest text gives others. Caches and editions
go by the whole line all the same: nearly the same is not the same.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeGuard, get_args

#: What the linear maps are computed in. Sums, normalisation and vectors are float32 in both.
Precision = Literal["f32", "bf16"]

_FIELDS = 4


@dataclass(frozen=True, slots=True)
class EncoderIdentity:
    """Everything that decides a vector.

    >>> str(EncoderIdentity("base@12+causes@34", "general+cause", "f32", 256))
    'base@12+causes@34/general+cause/f32/256'

    Attributes:
        model: the base and what it learned, each with its checksum.
        parts: the vectors that stand side by side in a row.
        precision: what was computed in.
        max_tokens: longest text in tokens that is read.

    """

    model: str
    parts: str
    precision: Precision
    max_tokens: int

    def __str__(self) -> str:
        """Return the line that caches, cards and editions keep."""
        return f"{self.model}/{self.parts}/{self.precision}/{self.max_tokens}"


def read_identity(line: str) -> EncoderIdentity | None:
    """Return what a line says, or None for an embedder of another kind.

    >>> read_identity("base@12/general/bf16/256")
    EncoderIdentity(model='base@12', parts='general', precision='bf16', max_tokens=256)
    >>> read_identity("base@12/general/int8/256") is None
    True
    """
    fields = line.rsplit("/", _FIELDS - 1)
    if len(fields) != _FIELDS:
        return None
    model, parts, precision, longest = fields
    if not _is_precision(precision) or not (longest.isascii() and longest.isdecimal()):
        return None
    return EncoderIdentity(model, parts, precision, int(longest))


def same_encoder(fitted: str, given: str) -> bool:
    """Say whether what was fitted on one encoder serves another: they differ in precision at most.

    >>> same_encoder("base@12/general/f32/256", "base@12/general/bf16/256")
    True
    >>> same_encoder("base@12/general/f32/256", "base@99/general/f32/256")
    False
    """
    one, other = read_identity(fitted), read_identity(given)
    if one is None or other is None:
        return fitted == given
    return replace(one, precision=other.precision) == other


def _is_precision(text: str) -> TypeGuard[Precision]:
    return text in get_args(Precision)
