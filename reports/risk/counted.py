"""What a base rate is counted on and drawn towards, and whether a lift is anything of the offer."""

from __future__ import annotations

from intelligence.risk.base_rates import ALL
from intelligence.risk.risk_check import ThemeProbability
from reports.figures import plural, thousands
from reports.risk.told import NOT_KNOWN, between, share, times

#: What is said of themes where no past engagement was seen for long enough.
NONE_SEEN = "no past engagement was seen for long enough to tell"


def is_known(risk: ThemeProbability) -> bool:
    """Return whether any engagement stands behind a probability; else it is where all begin."""
    return risk.withheld or risk.n > 0


def showed(risk: ThemeProbability) -> str:
    """Write how many of the reference class showed the theme so far.

    >>> from tests.fakes.risk_checks import rich_check
    >>> showed(rich_check().themes[0].risk)
    '12 of 41'
    """
    if not is_known(risk) or risk.withheld:
        return NOT_KNOWN
    return f"{thousands(risk.showing)} of {thousands(risk.n)}"


def count_said(risk: ThemeProbability) -> str:
    """Write how the base rate comes from its counts, step by step, and of which class."""
    if risk.withheld:
        return f"{risk.reference_class}; counts withheld"
    if not is_known(risk):
        return NONE_SEEN
    told = share(risk.showing / risk.n)
    of = f"{thousands(risk.showing)} of {plural(risk.n, 'engagement')}"
    steps = [f"{of} showed it so far ({told})"]
    if risk.seen and share(visible := min(risk.showing / risk.seen, 1.0)) != told:
        told = share(visible)
        steps.append(f"{told} as far as they could have been seen")
    if share(risk.base_rate) != told:
        steps.append(f"drawn towards {_wider(risk)}")
    return f"{', '.join(steps)}; {risk.reference_class}"


def base_said(risk: ThemeProbability) -> str:
    """Write the base rate, or that there is none."""
    return share(risk.base_rate) if is_known(risk) else NOT_KNOWN


def interval_said(risk: ThemeProbability) -> str:
    """Write the 80 % interval of the probability, or that nothing is known of it."""
    return between(*risk.interval) if is_known(risk) else NOT_KNOWN


def chance_said(risk: ThemeProbability) -> str:
    """Write the probability, or that nothing is known of it."""
    return share(risk.probability) if is_known(risk) else NOT_KNOWN


def lift_said(risk: ThemeProbability) -> str:
    """Write how many times the base rate a probability is, where the offer is why."""
    return NOT_KNOWN if risk.lift_note or not is_known(risk) else times(risk.lift)


def level_said(risk: ThemeProbability) -> str:
    """Write from where reasons move a probability; empty where nothing is modelled."""
    if risk.level is None:
        return ""
    level = share(risk.level)
    return f"Reasons multiply the odds of the theme's own level, {level}, before calibration."


def _wider(risk: ThemeProbability) -> str:
    if risk.reference_class == ALL:
        return "other themes"
    overall = "" if risk.overall_rate is None else f" ({share(risk.overall_rate)})"
    return f"{ALL}{overall}"
