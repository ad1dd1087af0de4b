"""How an open end is closed in words."""

from __future__ import annotations

import pytest

from intelligence.sow.open_rewrites import Opens, closed_anew

_HOURS = "This is capped at [number] hours a month."
_ITEMS = "This is limited to [the items, named and counted]."


@pytest.mark.parametrize(
    ("words", "trigger", "opens", "anew"),
    [
        (
            "Training of the users, as required, is given.",
            "as required",
            Opens.DEMAND,
            "Training of the users, up to [number] hours a month, is given.",
        ),
        (
            "Training of the users, as required",
            "as required",
            Opens.DEMAND,
            "Training of the users, up to [number] hours a month",
        ),
        (
            "Reports | monthly or on request | Supplier",
            "on request",
            Opens.DEMAND,
            f"Reports | monthly or on request; t{_HOURS[1:-1]} | Supplier",
        ),
        (
            "Change of data quality rules as required by the business.",
            "as required",
            Opens.DEMAND,
            f"Change of data quality rules as required by the business. {_HOURS}",
        ),
        (
            "| Help | as required | May |",
            "as required",
            Opens.DEMAND,
            "| Help | up to [number] hours a month | May |",
        ),
        (
            "It runs as many tests as the Client asks for.",
            "as many tests as",
            Opens.DEMAND,
            "It runs as many tests as the Client asks for. This is capped at [number] tests.",
        ),
        (
            "It loads source systems including, but not limited to, SAP.",
            "including, but not limited to",
            Opens.NAMED,
            "It loads source systems, namely SAP.",
        ),
        (
            "Its scope includes, but is not limited to, SAP.",
            "includes, but is not limited to",
            Opens.NAMED,
            "Its scope includes only SAP.",
        ),
        (
            "It is not limited to SAP.",
            "not limited to",
            Opens.NAMED,
            "It is limited to SAP.",
        ),
        (
            "It covers, among other things, SAP.",
            "among other things",
            Opens.TAIL,
            "It covers SAP. Further items are [the remaining items, named], and no others.",
        ),
        (
            "It covers SAP etc.",
            "etc.",
            Opens.TAIL,
            "It covers SAP and [the remaining items, named].",
        ),
        (
            "Everything needed to move.",
            "Everything needed to",
            Opens.ALL,
            "[the items, named and counted] needed to move.",
        ),
        (
            "SAP and any other modules are set up.",
            "any other",
            Opens.ALL,
            f"SAP and any other modules are set up. {_ITEMS}",
        ),
        (
            "It is manned round the clock.",
            "round the clock",
            Opens.AMOUNT,
            "It is manned from [time] to [time] on [days].",
        ),
        (
            "An unlimited number of users is served.",
            "unlimited number",
            Opens.AMOUNT,
            "Up to [number] users is served.",
        ),
        (
            "Help until all is complete.",
            "until all is complete",
            Opens.END,
            "Help until [date] or after [number] person-days, whichever comes first.",
        ),
        (
            "Help as long as it takes the team.",
            "as long as it takes",
            Opens.END,
            (
                "Help as long as it takes the team. This ends on [date] or after [number] "
                "person-days, whichever comes first."
            ),
        ),
        (
            "It shall include, but not be limited to, calls and other duties as assigned.",
            "include, but not be limited to",
            Opens.NAMED,
            (
                "It shall include calls and other duties as assigned. This is limited to "
                "[the items, named and counted]."
            ),
        ),
        (
            "Work such as this or other.",
            "such as",
            Opens.EXAMPLE,
            "Work such as this or other, limited to [the items, named and counted].",
        ),
    ],
)
def test_what_is_left_open_is_closed(words: str, trigger: str, opens: Opens, anew: str) -> None:
    start = words.index(trigger)
    assert closed_anew(words, start, start + len(trigger), opens) == anew
