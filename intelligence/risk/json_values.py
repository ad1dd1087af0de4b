"""Frozen values as JSON holds them, and back: by the fields and types that they declare.

JSON knows neither NaN nor infinity (RFC 8259, 2017, section 6) and no text of half a character, so
these become null and U+FFFD. Reading takes them for what is not known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache
from math import isfinite, nan
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import numpy as np

_SURROGATES = re.compile("[\ud800-\udfff]")
_AS_THEY_ARE = frozenset({bool, int})


def plain(value: Any) -> Any:
    """Return a value as JSON holds it: objects by field, tuples as lists, numbers that exist.

    >>> plain((1.5, float("nan"), np.int64(3), None))
    [1.5, None, 3, None]
    """
    kind: Any = type(value)
    if value is None or kind in _AS_THEY_ARE:
        return value
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, str):
        return str(value) if value.isascii() else _SURROGATES.sub("\ufffd", str(value))
    if is_dataclass(value):
        return {name: plain(getattr(value, name)) for name in _names(kind)}
    if isinstance(value, Mapping):
        return {plain(str(key)): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return None if isinstance(value, float) and not isfinite(value) else value


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


def read_value(kind: Any, told: Any) -> Any:
    """Return the value of a type that a JSON value tells; fields not told have their defaults.

    A number that must be and is null was one that JSON cannot hold (NaN), or is withheld (0).

    Raises:
        KeyError: for a field without default that is not told.
        TypeError: for a value of another type.
        ValueError: for a word that an enumeration does not have.

    """
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _optional(arguments, told)
    if origin is tuple:
        return _tuple(arguments, told)
    if origin is dict:
        return {key: read_value(arguments[1], one) for key, one in told.items()}
    if is_dataclass(kind):
        return _object(kind, told)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind(told)
    return _scalar(kind, told)


def _optional(kinds: tuple[Any, ...], told: Any) -> Any:
    if told is None and NoneType in kinds:
        return None
    return read_value(next(kind for kind in kinds if kind is not NoneType), told)


def _tuple(kinds: tuple[Any, ...], told: Any) -> tuple[Any, ...]:
    if not isinstance(told, list | tuple):
        raise TypeError(f"{type(told).__name__} where a list is due")
    if len(kinds) == 2 and kinds[1] is Ellipsis:  # noqa: PLR2004 - tuple[kind, ...]
        return tuple(read_value(kinds[0], one) for one in told)
    return tuple(read_value(kind, one) for kind, one in zip(kinds, told, strict=True))


def _object(kind: Any, told: Mapping[str, Any]) -> Any:
    hints, given = _hints(kind), {}
    for one in fields(kind):
        if one.name in told:
            given[one.name] = read_value(hints[one.name], told[one.name])
        elif one.default is MISSING and one.default_factory is MISSING:
            raise KeyError(one.name)
    return kind(**given)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _scalar(kind: Any, told: Any) -> Any:
    if kind is float:
        return nan if told is None else float(told)
    if kind is int and told is None:
        return 0
    if not isinstance(told, kind):
        raise TypeError(f"{type(told).__name__} where {kind.__name__} is due")
    return told
