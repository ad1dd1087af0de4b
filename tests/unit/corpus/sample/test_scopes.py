import re
from collections import Counter
from collections.abc import Mapping

import pytest

from corpus.records import Engagement
from corpus.sample import plan
from corpus.sample.engagements import SampleEngagement
from corpus.sample.materials import Materials
from corpus.sample.occurrence import Occurrence
from corpus.sample.scopes import LONGEST, SHORTEST, SampleScope, draw_scopes, with_scopes
from tests.unit.corpus.sample.conftest import SEED

Engagements = tuple[SampleEngagement, ...]
Occurrences = tuple[Occurrence, ...]
Scopes = Mapping[str, SampleScope]
Pattern = re.Pattern[str]


def patterns(materials: Materials, part: str | None = None) -> list[tuple[str | None, Pattern]]:
    """Return what sentences of a part look like once their slots are filled, by theme."""
    return [
        (item.theme, re.compile(re.sub(r"\\\{\w+\\\}", "[^;]{1,40}?", re.escape(item.text))))
        for item in materials.scopes
        if part in {None, item.part}
    ]


@pytest.fixture(scope="module")
def scopes(materials: Materials, engagements: Engagements, occurrences: Occurrences) -> Scopes:
    return draw_scopes(materials, engagements, occurrences, SEED)


def test_most_engagements_have_a_scope_and_the_others_stay_without(
    scopes: Scopes, accounts: tuple[Engagement, ...]
) -> None:
    records = with_scopes(accounts, scopes)
    assert [item.key for item in records] == [item.key for item in accounts]
    assert sum(item.scope is not None for item in records) == len(scopes) == 128
    assert {item.key for item in records if item.scope is None} == {
        item.key for item in accounts
    } - scopes.keys()


def test_a_scope_has_three_to_seven_sentences_and_no_slot_left(
    materials: Materials, engagements: Engagements, scopes: Scopes
) -> None:
    names = {item.key: item.customer.record.name for item in engagements}
    known = [pattern for _, pattern in patterns(materials)]
    for key, scope in scopes.items():
        assert "{" not in scope.text
        text = scope.text.replace(names[key], "Acme")
        sentences = re.split(r"(?<=\w)\. (?=[A-Z0-9])", text)
        assert SHORTEST <= len(sentences) <= LONGEST
        assert sum(bool(one.search(scope.text)) for one in known) >= len(sentences)


def test_wording_invites_a_theme_far_more_often_where_it_will_show(
    engagements: Engagements, occurrences: Occurrences, scopes: Scopes
) -> None:
    shown = {(item.engagement.key, item.theme) for item in occurrences}
    for theme in plan.SCOPE_THEMES:
        counts = Counter(((key, theme) in shown, theme in scopes[key].invites) for key in scopes)
        showing = counts[True, True] + counts[True, False]
        others = counts[False, True] + counts[False, False]
        assert showing >= 20
        assert counts[True, True] / showing == pytest.approx(plan.INVITED_WHERE_SHOWN, abs=0.03)
        assert counts[False, True] / others == pytest.approx(plan.INVITED_ELSEWHERE, abs=0.01)
    assert len(scopes) < len(engagements)


def test_a_text_invites_what_it_is_said_to_invite_and_nothing_else(
    materials: Materials, scopes: Scopes
) -> None:
    wordings = patterns(materials, "invites")
    for scope in scopes.values():
        found = {theme for theme, wording in wordings if wording.search(scope.text)}
        assert found == scope.invites


def test_nothing_settles_a_matter_that_the_same_scope_leaves_open(
    materials: Materials, scopes: Scopes
) -> None:
    settling = patterns(materials, "clear")
    for scope in scopes.values():
        assert not {t for t, said in settling if said.search(scope.text)} & scope.invites


def test_scopes_repeat_and_are_not_moved_by_other_draws(
    materials: Materials, engagements: Engagements, occurrences: Occurrences, scopes: Scopes
) -> None:
    assert draw_scopes(materials, engagements, occurrences, SEED) == scopes
    assert draw_scopes(materials, engagements, occurrences, SEED + 1) != scopes
    assert len({scope.text for scope in scopes.values()}) == len(scopes)


def test_an_engagement_that_invites_everything_still_keeps_to_the_longest(
    materials: Materials, engagements: Engagements
) -> None:
    everything = tuple(
        Occurrence(item, item.quarters[0], theme)
        for item in engagements
        for theme in plan.SCOPE_THEMES
    )
    for seed in range(3):
        drawn = draw_scopes(materials, engagements, everything, seed)
        assert max(len(scope.invites) for scope in drawn.values()) == len(plan.SCOPE_THEMES)
