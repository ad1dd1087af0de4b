"""Whether a check that is drawn again says the same."""

from __future__ import annotations

from dataclasses import replace

from intelligence.risk.kept import kept_payload
from intelligence.risk.replay import compared
from tests.fakes.risk_checks import rich_check


def test_same_check_differs_in_nothing() -> None:
    kept = kept_payload(rich_check(), keep_text=False)
    assert compared(kept, kept_payload(rich_check(), keep_text=False)) == ()


def test_what_a_person_accepted_meanwhile_is_no_difference() -> None:
    check = rich_check()
    accepted = replace(
        check, passages=tuple(replace(one, suppressed="agreed") for one in check.passages)
    )
    kept, drawn = (kept_payload(one, keep_text=True) for one in (check, accepted))
    assert compared(kept, drawn) == ()


def test_how_a_wording_is_known_again_is_no_difference() -> None:
    kept, drawn = (kept_payload(rich_check(), keep_text=True) for _ in range(2))
    drawn["passages"] = [{**one, "digest": "of another release"} for one in drawn["passages"]]
    assert compared(kept, drawn) == ()


def test_parts_that_differ_are_named() -> None:
    check = rich_check()
    other = replace(check, themes=check.themes[1:], edition=check.edition + 1)
    kept, drawn = (kept_payload(one, keep_text=False) for one in (check, other))
    assert compared(kept, drawn) == ("edition", "themes")


def test_a_check_of_before_stability_was_told_says_the_same() -> None:
    kept, drawn = (kept_payload(rich_check(), keep_text=True) for _ in range(2))
    for one in kept["themes"]:
        del one["stability"]
    assert compared(kept, drawn) == ()
