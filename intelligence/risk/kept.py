"""What of a risk check is kept when the text that was checked is not: figures, never its words.

Past findings stay, as they are the portfolio's own. A passage keeps its place, its kind and a
digest, by which a person can still decide on its wording.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from intelligence.risk.suppression import wording_digest

#: What tells words of the text that was checked.
_OF_PASSAGE = ("text", "why", "rewrite")
_OF_REASON = ("value", "words")
_BY_TEXT = "text"


def digested(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return a payload whose passages and missing sections carry the digest of their wording."""
    return {
        **payload,
        "passages": [
            {**one, "digest": wording_digest(one["kind"], one["text"])}
            for one in payload["passages"]
        ],
        "missing_sections": [
            {**one, "digest": wording_digest("missing_section", one["section"])}
            for one in payload["missing_sections"]
        ],
    }


def without_words(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return a digested payload without any word of the text that was checked."""
    return {
        **payload,
        "passages": [{**one, **dict.fromkeys(_OF_PASSAGE, "")} for one in payload["passages"]],
        "themes": [
            {**theme, "reasons": [_reason(one) for one in theme["reasons"]]}
            for theme in payload["themes"]
        ],
    }


def _reason(reason: Mapping[str, Any]) -> dict[str, Any]:
    if reason["kind"] != _BY_TEXT:
        return dict(reason)
    return {**reason, **dict.fromkeys(_OF_REASON, "")}
