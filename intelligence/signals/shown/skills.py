"""How the tables of lacking skills are told."""

from __future__ import annotations

from intelligence.metrics import Metric, Unit
from intelligence.signals.catalogue import SignalTable
from intelligence.signals.shown.common import CUSTOMERS

_SKILL = Metric("skill", "Skill", Unit.TEXT, "a skill, technology or certification, by its name")
_WILSON = "95 % Wilson interval"
_IDS = Metric("finding_ids", "Findings", Unit.LIST, "ids of findings that name it as lacking")
_ENGAGEMENTS = Metric(
    "engagements", "Engagements", Unit.COUNT, "distinct, in which it was named as lacking"
)

SKILLS = SignalTable(
    name="skills",
    title="Skills that are lacking",
    question="Which skills, technologies and certifications are named where a skill was lacking?",
    columns=(
        _SKILL,
        Metric("kind", "Kind", Unit.TEXT, "what sort of skill it is"),
        Metric("rank", "Rank", Unit.COUNT, "by engagements, 1 the most"),
        _ENGAGEMENTS,
        Metric("share", "Share", Unit.SHARE, "of engagements with a statement of a lacking skill"),
        Metric("share_low", "Share, from", Unit.SHARE, f"lower end: {_WILSON}"),
        Metric("share_high", "Share, to", Unit.SHARE, f"upper end: {_WILSON}"),
        CUSTOMERS,
        Metric("teams", "Teams", Unit.LIST, "teams whose engagements lack it"),
        Metric("mentions", "Mentions", Unit.COUNT, "in findings, of known engagements or not"),
        Metric("unlinked_mentions", "Without engagement", Unit.COUNT, "mentions of no known one"),
        Metric("first_quarter", "First", Unit.TEXT, "quarter of the first mention"),
        Metric("last_quarter", "Last", Unit.TEXT, "quarter of the last mention"),
        Metric("trend", "Trend", Unit.TEXT, "last four quarters against the four before, exact"),
        _IDS,
        Metric("status", "Verdict", Unit.TEXT, "told, or fewer than 3 engagements"),
    ),
    headline=(
        "rank",
        "skill",
        "kind",
        "engagements",
        "share",
        "share_low",
        "share_high",
        "teams",
        "trend",
        "status",
    ),
    reading="Counted by engagement, never by mention. A skill that nobody names is not found; "
    "nothing is claimed of one that fewer than 3 engagements name.",
    verdict="status",
    noteworthy=frozenset({"told"}),
)

SKILL_QUARTERS = SignalTable(
    name="skill_quarters",
    title="Lacking skills by quarter",
    question="When was each skill lacking?",
    columns=(
        _SKILL,
        Metric("quarter", "Quarter", Unit.TEXT, "calendar quarter"),
        _ENGAGEMENTS,
        Metric("active_engagements", "Active engagements", Unit.COUNT, "of the quarter"),
        Metric("rate", "Rate", Unit.RATE, "engagements / active ones", "active engagements"),
        Metric("rate_low", "Rate, from", Unit.RATE, f"lower end: {_WILSON}", "active engagements"),
        Metric("rate_high", "Rate, to", Unit.RATE, f"upper end: {_WILSON}", "active engagements"),
    ),
    headline=("skill", "quarter", "engagements", "active_engagements", "rate"),
    reading="Zeros are included.",
)

SKILL_TEAMS = SignalTable(
    name="skill_teams",
    title="Lacking skills by team",
    question="Which teams' engagements lack which skill?",
    columns=(
        _SKILL,
        Metric("team", "Team", Unit.TEXT, "that delivers the engagement"),
        _ENGAGEMENTS,
        Metric("team_engagements", "Of the team's", Unit.COUNT, "all engagements of the team"),
        Metric("share", "Share", Unit.SHARE, "engagements / all of the team's"),
        Metric("share_low", "Share, from", Unit.SHARE, f"lower end: {_WILSON}"),
        Metric("share_high", "Share, to", Unit.SHARE, f"upper end: {_WILSON}"),
        _IDS,
    ),
    headline=(
        "skill",
        "team",
        "engagements",
        "team_engagements",
        "share",
        "share_low",
        "share_high",
    ),
    reading="Who writes more lessons names more gaps: a share is of what was written down.",
)
