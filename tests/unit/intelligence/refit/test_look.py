from dataclasses import replace

import numpy as np

from intelligence.curation.kept import Kept
from intelligence.refit.changes import Kind
from intelligence.refit.look import Look, look_anew
from intelligence.refit.standing import Standing
from models.recognition.recogniser import Recogniser
from tests.fakes.clusterers import AlikeClusterer
from tests.fakes.embedders import WordEmbedder
from tests.fakes.standings import BOUNDS, OPTIONS, SUBJECTS, proposed, said, standing

RECOGNISER = Recogniser(WordEmbedder())
APART = {name: said(name) for name in ("access", "scope", "price")}


def looked(given: Standing) -> Look:
    return look_anew(given, RECOGNISER, OPTIONS, BOUNDS)


def test_themes_that_are_groups_of_their_own_stay_as_they_are() -> None:
    look = looked(standing(APART))
    assert look.seen == ()
    assert (look.causes, look.groups) == (30, 3)


def test_a_theme_of_two_subjects_splits_and_the_larger_part_keeps_the_identity() -> None:
    given = standing({"late": [*said("access"), *said("tests", 8)], "scope": said("scope")})
    (seen,) = looked(given).seen
    assert (seen.change.kind, seen.change.themes) == (Kind.SPLIT, ("late",))
    (part,) = seen.change.parts
    assert {given.texts[at] for at in part} == set(said("tests", 8))
    assert seen.change.measured[0].agreeing == 1.0
    assert seen.change.measured[0].told_apart == 1.0
    assert len(seen.parts) == 1
    assert seen.parts[0].name
    assert set(seen.parts[0].representatives) <= set(part)


def test_a_part_whose_group_is_mostly_another_themes_must_be_a_large_one() -> None:
    """A group that holds two known themes hid every theme that a part of it was mixed into."""
    tests = [*said("tests"), *(f"{SUBJECTS['tests']} {name}" for name in ("kim", "lea", "mo"))]
    mixed = {"late": [*said("access"), *tests[:5]], "tested": tests[5:], "scope": said("scope")}
    (seen,) = looked(standing(mixed)).seen
    assert (seen.change.kind, seen.change.themes) == (Kind.SPLIT, ("late",))
    assert seen.change.measured[0].inside is not None
    assert seen.change.measured[0].inside < BOUNDS.within
    strict = replace(BOUNDS, large=0.4)
    assert look_anew(standing(mixed), RECOGNISER, OPTIONS, strict).seen == ()


def test_a_part_of_too_few_engagements_is_no_part() -> None:
    given = standing({"late": [*said("access"), *said("tests", 8)], "scope": said("scope")})
    groups = tuple(
        "one engagement" if text in said("tests") else group
        for text, group in zip(given.texts, given.groups, strict=True)
    )
    assert looked(replace(given, groups=groups)).seen == ()


def test_two_themes_of_one_subject_merge_into_the_one_in_use() -> None:
    given = standing({"a": said("access")[:4] + said("access")[8:], "b": said("access")[4:8],
                      "scope": said("scope")})  # fmt: skip
    bounds = replace(BOUNDS, findings=4)
    (seen,) = look_anew(given, RECOGNISER, OPTIONS, bounds).seen
    assert (seen.change.kind, seen.change.themes) == (Kind.MERGE, ("b", "a"))
    turned = proposed(given, "a")
    (seen,) = look_anew(turned, RECOGNISER, OPTIONS, bounds).seen
    assert seen.change.themes == ("a", "b")


def test_themes_that_a_person_parted_are_not_merged_again() -> None:
    given = standing({"a": said("access")[:5], "b": said("access")[5:], "scope": said("scope")})
    assert [seen.change.kind for seen in looked(given).seen] == [Kind.MERGE]
    apart = replace(given, kept=Kept(apart=frozenset({frozenset({"a", "b"})})))
    assert looked(apart).seen == ()


def test_a_theme_that_a_person_put_together_is_not_split_again() -> None:
    given = standing({"late": [*said("access"), *said("tests")], "scope": said("scope")})
    assert looked(replace(given, kept=Kept(frozenset({"late"})))).seen == ()


def test_a_group_that_is_in_no_theme_starts_one() -> None:
    given = standing(APART, said("tests"))
    (seen,) = looked(given).seen
    assert (seen.change.kind, seen.change.themes) == (Kind.START, ())
    assert {given.texts[at] for at in seen.change.parts[0]} == set(said("tests"))


def test_what_people_excluded_or_ruled_out_starts_nothing() -> None:
    given = standing(APART, said("tests"))
    away = np.array([theme is None for theme in given.theme_ids])
    assert looked(replace(given, excluded=away, sure=given.sure & ~away)).seen == ()
    assert looked(replace(given, settled=away)).seen == ()


def test_a_proposed_theme_that_does_not_come_together_again_ends_and_one_in_use_does_not() -> None:
    torn = [*said("access")[:2], *said("scope")[:2], *said("price")[:2]]
    given = standing({**{name: own[2:] for name, own in APART.items()}, "torn": torn})
    assert looked(given).seen == ()
    (seen,) = looked(proposed(given, "torn")).seen
    assert (seen.change.kind, seen.change.themes) == (Kind.END, ("torn",))


def test_where_hardly_anything_can_be_grouped_no_theme_ends() -> None:
    given = proposed(
        standing({"torn": [own[0] for own in APART.values()] + said("tests", 3)}), "torn"
    )
    bounds = replace(BOUNDS, findings=4, grouped=AlikeClusterer(least=0.99))
    assert look_anew(given, RECOGNISER, OPTIONS, bounds).seen == ()


def test_a_part_that_the_taxonomy_calls_a_subcause_needs_no_theme_of_its_own() -> None:
    given = standing({"late": [*said("access"), *said("tests", 8)], "scope": said("scope")})
    named = tuple("environment" if text in said("tests") else None for text in given.texts)
    assert looked(replace(given, subcauses=named)).seen == ()


def test_what_a_person_placed_stays_where_it_is() -> None:
    given = standing({"late": [*said("access"), *said("tests", 8)], "scope": said("scope")})
    settled = np.array([text == said("tests")[0] for text in given.texts])
    (seen,) = looked(replace(given, settled=settled)).seen
    assert {given.texts[at] for at in seen.change.parts[0]} == set(said("tests", 8)[1:])


def test_causes_that_are_not_sure_go_with_the_part_that_they_are_closest_to() -> None:
    given = standing({"late": [*said("access"), *said("tests", 8)], "scope": said("scope")})
    sure = np.array([text != said("tests")[0] for text in given.texts])
    (seen,) = looked(replace(given, sure=sure)).seen
    assert {given.texts[at] for at in seen.change.parts[0]} == set(said("tests", 8))


def test_the_order_of_the_causes_decides_nothing() -> None:
    given = standing({"late": [*said("access"), *said("tests", 8)]}, said("price"))
    turned = replace(
        given,
        findings=given.findings[::-1],
        texts=given.texts[::-1],
        groups=given.groups[::-1],
        theme_ids=given.theme_ids[::-1],
    )
    one, other = looked(given), looked(turned)
    assert [s.parts[0].name for s in one.seen] == [s.parts[0].name for s in other.seen]
    texts = [
        [{where.texts[at] for at in s.change.parts[0]} for s in look.seen]
        for where, look in ((given, one), (turned, other))
    ]
    assert texts[0] == texts[1]
    assert len(texts[0]) == 2


def test_a_name_that_a_theme_has_already_is_told_apart() -> None:
    given = standing(APART, said("tests"))
    name = looked(given).seen[0].parts[0].name
    taken = {**given.themes, "scope": replace(given.themes["scope"], name=name)}
    again = looked(replace(given, themes=taken)).seen[0].parts[0].name
    assert again != name
    assert again.startswith(name)


def test_nothing_to_look_at_is_nothing_to_change() -> None:
    assert looked(standing({})) == Look((), 0, 0)


def test_what_a_build_withheld_a_refit_does_not_start_for_a_little_more_confidence() -> None:
    given = standing({"late": said("access"), "scope": said("scope")}, said("price"))
    (seen,) = looked(given).seen
    withheld = replace(given, withheld=frozenset(seen.change.parts[0]))
    for surer, left in ((0.0, (seen,)), (1.0, ())):
        options = replace(OPTIONS, proposals=replace(OPTIONS.proposals, surer=surer))
        assert look_anew(withheld, RECOGNISER, options, BOUNDS).seen == left


def test_what_was_taken_back_starts_again_when_most_of_it_is_new() -> None:
    given = standing({"late": said("access"), "scope": said("scope")}, said("price"))
    (seen,) = looked(given).seen
    own = seen.change.parts[0]
    assert looked(replace(given, taken_back=frozenset(own[:6]))).seen == ()
    assert looked(replace(given, taken_back=frozenset(own[:5]))).seen == (seen,)
