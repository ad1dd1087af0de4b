"""A risk check in a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

import click

from api.check_ports import ShownCheck
from api.cli.common import plain, print_table
from intelligence.risk.serial import probability_of
from reports.figures import plural
from reports.risk.counted import (
    NONE_SEEN,
    base_said,
    chance_said,
    count_said,
    interval_said,
    is_known,
    level_said,
    lift_said,
    showed,
)
from reports.risk.repeated import of_payload, wordings
from reports.risk.told import KINDS, NONE_LIKE_IT, NOT_KNOWN, limits

_MOST_THEMES = 10
_MOST_TOLD = 3
_MOST_PASSAGES = 20
_MOST_REASONS = 2
_MOST_PENDING = 5
_WIDTH = 100
_NOT_KEPT = "its words were not kept"
_SCORES = ("brier", "skill", "log_loss", "ece", "recall")


def show_check(shown: ShownCheck, text: str | None, names: Mapping[str, str] | None = None) -> None:
    """Print the pre-mortem: themes, passages, missing sections, overrun, similar engagements.

    ``text`` is what was checked, where it is at hand; ``names`` are customers' names by key.
    """
    told = shown.payload
    values = told["offer"]["attributes"].items()
    known = ", ".join(
        plain((names or {}).get(value, value) if name == "customer" else value)
        for name, value in values
    )
    click.echo(f"check {shown.id}, edition {told['edition']}; given: {known or 'nothing'}")
    for note in (*told["notes"], *filter(None, (shown.warning,))):
        _said(f"note: {plain(note)}")
    _themes(told["themes"])
    _passages(told["passages"], told["missing_sections"], text)
    _overrun(told["overrun"])
    _similar(told["similar"])
    click.echo(f"\nWhole: premortem checks show {shown.id} --json")


def _themes(themes: Sequence[Mapping[str, Any]]) -> None:
    click.echo("\nWhat to fear")
    shown = [probability_of(one) for one in themes[:_MOST_THEMES]]
    rows = [
        (
            plain(one.told_name),
            chance_said(one),
            interval_said(one),
            base_said(one),
            showed(one),
            lift_said(one),
            plain(one.standing),
        )
        for one in shown
    ]
    headers = ("theme", "chance", "80 % interval", "base rate", "showed it", "lift", "rests on")
    print_table(headers, rows, (False, True, True, True, True, True, False))
    if shown:
        known = is_known(shown[0])
        _said(_figures(shown[0].reference_class) if known else f"{NOT_KNOWN}: {NONE_SEEN}")
    if len(themes) > len(shown):
        click.echo(f"{plural(len(themes) - len(shown), 'more theme')} left out here")
    for one, risk in zip(themes[:_MOST_TOLD], shown, strict=False):
        click.echo(f"\n{plain(risk.told_name)}")
        _said(f"base rate: {plain(count_said(risk))}")
        if risk.lift_note:
            _said(f"lift: {plain(risk.lift_note)}")
        told = [each for each in one["reasons"] if each["words"] and each["start"] is None]
        for reason in told[:_MOST_REASONS]:
            _said(f"why: {plain(reason['words'])} (odds x {reason['odds']:.2f})")
        if told and (level := level_said(risk)):
            _said(f"     {level}")
        for item in one["evidence"][:1]:
            _said(f"said: {plain(item['text'])} ({plain(item['document'])})")
        for item in one["mitigations"][:2]:
            _said(f"helps: {plain(item['words'])} ({plain(item['owner'])})")


def _figures(reference_class: str) -> str:
    return (
        "chance: that it is shown at least once; base rate: the share that shows it of past "
        f"engagements, here of {plain(reference_class)}, of which some may be too young to have "
        "shown all, drawn towards all engagements; lift: chance over base rate, left out where "
        "nothing known of the offer beyond its class carries it"
    )


def _passages(
    passages: Sequence[Mapping[str, Any]],
    missing: Sequence[Mapping[str, Any]],
    text: str | None,
) -> None:
    click.echo(f"\nWording that invites disputes: {len(passages)}")
    told = wordings(passages, of_payload)
    for wording in told[:_MOST_PASSAGES]:
        number, one = wording.number, wording.first
        words = text[one["start"] : one["end"]] if text is not None else one["text"]
        words = _NOT_KEPT if words is None else words
        mark = f" [accepted: {plain(one['suppressed'])}]" if one["suppressed"] else ""
        kind = kind_of(one["kind"])
        place = f"{one['start']:,}-{one['end']:,}"
        again = f" and {plural(len(wording.others), 'more place')}" if wording.others else ""
        _said(f"{number}. {kind}, {place}{again}{mark}: {textwrap.shorten(plain(words), 160)}")
        if one["why"]:
            _said(f"   why: {plain(one['why'])}")
        if one["rewrite"]:
            _said(f"   instead: {plain(one['rewrite'])}")
    if len(told) > _MOST_PASSAGES:
        click.echo(f"{plural(len(told) - _MOST_PASSAGES, 'more wording')} left out here")
    if missing:
        names = ", ".join(kind_of(one["section"]).lower() for one in missing)
        click.echo(f"Sections that are missing: {names}")


def _overrun(outlooks: Sequence[Mapping[str, Any]]) -> None:
    if outlooks:
        click.echo("\nOverrun of engagements of its kind (95 % intervals)")
    for one in outlooks:
        quantiles = "; ".join(
            f"{name[1:]} % stay within {limits(three)}" for name, three in one["quantiles"].items()
        )
        finished = "counts withheld" if one.get("withheld") else f"{one['engagements']} finished"
        _said(
            f"{one['measure']} ({plain(one['unit'])}), {plain(one['reference_class'])}, "
            f"{finished}: {quantiles or plain(one['note'])}"
        )
        if one["stayed_within"]:
            share, low, high = one["stayed_within"]
            known = low is not None and high is not None
            between = f" ({_percent(low)} to {_percent(high)})" if known else ""
            enough = f"enough for {_percent(share)}{between} of them"
            _said(f"  the {one['offered']:g} % offered were {enough}")
        if one["needed"]:
            share = _percent(one["confidence"])
            _said(f"  enough for {share}: {limits(one['needed'])} {plain(one['unit'])}")
        if one["note"] and quantiles:
            _said(f"  {plain(one['note'])}")


def _similar(similar: Sequence[Mapping[str, Any]]) -> None:
    click.echo()
    _said("Past engagements like this one" if similar else NONE_LIKE_IT)
    for one in similar:
        alike = ", ".join(
            "what its text says" if aspect["name"] == "scope_text" else plain(aspect["past"])
            for aspect in one["alike"]
        )
        effort = one["effort_overrun"]
        took = "" if effort is None else f"; effort {effort:+.0f} %"
        little = " (little in common)" if one.get("little_in_common") else ""
        _said(f"{plain(one['name'])}{little}: {alike or 'nothing told'}{took}")


def kind_of(value: str) -> str:
    """Return the name of a kind of wording or section, as the annex has it.

    >>> kind_of("open_ended"), kind_of("one_of_tomorrow")
    ('Open-ended', 'one of tomorrow')
    """
    return KINDS.get(value) or plain(value.replace("_", " "))


def show_score(card: Mapping[str, Any]) -> None:
    """Print how checks of engagements that were signed came out."""
    click.echo(
        f"{card['checks']:,} checks, {card['signed']:,} of engagements that were signed, "
        f"{card['judged']:,} with a known outcome; edition {card['edition']}"
    )
    overall = card["overall"]
    if overall["note"]:
        _said(plain(overall["note"]))
    for name in _SCORES:
        if overall[name] is not None:
            click.echo(f"{name.replace('_', ' ')}: {_measure(overall[name])}")
    if card["themes"]:
        click.echo("")
        rows = [
            (plain(one["name"]), one["predictions"], one["showing"], *map(_measure, _of(one)))
            for one in card["themes"]
        ]
        headers = ("theme", "checks", "showed it", *(one.replace("_", " ") for one in _SCORES))
        print_table(headers, rows, (False, *(True for _ in headers[1:])))
    for one in card["pending"][:_MOST_PENDING]:
        _said(f"not judged: check {one['check_id']}, {plain(one['reason'])}")
    if len(card["pending"]) > _MOST_PENDING:
        click.echo(f"{len(card['pending']) - _MOST_PENDING} more are not judged")
    for one in card["gone"]:
        _said(f"theme {plain(one['theme_id'])} is gone: {plain(one['what'])}")
    for note in card["notes"]:
        _said(f"note: {plain(note)}")


def _of(theme: Mapping[str, Any]) -> list[Any]:
    return [theme[name] for name in _SCORES]


def _measure(value: Mapping[str, Any] | None) -> str:
    if value is None:
        return "-"
    return f"{value['value']:.3f} ({value['low']:.3f} to {value['high']:.3f})"


def _percent(share: float) -> str:
    return f"{share:.0%}".replace("%", " %")


def _said(line: str) -> None:
    click.echo(textwrap.fill(line, _WIDTH, subsequent_indent="    "))
