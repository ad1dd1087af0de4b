"""The YAML block at the top of a Markdown file, read without its powers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

from corpus.readers.decoding import storable
from corpus.readers.flatten import flatten

_BLOCK = re.compile(
    r"\ufeff?---[ \t]*(?:\r\n|\n)(.*?)(?:\r\n|\n)(?:---|\.\.\.)[ \t]*(?:\r\n|\n|$)", re.DOTALL
)

#: A longer block is not front matter.
_MAX_CHARACTERS = 20_000
_MAX_VALUE = 2_000


class _TextLoader(yaml.BaseLoader):
    """Builds only texts, lists and mappings, and refuses references (they can grow at will)."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        """Refuse an alias instead of resolving it."""
        if self.check_event(yaml.events.AliasEvent):
            raise yaml.YAMLError
        return super().compose_node(parent, index)


def split_front_matter(text: str) -> tuple[Mapping[str, str], str]:
    r"""Return the values of the front matter under lower-case labels, and the text below it.

    A block that is not a YAML mapping is left in the text.

    >>> split_front_matter("---\nCustomer: Acme\n---\nLate.")
    ({'customer': 'Acme'}, 'Late.')
    """
    match = _BLOCK.match(text[: _MAX_CHARACTERS + 10])
    if match is None:
        return {}, text
    try:
        values = yaml.load(match.group(1), Loader=_TextLoader)  # noqa: S506  # builds no objects
    except (yaml.YAMLError, RecursionError, ValueError):
        return {}, text
    if not isinstance(values, dict):
        return {}, text
    flat = flatten({str(key): value for key, value in values.items()})
    metadata = {
        key.strip().casefold(): storable(value).strip()[:_MAX_VALUE]
        for key, value in flat.items()
        if value.strip()
    }
    return metadata, text[match.end() :]
