"""Which skills, technologies and certifications are lacking: by engagement, over time and by team.

Counted are engagements, never mentions: a customer that complains nine times of one missing
consultant lacks one. Every mention keeps its place in the document, so that it can be shown.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.direction import direction
from intelligence.edition import UNKNOWN
from intelligence.proportions import wilson, wilson_of
from intelligence.signals.occurrences import Occurrences
from intelligence.signals.skill_mentions import lacking_skills
from intelligence.signals.skill_phrases import says_skill_lacks

_MENTIONS = (
    *("skill", "kind", "finding_id", "document_uid", "start", "end", "text"),
    *("engagement", "customer", "team", "quarter"),
)
_SKILLS = (
    *("skill", "kind", "rank", "engagements", "share", "share_low", "share_high", "customers"),
    *("teams", "mentions", "unlinked_mentions", "first_quarter", "last_quarter", "trend"),
    *("finding_ids", "status"),
)
_QUARTERS = (
    *("skill", "quarter", "engagements", "active_engagements", "rate", "rate_low", "rate_high"),
)
_TEAMS = (
    *("skill", "team", "engagements", "team_engagements", "share", "share_low", "share_high"),
    "finding_ids",
)
_PER = 100
_EVIDENCE = 10
#: Engagements below which a skill is told, but nothing claimed of it.
_LEAST = 3
_SKILL_WORDS = r"\b(?:skills?|competenc\w+|certifications?|expertise|qualifications?)\b"


@dataclass(frozen=True)
class SkillGaps:
    """What statements about lacking skills name.

    Attributes:
        mentions: one row a mention: ``skill, kind, finding_id, document_uid``, ``[start, end)`` in
            the code points of the document, ``text`` as it stands there, and ``engagement,
            customer, team, quarter`` (null or *Unknown* where not known).
        engagements: keys of the engagements with a statement about a lacking skill.
        findings: such statements.
        unnamed: those of them that name no skill.
        basis: ``theme`` or, where no theme is about skills, ``words``.

    """

    mentions: pd.DataFrame
    engagements: frozenset[str]
    findings: int
    unnamed: int
    basis: str


def skill_themes(themes: pd.DataFrame) -> tuple[str, ...]:
    """Return the ids of the themes about skills: by key ``skill_gap``, else by their definition."""
    keyed = themes[themes["theme_key"].astype("object") == "skill_gap"]
    if keyed.empty:
        told = themes["name"].fillna("") + " " + themes["definition"].fillna("")
        keyed = themes[told.str.contains(_SKILL_WORDS, case=False, regex=True)]
    return tuple(keyed["theme_id"])


def skill_gaps(
    findings: pd.DataFrame,
    documents: pd.DataFrame,
    occurrences: Occurrences,
    themes: Collection[str],
) -> SkillGaps:
    """Read what causes in these themes name; without a theme, causes whose words say a skill lacks.

    Args:
        findings: the edition's, with ``finding_id, document_uid, start, text, role, theme_id``.
        documents: the edition's, with ``document_uid, engagement, quarter``.
        occurrences: the engagements with their customers and teams.
        themes: ids of the themes about skills; see `skill_themes`.

    """
    causes = findings[findings["role"] == "cause"]
    if themes:
        causes = causes[causes["theme_id"].isin(list(themes))]
    else:
        said = [says_skill_lacks(text) for text in causes["text"]]
        causes = causes[np.array(said, dtype=bool)]
    placed = causes.merge(
        documents[["document_uid", "engagement", "quarter"]], on="document_uid", how="left"
    )
    rows: list[tuple[Any, ...]] = []
    unnamed = 0
    for finding in placed.to_dict("records"):
        text, start = str(finding["text"]), int(finding["start"])
        found = lacking_skills(text)
        unnamed += not found
        known = [finding[name] for name in ("finding_id", "document_uid")]
        where = [finding[name] for name in ("engagement", "quarter")]
        rows.extend(
            (
                *(item.skill.name, item.skill.kind, *known, start + item.start, start + item.end),
                *(text[item.start : item.end], *where),
            )
            for item in found
        )
    columns = [name for name in _MENTIONS if name not in {"customer", "team"}]
    mentions = pd.DataFrame(rows, columns=columns).merge(
        occurrences.engagements[["engagement", "customer", "team"]].astype("object"),
        on="engagement",
        how="left",
    )
    return SkillGaps(
        mentions[list(_MENTIONS)],
        frozenset(placed["engagement"].dropna()),
        len(placed),
        unnamed,
        "theme" if themes else "words",
    )


def skills_table(
    gaps: SkillGaps, occurrences: Occurrences, known: NDArray[np.float64] | None = None
) -> pd.DataFrame:
    """Return one row a skill, that of most engagements first; equal ones have equal ranks.

    ``share`` is of the engagements with any statement about a lacking skill, with its Wilson
    interval of 95 %; ``trend`` compares the last four quarters with the four before.

    Args:
        gaps: what statements about lacking skills name.
        occurrences: of the same edition.
        known: the share of each quarter that has been reported; quarters of none are left out of
            the trend. All by default.

    """
    active = occurrences.active.groupby("quarter")["engagement"].nunique()
    exposed = active.reindex(list(occurrences.quarters), fill_value=0).astype("float64")
    shares = np.ones(len(exposed)) if known is None else known
    exposure = (exposed * shares)[shares > 0]
    rows = [
        _skill_row(str(skill), rows, gaps, occurrences, exposure)
        for skill, rows in gaps.mentions.groupby("skill", sort=True)
    ]
    table = pd.DataFrame(rows, columns=list(_SKILLS))
    keys = list(zip(-table["engagements"], -table["customers"], strict=True))
    better = {key: sum(other < key for other in keys) for key in set(keys)}
    table["rank"] = [better[key] + 1 for key in keys]
    return table.sort_values(["rank", "skill"], ignore_index=True, kind="stable")


def _skill_row(
    skill: str,
    rows: pd.DataFrame,
    gaps: SkillGaps,
    occurrences: Occurrences,
    exposure: pd.Series[float],
) -> dict[str, Any]:
    linked = rows.dropna(subset=["engagement"])
    known = linked[linked["quarter"].isin(occurrences.quarters)]
    counts = known.groupby("quarter")["engagement"].nunique()
    events = counts.reindex(exposure.index, fill_value=0).tolist()
    engagements = int(linked["engagement"].nunique())
    share = wilson_of(engagements, len(gaps.engagements))
    return {
        "skill": skill,
        "kind": rows["kind"].iloc[0],
        "engagements": engagements,
        "share": round(share.value, 4) if share else None,
        "share_low": round(share.low, 4) if share else None,
        "share_high": round(share.high, 4) if share else None,
        "customers": int(linked["customer"].replace(UNKNOWN, None).dropna().nunique()),
        "teams": sorted(set(linked["team"].replace(UNKNOWN, None).dropna())),
        "mentions": len(rows),
        "unlinked_mentions": len(rows) - len(linked),
        "first_quarter": known["quarter"].min() if len(known) else None,
        "last_quarter": known["quarter"].max() if len(known) else None,
        "trend": direction(events, exposure.tolist()).value,
        "finding_ids": list(dict.fromkeys(rows["finding_id"]))[:_EVIDENCE],
        "status": "told" if engagements >= _LEAST else f"fewer than {_LEAST} engagements",
    }


def skill_quarters_table(gaps: SkillGaps, occurrences: Occurrences) -> pd.DataFrame:
    """Return each skill by each quarter, zeros included: engagements per 100 active ones.

    The interval is Wilson's, 95 %; without active engagements a rate is not known.
    """
    active = occurrences.active.groupby("quarter")["engagement"].nunique()
    linked = gaps.mentions.dropna(subset=["engagement"])
    counts = linked.groupby(["skill", "quarter"])["engagement"].nunique()
    rows = []
    for skill in sorted(set(gaps.mentions["skill"])):
        for quarter in occurrences.quarters:
            count, exposed = int(counts.get((skill, quarter), 0)), int(active.get(quarter, 0))
            rate: tuple[float | None, ...] = (None, None, None)
            if exposed > 0:
                found = wilson(min(count / exposed, 1.0), exposed).scaled(_PER)
                rate = (round(found.value, 3), round(found.low, 3), round(found.high, 3))
            rows.append((skill, quarter, count, exposed, *rate))
    return pd.DataFrame(rows, columns=list(_QUARTERS))


def skill_teams_table(gaps: SkillGaps, occurrences: Occurrences) -> pd.DataFrame:
    """Return the teams whose engagements lack each skill: of how many of the team's, with interval.

    Engagements of no known team are left out.
    """
    sizes = occurrences.engagements.groupby("team")["engagement"].nunique()
    linked = gaps.mentions.dropna(subset=["engagement", "team"])
    linked = linked[linked["team"] != UNKNOWN]
    rows = []
    for (skill, team), found in linked.groupby(["skill", "team"], sort=True):
        count, size = int(found["engagement"].nunique()), int(sizes[str(team)])
        share = wilson(count / size, size)
        figures = (round(share.value, 4), round(share.low, 4), round(share.high, 4))
        evidence = list(dict.fromkeys(found["finding_id"]))[:_EVIDENCE]
        rows.append((skill, team, count, size, *figures, evidence))
    table = pd.DataFrame(rows, columns=list(_TEAMS))
    return table.sort_values(
        ["skill", "engagements", "team"], ascending=[True, False, True], ignore_index=True
    )
