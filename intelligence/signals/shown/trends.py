"""How the tables of trends, of their quarters and of durations are told."""

from __future__ import annotations

from intelligence.metrics import Metric, Unit
from intelligence.signals.catalogue import IntervalPicture, SignalTable
from intelligence.signals.shown.common import NOTE, SMALL, THEME

_ACTIVE = "active engagements of the quarter"
_BESIDE = "the same, with what all themes do together as part of the exposure"
_BH = "Benjamini-Hochberg (1995) over themes"
_CLUMPED = "events of one engagement counting for less (Liang and Zeger 1986; Rao and Scott 1992)"
_WINDOW, _QUARTER = "given the window", "given the quarter"
_EXACT = "exact 95 % interval of a share (Clopper and Pearson 1934)"
_SEEN_OR_TO_COME = f"{_EXACT}; to come, of the forecast"
_COUNTED = "engagements that show it in the quarter"

_TRENDS = (
    THEME,
    Metric(
        "verdict",
        "Verdict",
        Unit.TEXT,
        "new, back again, rising, falling, level change up or down, seasonal, no clear change, "
        "new without baseline, too little data, or no exposure; "
        "claimed at a false discovery rate of 10 %",
    ),
    Metric("direction", "Direction", Unit.TEXT, "up or down, where the verdict has one"),
    Metric("quarters", "Quarters", Unit.COUNT, "that count: over, known, with exposure"),
    Metric("events", "Events", Unit.COUNT, f"{_COUNTED}, added up"),
    Metric("first_seen", "First seen", Unit.TEXT, "first quarter with an event"),
    Metric("last_seen", "Last seen", Unit.TEXT, "last quarter with an event"),
    Metric("recent_events", "Recent events", Unit.COUNT, "of the newest four quarters that count"),
    Metric("rate", "Rate", Unit.RATE, "recent events per 100 active engagements", _ACTIVE),
    Metric("rate_low", "Rate, from", Unit.RATE, f"lower end: {_EXACT}", _ACTIVE),
    Metric("rate_high", "Rate, to", Unit.RATE, f"upper end: {_EXACT}", _ACTIVE),
    Metric("rate_per_1000_hours", "Per 1,000 hours", Unit.NUMBER, "recent events", "hours worked"),
    Metric(
        "alarm_p",
        "Alarm p",
        Unit.PROBABILITY,
        "window scan of up to four quarters against a discounted gamma-Poisson baseline, "
        f"{_CLUMPED}",
    ),
    Metric("alarm_q", "Alarm q", Unit.PROBABILITY, f"{_BH} of the quarter"),
    Metric("alarm_p_beside", "Alarm p beside others", Unit.PROBABILITY, _BESIDE),
    Metric("alarm_ratio", "Excess", Unit.TIMES, "observed / expected in the alarm's window"),
    Metric("alarm_low", "Excess, from", Unit.TIMES, f"lower end: 95 %, {_WINDOW}, {_CLUMPED}"),
    Metric("alarm_high", "Excess, to", Unit.TIMES, f"upper end: 95 %, {_WINDOW}, {_CLUMPED}"),
    Metric("alarm_quarter", "Excess since", Unit.TEXT, "first quarter of the alarm's window"),
    Metric("growth", "Growth a year", Unit.TIMES, "rate ratio a year, negative-binomial model"),
    Metric("growth_low", "Growth, from", Unit.TIMES, f"lower end: 95 % interval, {_CLUMPED}"),
    Metric("growth_high", "Growth, to", Unit.TIMES, f"upper end: 95 % interval, {_CLUMPED}"),
    Metric("growth_p", "Growth p", Unit.PROBABILITY, f"test of no growth, {_CLUMPED}"),
    Metric("growth_q", "Growth q", Unit.PROBABILITY, _BH),
    Metric("growth_p_beside", "Growth p beside others", Unit.PROBABILITY, _BESIDE),
    Metric("growth_detectable", "Growth detectable", Unit.TIMES, "would be seen with 80 % power"),
    Metric("level_quarter", "Level since", Unit.TEXT, "first quarter of the new level"),
    Metric("level_quarter_low", "Since, from", Unit.TEXT, "earliest quarter it can be"),
    Metric("level_quarter_high", "Since, to", Unit.TEXT, "latest quarter it can be"),
    Metric("level_before", "Level before", Unit.RATE, "per 100 active engagements", _ACTIVE),
    Metric("level_after", "Level after", Unit.RATE, "per 100 active engagements", _ACTIVE),
    Metric("level_ratio", "Level, ratio", Unit.TIMES, "level after / level before"),
    Metric(
        "level_low", "Level ratio, from", Unit.TIMES, f"lower end: 95 %, {_QUARTER}, {_CLUMPED}"
    ),
    Metric("level_high", "Level ratio, to", Unit.TIMES, f"upper end: 95 %, {_QUARTER}, {_CLUMPED}"),
    Metric(
        "level_p",
        "Level p",
        Unit.PROBABILITY,
        f"likelihood ratio over all breaks against draws without one, {_CLUMPED}",
    ),
    Metric("level_q", "Level q", Unit.PROBABILITY, _BH),
    Metric("level_p_beside", "Level p beside others", Unit.PROBABILITY, _BESIDE),
    Metric("season_peak", "Peak quarter", Unit.COUNT, "quarter of the year, 1 to 4"),
    Metric("season_factor", "Peak factor", Unit.TIMES, "rate of the peak quarter / mean"),
    Metric("season_low", "Peak, from", Unit.TIMES, f"lower end: 95 % interval, {_CLUMPED}"),
    Metric("season_high", "Peak, to", Unit.TIMES, f"upper end: 95 % interval, {_CLUMPED}"),
    Metric("season_p", "Season p", Unit.PROBABILITY, f"quarter-factor test, {_CLUMPED}"),
    Metric("season_q", "Season q", Unit.PROBABILITY, _BH),
    Metric("peak_quarter", "Past peak", Unit.TEXT, "first quarter of the highest past peak"),
    Metric("peak_quarters", "Past peak length", Unit.COUNT, "quarters of it, 1 to 4"),
    Metric(
        "peak_ratio",
        "Past peak ratio",
        Unit.TIMES,
        "its rate / that of up to 8 quarters either side",
    ),
    Metric(
        "peak_low", "Past peak ratio, from", Unit.TIMES, f"lower end: 95 % interval, {_CLUMPED}"
    ),
    Metric("peak_high", "Past peak ratio, to", Unit.TIMES, f"upper end: 95 % interval, {_CLUMPED}"),
    Metric(
        "peak_p",
        "Past peak p",
        Unit.PROBABILITY,
        f"scan over all windows of 1 to 4 quarters, {_CLUMPED}",
    ),
    Metric("peak_q", "Past peak q", Unit.PROBABILITY, _BH),
    Metric("silent_from", "Silent from", Unit.TEXT, "first quarter of the last long silence"),
    Metric("silent_to", "Silent to", Unit.TEXT, "last quarter of it"),
    Metric("evidence_quarters", "Evidence", Unit.LIST, "quarters that the verdict rests on"),
    Metric("completeness", "Completeness", Unit.SHARE, "of the newest quarter's reports, known"),
    NOTE,
)

TRENDS = SignalTable(
    name="theme_trends",
    title="What is new, rising, falling or back again",
    question="Is a cause more frequent per active engagement than it was?",
    columns=_TRENDS,
    headline=(
        "theme_id",
        "verdict",
        "rate",
        "rate_low",
        "rate_high",
        "growth",
        "growth_low",
        "growth_high",
        "growth_q",
        "alarm_q",
        "level_quarter",
        "level_q",
        "recent_events",
    ),
    reading="The unit is the engagement that shows the theme in a quarter; the exposure is the "
    "engagements active in it. An engagement that shows it in several quarters is no independent "
    "witness in each: tests and intervals of movement count its events for less. A theme that "
    "moves as all themes together do, be it a trend, a step or a rise that has just begun, is said "
    "to in its note; a rise or fall is claimed only of one that stands out beside them. Intervals "
    "of an excess, a change of level and a past peak take the window or the quarter as given. "
    "Alarms need 8 quarters of history, a season 12 and 30 events; below that the verdict says so. "
    "Quarters that are not over, or whose reports are not in, are left out of every test. The "
    "interval of a rate is that of a Poisson count where more show the theme than are active.",
    verdict="verdict",
    noteworthy=frozenset(
        {
            *("new", "back again", "rising", "falling"),
            *("level change up", "level change down", "seasonal"),
        }
    ),
    picture=IntervalPicture(
        "growth", "growth_low", "growth_high", ("theme_id", "verdict"), 1.0, ratio=True
    ),
)

_QUARTERS = (
    THEME,
    Metric("quarter", "Quarter", Unit.TEXT, "calendar quarter"),
    Metric("is_forecast", "Forecast", Unit.FLAG, "whether the quarter is still to come"),
    Metric(
        "exposure", "Active engagements", Unit.NUMBER, "of the quarter; of the newest four, to come"
    ),
    Metric("hours", "Hours", Unit.HOURS, "worked in the quarter, spread over each engagement's"),
    Metric("completeness", "Completeness", Unit.SHARE, "of reports, known by the last day"),
    Metric("observed", "Observed", Unit.COUNT, _COUNTED),
    Metric(
        "rate",
        "Rate",
        Unit.RATE,
        "per 100 active engagements; to come, expected: of a rare theme it can lie above an "
        "interval of whole counts",
        _ACTIVE,
    ),
    Metric("rate_low", "Rate, from", Unit.RATE, f"lower end: {_SEEN_OR_TO_COME}", _ACTIVE),
    Metric("rate_high", "Rate, to", Unit.RATE, f"upper end: {_SEEN_OR_TO_COME}", _ACTIVE),
    Metric("rate_per_1000_hours", "Per 1,000 hours", Unit.NUMBER, "observed", "hours worked"),
    Metric("nowcast", "Nowcast", Unit.NUMBER, "count when all reports will be in (Lawless 1994)"),
    Metric("nowcast_low", "Nowcast, from", Unit.NUMBER, "lower end: 90 % interval"),
    Metric("nowcast_high", "Nowcast, to", Unit.NUMBER, "upper end: 90 % interval"),
    Metric("alarm_p", "Alarm p", Unit.PROBABILITY, "window scan ending in this quarter"),
    Metric("alarm_q", "Alarm q", Unit.PROBABILITY, f"{_BH} of the quarter"),
    Metric("expected", "Expected", Unit.NUMBER, "mean of the forecast"),
    Metric("median", "Median", Unit.NUMBER, "of the forecast"),
    Metric("low_80", "80 %, from", Unit.NUMBER, "lower end: 80 % prediction interval"),
    Metric("high_80", "80 %, to", Unit.NUMBER, "upper end: 80 % prediction interval"),
    Metric("low_95", "95 %, from", Unit.NUMBER, "lower end: 95 % prediction interval"),
    Metric("high_95", "95 %, to", Unit.NUMBER, "upper end: 95 % prediction interval"),
    Metric("status", "Status", Unit.TEXT, "seen, not yet over or known, idle, or forecast"),
    SMALL,
)

QUARTERS = SignalTable(
    name="trend_quarters",
    title="Trends by quarter, and the four to come",
    question="What was seen in each quarter, what is still unreported, what is to be expected?",
    columns=_QUARTERS,
    headline=(
        "theme_id",
        "quarter",
        "observed",
        "exposure",
        "rate",
        "rate_low",
        "rate_high",
        "alarm_q",
        "median",
        "low_80",
        "high_80",
        "status",
    ),
    reading="A forecast is that of a discounted gamma-Poisson model with the prior shared over "
    "themes, at the exposure of the newest four quarters; with fewer than 8 quarters it is the "
    "pooled rate. It draws what was seen lately towards the mean of all themes and carries no rise "
    "or fall further, so that of a rising theme it can lie below the newest quarter. What is "
    "to come is no more than the active engagements. Where more than these were seen to show a "
    "theme, as some were no longer active, its forecast may be more too, and the interval of what "
    "was seen is that of a Poisson count.",
)

_DURATIONS = (
    Metric("measure", "Measure", Unit.TEXT, "what is timed"),
    Metric("theme_id", "Theme", Unit.TEXT, "the theme, or all of them together"),
    Metric("cases", "Cases", Unit.COUNT, "escalations with the theme, or engagements that show it"),
    Metric("ended", "Ended", Unit.COUNT, "by the day of the newest document, or by their status"),
    Metric("open", "Open", Unit.COUNT, "not ended; counted as lasting at least until then"),
    Metric("left_out", "Left out", Unit.COUNT, "without a start, or ending before it"),
    Metric("median_days", "Median", Unit.DAYS, "Kaplan and Meier (1958)"),
    Metric("median_low", "Median, from", Unit.DAYS, "lower end: 95 %, Greenwood, log-log"),
    Metric("median_high", "Median, to", Unit.DAYS, "upper end: 95 %, Greenwood, log-log"),
    Metric("status", "Verdict", Unit.TEXT, "estimated, or why there is no median"),
)

DURATIONS = SignalTable(
    name="durations",
    title="How long it takes",
    question="How long do escalations stay open, and engagements last, by theme?",
    columns=_DURATIONS,
    headline=(
        "measure",
        "theme_id",
        "median_days",
        "median_low",
        "median_high",
        "ended",
        "open",
        "status",
    ),
    reading="Cases that have not ended are not left out: that would make the newest look quick. "
    "An engagement that lasts longer has more time to show a theme, so cycle times of themes lie "
    "above that of all for this alone.",
    verdict="status",
    noteworthy=frozenset({"estimated"}),
)
