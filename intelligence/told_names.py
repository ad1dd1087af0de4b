"""Says of themes that they are unstable, wherever people are shown their names.

Only what is shown is marked: names in the data are as people or the machine gave them.
"""

from __future__ import annotations

from dataclasses import replace

from intelligence.edition import Edition
from intelligence.health.stability import Verdict
from intelligence.lookup import health_by_theme

#: What stands at the end of the name of an unstable theme.
MARK = f" ({Verdict.UNSTABLE})"


def told_name(name: str, verdict: str | None) -> str:
    """Return a theme's name as it is shown.

    >>> told_name("Late access", "unstable")
    'Late access (unstable)'
    >>> told_name("Late access", "stable")
    'Late access'
    """
    return f"{name}{MARK}" if verdict == Verdict.UNSTABLE else name


def with_told_names(edition: Edition) -> Edition:
    """Return an edition to be shown: the names of unstable themes say so."""
    themes, health = edition.tables["themes"], health_by_theme(edition)
    if not health or "name" not in themes.columns:
        return edition
    names = [
        told_name(name, (health.get(theme) or {}).get("verdict")) if isinstance(name, str) else name
        for theme, name in zip(themes["theme_id"], themes["name"], strict=True)
    ]
    return replace(edition, tables={**edition.tables, "themes": themes.assign(name=names)})
