"""The pre-mortem as entries for a RAID log: risks, assumptions, dependencies and decisions.

A theme is a risk. Of the text, what somebody else has to do is a dependency, what is left open or
said twice is a decision to be taken, what has no measure and a section that is missing are
assumptions that are being made, and other wording is a risk of dispute. Nothing is an issue: before
signature nothing has happened yet. What is set aside, and themes of too little data, are no
entries.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import astuple, dataclass, fields
from math import isfinite
from typing import cast

from intelligence.export import safe_cell
from intelligence.risk.appearance import Appearance
from intelligence.risk.lift import TELLING
from intelligence.risk.risk_check import (
    Mitigation,
    PassageFound,
    RiskCheck,
    SectionMissed,
    ThemeProbability,
    ThemeRisk,
)
from intelligence.risk.standing import standing_mitigations
from intelligence.sow.passage import LED_TO, PassageKind, Section
from reports.figures import plural
from reports.risk import told
from reports.risk.annex import MOST_THEMES
from reports.risk.counted import count_said
from reports.risk.due import SIGNATURE, due_of, seen_said
from reports.risk.repeated import of_passage, wordings
from reports.text import one_line, readable

RISK, ASSUMPTION, DEPENDENCY, DECISION = "Risk", "Assumption", "Dependency", "Decision"

#: What a passage is; other kinds are risks.
_TYPES = {
    "passive_responsibility": DEPENDENCY,
    "to_be_decided": DECISION,
    "conflicting_statements": DECISION,
    "unquantified": ASSUMPTION,
}
#: Words for a probability from so much on (after the ranges of ISO 31000 practice), and for what is
#: beyond the plan in percentage points of effort.
_LIKELY = ((0.5, "likely"), (0.25, "possible"), (0.1, "unlikely"), (0.0, "rare"))
_GRAVE = ((10.0, "high"), (3.0, "medium"))
_HIGH = 2.0
_MOST = 600
#: Reasons that an entry tells; what single sentences of the text do is told in the annex.
_REASONS = 3
_BREAKS = re.compile(r"[\r\n\t\v\f]+")


@dataclass(frozen=True, slots=True)
class RaidRow:
    """One entry, in words and figures.

    ``impact`` says what engagements with the theme took beyond plan, or why a passage matters;
    ``seen`` when past engagements showed it. A cell is empty where nothing is known.
    """

    type: str
    title: str
    description: str
    probability: str
    impact: str
    response: str
    owner: str
    due: str
    seen: str
    source: str


def raid_rows(
    check: RiskCheck,
    *,
    past: Mapping[str, Appearance] | None = None,
    most_themes: int = MOST_THEMES,
) -> tuple[RaidRow, ...]:
    """Return the entries of a check: likeliest themes, then wordings by place, then sections.

    Args:
        check: the pre-mortem.
        past: how themes have come up, by id; without it neither impact nor time is told of them.
        most_themes: that become entries.

    """
    known = past or {}
    told_of = [one for one in check.themes if one.risk.standing != "too little data"]
    themes = [_theme(check, one, known.get(one.risk.theme_id)) for one in told_of[:most_themes]]
    passages = [
        _passage(check, one.first, len(one.others))
        for one in wordings(check.passages, of_passage)
        if one.first.suppressed is None
    ]
    missing = [_section(check, one) for one in check.missing_sections if one.suppressed is None]
    return (*themes, *passages, *missing)


def render_raid_csv(
    check: RiskCheck,
    *,
    past: Mapping[str, Appearance] | None = None,
    most_themes: int = MOST_THEMES,
) -> str:
    """Return the entries as CSV (RFC 4180, 2005) that no spreadsheet runs (OWASP, CSV injection).

    Cells that begin like a formula, and with whatever spreadsheets skip before one, get an
    apostrophe in front.
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([one.name for one in fields(RaidRow)])
    for row in raid_rows(check, past=past, most_themes=most_themes):
        writer.writerow([safe_cell(_flat(cell)) for cell in astuple(row)])
    return written.getvalue()


def _sentence(words: str) -> str:
    """Return words that end as a sentence does.

    >>> _sentence("Team Pune makes it likelier"), _sentence("Why?")
    ('Team Pune makes it likelier.', 'Why?')
    """
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def _theme(check: RiskCheck, one: ThemeRisk, seen: Appearance | None) -> RaidRow:
    risk, best = one.risk, _best(one.mitigations)
    likely = f"Base rate {told.share(risk.base_rate)}: {count_said(risk)}."
    reasons = [reason.words for reason in risk.reasons if reason.start is None]
    facts = [likely, *reasons[:_REASONS]]
    if one.evidence:
        facts.append(f"Before: {one_line(one.evidence[0].text, 240)}")
    response = "" if best is None else best.words
    return RaidRow(
        type=RISK,
        title=risk.told_name,
        description=" ".join(_sentence(fact) for fact in facts),
        probability=_likely(risk),
        impact=_impact(seen),
        response=response,
        owner=_owner_of(one) if best is None else best.owner or _owner_of(one),
        due=due_of(risk.theme_key, response, seen),
        seen=seen_said(seen),
        source=_source(check, f"theme {risk.theme_id}, {risk.standing}"),
    )


def _passage(check: RiskCheck, one: PassageFound, others: int) -> RaidRow:
    passage = one.passage
    kind = told.KINDS.get(passage.kind, passage.kind)
    place = f"characters {passage.start} to {passage.end}"
    again = f" and {plural(others, 'more place')}" if others else ""
    return RaidRow(
        type=_TYPES.get(passage.kind, RISK),
        title=f"{kind}: {one_line(passage.text, 80) or place}",
        description=passage.text or f"The wording at {place}; the text was not kept.",
        probability=_found(passage.confidence),
        impact=passage.why,
        response=passage.rewrite,
        owner=_owner(passage.kind),
        due=SIGNATURE,
        seen="",
        source=_source(check, f"text, {place}{again}"),
    )


def _section(check: RiskCheck, one: SectionMissed) -> RaidRow:
    missing = one.missing
    return RaidRow(
        type=ASSUMPTION,
        title=f"No section: {told.KINDS.get(missing.section, missing.section)}",
        description=missing.why,
        probability=_found(missing.confidence),
        impact="What the section would settle is assumed, not agreed.",
        response=missing.rewrite,
        owner=_owner(missing.section),
        due=SIGNATURE,
        seen="",
        source=_source(check, "text"),
    )


def _found(confidence: float) -> str:
    """Say how sure it is that the wording is one; how often it ends in a dispute is not known."""
    return f"not told; found with confidence {told.share(confidence)}"


def _owner(kind: str) -> str:
    """Return the process owner of what a kind of wording has led to, of its first sub-cause."""
    for theme, subcause in LED_TO.get(cast("PassageKind | Section", kind), ()):
        own = standing_mitigations().get(theme, ())
        found = [one.owner for one in own if one.subcause == subcause] or [
            one.owner for one in own[:1]
        ]
        if found:
            return found[0]
    return ""


def _owner_of(one: ThemeRisk) -> str:
    """Return the process owner of a theme, of its first standing mitigation."""
    own = standing_mitigations().get(one.risk.theme_key or "", ())
    return own[0].owner if own else ""


def _best(mitigations: tuple[Mitigation, ...]) -> Mitigation | None:
    """Return the first that was measured to help, else the first of all."""
    helped = [
        one
        for one in mitigations
        if one.effect is not None and one.effect.high is not None and one.effect.high < 1
    ]
    return next(iter((*helped, *mitigations)), None)


def _likely(risk: ThemeProbability) -> str:
    """Return a probability in words and figures."""
    if not isfinite(risk.probability):
        return ""
    word = next(word for least, word in _LIKELY if risk.probability >= least)
    figures = f"{told.share(risk.probability)}; 80 % interval {told.between(*risk.interval)}"
    lift = f"; {_compared(risk.lift)}" if isfinite(risk.lift) else ""
    if risk.lift_note:
        lift = "; nothing known of the offer beyond its class sets it apart from the base rate"
    return f"{word} ({figures}{lift})"


def _compared(lift: float) -> str:
    """Say how a probability lies to its base rate.

    >>> _compared(1.7), _compared(1.0), _compared(0.7)
    ('more likely than usual, 1.7 x', 'as likely as usual, 1.0 x', 'less likely than usual, 0.7 x')
    """
    if lift >= TELLING:
        how = "much more likely than" if lift >= _HIGH else "more likely than"
    else:
        how = "less likely than" if lift <= 1 / TELLING else "as likely as"
    return f"{how} usual, {told.times(lift)}"


def _impact(seen: Appearance | None) -> str:
    """Return what a theme has gone with, in words and figures.

    It is no effect: engagements that show a theme may be harder in other ways too. Where the limits
    leave open whether it is anything, that is said.
    """
    if seen is None or seen.beyond is None:
        return "not known"
    value, low, high = (round(one) + 0.0 for one in seen.beyond)
    word = next((word for least, word in _GRAVE if value >= least), "low")
    if low <= 0 <= high:
        word = f"{word}, not told apart from none"
    return (
        f"{word} ({value:+.0f} points of effort beyond plan against engagements without it, "
        f"80 % interval {low:+.0f} to {high:+.0f})"
    )


def _source(check: RiskCheck, what: str) -> str:
    return f"Pre-mortem, edition {check.edition}: {what}"


def _flat(cell: str) -> str:
    return one_line(readable(_BREAKS.sub(" ", cell)), _MOST)
