"""How the tables of over-represented themes, and of pairs of dimensions, are told."""

from __future__ import annotations

from intelligence.metrics import Metric, Unit
from intelligence.signals.catalogue import IntervalPicture, SignalTable
from intelligence.signals.shown.common import EVIDENCE, SMALL, THEME

_COLUMNS = (
    THEME,
    Metric("dimension", "Dimension", Unit.TEXT, "what engagements are told apart by"),
    Metric("value", "Value", Unit.TEXT, "of the dimension; of a pair joined by x"),
    Metric("value_key", "Key", Unit.TEXT, "of a customer; else the value"),
    Metric(
        "engagements", "Of", Unit.COUNT, "engagements of this value; of a phase, that reached it"
    ),
    Metric("observed", "Observed", Unit.COUNT, "of these, engagements that show the theme"),
    Metric(
        "expected",
        "Expected",
        Unit.NUMBER,
        "of these, by what the same mix of the other dimensions, duration and size shows elsewhere",
    ),
    Metric("raw_lift", "Raw lift", Unit.TIMES, "observed / expected"),
    Metric(
        "lift",
        "Lift",
        Unit.TIMES,
        "shrunk by a gamma-Poisson prior (DuMouchel 1999); shown, decides nothing",
    ),
    Metric("lift_low", "Lift, from", Unit.TIMES, "lower end: 90 % posterior interval"),
    Metric("lift_high", "Lift, to", Unit.TIMES, "upper end: 90 % posterior interval"),
    Metric("p_value", "p", Unit.PROBABILITY, "exact one-sided mid-p of the excess"),
    Metric(
        "q_value",
        "q",
        Unit.PROBABILITY,
        "Benjamini-Hochberg (1995) over the table of one dimension, weighted by power; at least p",
    ),
    Metric(
        "detectable_lift",
        "Detectable",
        Unit.TIMES,
        "smallest true lift claimed with 80 % power, in engagements; null where none would be",
    ),
    Metric("status", "Status", Unit.TEXT, "tested, or why not"),
    Metric(
        "verdict",
        "Verdict",
        Unit.TEXT,
        "over-represented, not separable (both: q up to 0.1, p up to 0.05), no excess shown or not "
        "testable",
    ),
    Metric(
        "confounded_with",
        "Not separable from",
        Unit.LIST,
        "dimensions with values that cannot be told apart from this one",
    ),
    EVIDENCE,
    SMALL,
)

_HEADLINE = (
    "theme_id",
    "dimension",
    "value",
    "observed",
    "expected",
    "engagements",
    "lift",
    "lift_low",
    "lift_high",
    "q_value",
    "verdict",
    "confounded_with",
)

_NOTEWORTHY = frozenset({"over-represented", "over-represented, not separable"})
_PICTURE = IntervalPicture("lift", "lift_low", "lift_high", ("theme_id", "value"), 1.0, ratio=True)

OVER_REPRESENTATION = SignalTable(
    name="over_representation",
    title="Where themes are over-represented",
    question="Which themes do which customers, types of work, practices, teams, phases and regions "
    "show more than their mix of work predicts?",
    columns=_COLUMNS,
    headline=_HEADLINE,
    reading="The unit is the engagement that shows the theme: fifty tickets of one engagement are "
    "one. Of the flags in a dimension at most one in ten is expected to be false, and none is of "
    "an excess that chance alone brings about more than once in twenty times. Not separable: "
    "flagged as surely, but another dimension has the same engagements, so that the excess may be "
    "of either. No excess shown is no proof of none; the detectable lift says what would have been "
    "seen. Where a practice is a group of types of work, types are not compared within practices, "
    "nor practices within types, and one type's excess may show as its practice's too; where every "
    "practice has one type of its own, the type stands for both.",
    verdict="verdict",
    noteworthy=_NOTEWORTHY,
    picture=_PICTURE,
)

PAIRS = SignalTable(
    name="over_represented_pairs",
    title="Where two dimensions together are more than both",
    question="Which pairs, such as a type of work in a phase, show a theme more than either of "
    "them predicts?",
    columns=_COLUMNS,
    headline=_HEADLINE,
    reading="Looked into only for themes for which a pair of dimensions as a whole says that "
    "something is there (Benjamini and Bogomolov 2014), and only where two or more are expected.",
    verdict="verdict",
    noteworthy=_NOTEWORTHY,
    picture=_PICTURE,
)
