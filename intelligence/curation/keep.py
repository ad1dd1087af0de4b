"""The decision that a theme stays whole, or that two stay two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from pydantic import ConfigDict

from intelligence.curation.forms import ThemeId


@dataclass(frozen=True, slots=True)
class Keep:
    """Keep a theme whole, or apart from another: no split, or no merge, is suggested any more.

    No refit proposes it either, nor the end of a theme that is kept whole. No finding moves; a
    proposed theme that is named stays as it is, as after every decision. A later split or merge
    that a person notes or applies holds. What is kept apart from a theme that is merged into a
    third, or split, is kept apart from the third, or from both parts.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    theme: ThemeId
    apart_from: ThemeId | None = None
    action: Literal["keep"] = "keep"
