"""Turns cells of a data frame into plain Python values.

A frame read back from Parquet holds NaN for a missing value, arrays for lists and numpy scalars
for numbers; JSON and templates want ``None``, lists and numbers.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd


def plain(value: Any) -> Any:
    """Return one cell as ``None``, ``bool``, ``int``, ``float``, ``str`` or a list of those.

    >>> plain(float("nan")) is None, plain(np.int64(3)), plain(np.array(["a", "b"]))
    (True, 3, ['a', 'b'])
    """
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, str):
        return without_surrogates(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, bool | int):
        return value
    if isinstance(value, np.ndarray | list | tuple):
        return [plain(item) for item in value]
    return str(value)


def without_surrogates(text: str) -> str:
    r"""Return ``text`` with lone surrogates replaced one for one, so that offsets still hold.

    >>> without_surrogates("a\ud800b") == "a\ufffdb"
    True
    """
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    return text


def as_text(value: Any) -> str | None:
    """Return a cell as text; a whole number kept as a float by pandas loses its ``.0``.

    >>> as_text(12.0), as_text(None), as_text("INC-1")
    ('12', None, 'INC-1')
    """
    cleaned = plain(value)
    if cleaned is None or isinstance(cleaned, str):
        return cleaned
    if isinstance(cleaned, float) and cleaned.is_integer():
        return str(int(cleaned))
    return str(cleaned)


def as_count(value: Any) -> int | None:
    """Return a cell as a whole number; frames with missing values store integers as floats.

    >>> as_count(12.0), as_count(float("nan"))
    (12, None)
    """
    cleaned = plain(value)
    return None if cleaned is None else int(cleaned)


def as_figure(value: Any) -> float | None:
    """Return a cell as a number.

    >>> as_figure(12), as_figure(None)
    (12.0, None)
    """
    cleaned = plain(value)
    return None if cleaned is None else float(cleaned)


def as_texts(value: Any) -> list[str]:
    """Return a cell as a list of texts; a missing list is an empty one.

    >>> as_texts(np.array(["a", None], dtype=object)), as_texts(None), as_texts("one")
    (['a'], [], ['one'])
    """
    cleaned = plain(value)
    if cleaned is None:
        return []
    items: Iterable[Any] = cleaned if isinstance(cleaned, list) else [cleaned]
    return [text for text in map(as_text, items) if text is not None]


def as_flag(value: Any) -> bool:
    """Return a cell as a yes or no; a missing one is no.

    >>> as_flag(None), as_flag(1.0)
    (False, True)
    """
    return bool(plain(value) or False)
