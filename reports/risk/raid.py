"""The pre-mortem as entries for a RAID log: risks, assumptions, issues and dependencies.

A theme is a risk, or a dependency where its cause lies with the client or a third party. A passage
is an issue of the text; one that leaves something to be decided, and a missing section, is an
assumption that is being made. What is set aside, and themes of too little data, are no entries.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import astuple, dataclass, fields
from math import isfinite

from intelligence.export import safe_cell
from intelligence.risk.risk_check import (
    Mitigation,
    PassageFound,
    RiskCheck,
    SectionMissed,
    ThemeRisk,
)
from reports.risk import told
from reports.risk.annex import MOST_THEMES
from reports.text import one_line, readable

RISK, ASSUMPTION, ISSUE, DEPENDENCY = "Risk", "Assumption", "Issue", "Dependency"

#: Themes whose cause lies with somebody else.
_OTHERS = frozenset({"client_dependency", "third_party_failure", "environment_access"})
#: What somebody else has to do for a passage to hold.
_OWED = frozenset({"passive_responsibility"})
_ASSUMED = frozenset({"to_be_decided", "unquantified"})
_HIGH, _SOME = 2.0, 1.2
_MOST = 600
_BREAKS = re.compile(r"[\r\n\t\v\f]+")


@dataclass(frozen=True, slots=True)
class RaidRow:
    """One entry; ``probability`` is a percentage in words, ``due`` is empty where nothing is said.

    ``impact`` says how much more likely than usual a theme is, or why a passage matters; what it
    would cost is for the owner to say.
    """

    type: str
    title: str
    description: str
    probability: str
    impact: str
    response: str
    owner: str
    source: str
    due: str


def raid_rows(check: RiskCheck, *, most_themes: int = MOST_THEMES) -> tuple[RaidRow, ...]:
    """Return the entries of a check: likeliest themes, then passages by place, then sections.

    Every entry is due before signature: that is when the text can still be changed.
    """
    told_of = [one for one in check.themes if one.risk.standing != "too little data"]
    themes = [_theme(check, one) for one in told_of[:most_themes]]
    passages = [_passage(check, one) for one in check.passages if one.suppressed is None]
    missing = [_section(check, one) for one in check.missing_sections if one.suppressed is None]
    return (*themes, *passages, *missing)


def render_raid_csv(check: RiskCheck, *, most_themes: int = MOST_THEMES) -> str:
    """Return the entries as CSV (RFC 4180, 2005) that no spreadsheet runs (OWASP, CSV injection).

    Cells that begin like a formula, and with whatever spreadsheets skip before one, get an
    apostrophe in front.
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([one.name for one in fields(RaidRow)])
    for row in raid_rows(check, most_themes=most_themes):
        writer.writerow([safe_cell(_flat(cell)) for cell in astuple(row)])
    return written.getvalue()


def _sentence(words: str) -> str:
    """Return words that end as a sentence does.

    >>> _sentence("Team Pune makes it likelier"), _sentence("Why?")
    ('Team Pune makes it likelier.', 'Why?')
    """
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def _theme(check: RiskCheck, one: ThemeRisk) -> RaidRow:
    risk, best = one.risk, _best(one.mitigations)
    likely = (
        f"{told.share(risk.probability)} ({told.between(*risk.interval)}, 80 % interval) against a "
        f"base rate of {told.share(risk.base_rate)} ({told.basis(risk)})."
    )
    facts = [likely, *(reason.words for reason in risk.reasons[:3])]
    if one.evidence:
        facts.append(f"Before: {one_line(one.evidence[0].text, 240)}")
    return RaidRow(
        type=DEPENDENCY if risk.theme_key in _OTHERS else RISK,
        title=risk.name,
        description=" ".join(_sentence(fact) for fact in facts),
        probability=told.share(risk.probability),
        impact=_compared(risk.lift),
        response="" if best is None else best.words,
        owner="" if best is None else best.owner,
        source=_source(check, f"theme {risk.theme_id}, {risk.standing}"),
        due="before signature",
    )


def _passage(check: RiskCheck, one: PassageFound) -> RaidRow:
    passage = one.passage
    kind = ASSUMPTION if passage.kind in _ASSUMED else ISSUE
    return RaidRow(
        type=DEPENDENCY if passage.kind in _OWED else kind,
        title=f"{told.KINDS.get(passage.kind, passage.kind)}: {one_line(passage.text, 80)}",
        description=passage.text,
        probability="",
        impact=passage.why,
        response=passage.rewrite,
        owner="",
        source=_source(check, f"text, characters {passage.start} to {passage.end}"),
        due="before signature",
    )


def _section(check: RiskCheck, one: SectionMissed) -> RaidRow:
    name = told.KINDS.get(one.missing.section, one.missing.section)
    return RaidRow(
        type=ASSUMPTION,
        title=f"No section: {name}",
        description=one.missing.why,
        probability="",
        impact="What the section would settle is assumed, not agreed.",
        response=one.missing.rewrite,
        owner="",
        source=_source(check, "text"),
        due="before signature",
    )


def _best(mitigations: tuple[Mitigation, ...]) -> Mitigation | None:
    """Return the first that was measured to help, else the first of all."""
    helped = [
        one
        for one in mitigations
        if one.effect is not None and one.effect.high is not None and one.effect.high < 1
    ]
    return next(iter((*helped, *mitigations)), None)


def _compared(lift: float) -> str:
    if not isfinite(lift):
        return ""
    how = "much more likely" if lift >= _HIGH else "more likely" if lift >= _SOME else "as likely"
    return f"{how} {'as' if how == 'as likely' else 'than'} usual ({told.times(lift)})"


def _source(check: RiskCheck, what: str) -> str:
    return f"Pre-mortem, edition {check.edition}: {what}"


def _flat(cell: str) -> str:
    return one_line(readable(_BREAKS.sub(" ", cell)), _MOST)
