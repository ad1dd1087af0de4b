"""The decision that findings of a kind go where people file it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field

from intelligence.curation.forms import Findings, RefitItem, ThemeId


@dataclass(frozen=True, slots=True)
class Refile:
    """Put findings of a kind where people file it, those that stand in ``source`` still.

    Nothing is said of a single finding, so none is an example to learn from. ``sure`` is how likely
    the findings are the theme's, on the average. None as a theme means in no theme.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    findings: Findings
    sure: Annotated[float, Field(ge=0, le=1)]
    source: ThemeId | None = None
    to: ThemeId | None = None
    refit: RefitItem | None = None
    action: Literal["refile"] = "refile"
