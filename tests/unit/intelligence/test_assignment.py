from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from intelligence.assignment import (
    AssignmentOptions,
    Assignments,
    Found,
    Pool,
    assign_themes,
    look_for_themes,
)
from intelligence.errors import IntelligenceError
from intelligence.proposals import ProposalOptions
from intelligence.recognising import labels_of
from intelligence.taxonomy import Taxonomy, parse_taxonomy
from intelligence.wordings import Origin
from models.naming.phrases import PlainPhrases
from models.recognition.choice import Choice
from models.recognition.mixture import Mixture
from models.recognition.recogniser import Recogniser
from models.unexplained import Gap
from tests.fakes.clusterers import AlikeClusterer
from tests.fakes.embedders import WordEmbedder
from tests.fakes.results import MemoryResults
from tests.unit.intelligence.test_proposals import ACCESS, OTHER, PRICES, TESTS

TAXONOMY = parse_taxonomy(
    '{"late": ["Late access", "access came too late",'
    ' {"vpn": "VPN access came too late", "badge": "badges came too late"}],'
    ' "plan": ["Weak plan", "the plan slipped"]}'
)
TEXTS = [*ACCESS, *TESTS, *PRICES, *OTHER]
GROUPS = [f"document {number}" for number in range(len(TEXTS))]


#: Texts that differ in one name are told apart, for the fake encoder needs many shared words; and
#: with so few texts, anything can be chance.
OPTIONS = AssignmentOptions(
    clusterer=AlikeClusterer(),
    gap=Gap(chance=1.0),
    proposals=ProposalOptions(template=1.0, phrases=PlainPhrases(), trust=0.0),
)


def recogniser() -> Recogniser:
    return Recogniser(WordEmbedder(), plain=Choice((25.0, 5.0, 5.0), none=18.0))


def assigned(
    texts: list[str], groups: list[str], taxonomy: Taxonomy | None = TAXONOMY
) -> Assignments:
    return assign_themes(texts, groups, taxonomy, recogniser(), OPTIONS)


def test_known_causes_get_their_theme_and_the_rest_is_proposed() -> None:
    found = assigned(TEXTS, GROUPS)
    assert {cause.theme_key for cause in found.causes[:6]} == {"late"}
    assert {cause.subcause_key for cause in found.causes[:6]} == {"vpn"}
    assert {cause.proposal for cause in found.causes[:6]} == {None}
    assert all(cause.theme_key is None for cause in found.causes[6:])
    assert {p.members for p in found.proposals} == {tuple(range(6, 12)), tuple(range(12, 18))}
    assert found.proposals[found.causes[6].proposal or 0].members == tuple(range(6, 12))
    assert found.unassigned == 3


def test_without_taxonomy_everything_is_discovered() -> None:
    found = assigned(TEXTS, GROUPS, None)
    assert len(found.proposals) == 3
    assert all(cause.theme_key is None for cause in found.causes)


def test_theme_without_subcauses_gives_none() -> None:
    found = assigned(["the plan slipped"], ["d"])
    assert (found.causes[0].theme_key, found.causes[0].subcause_key) == ("plan", None)


def test_order_of_the_causes_changes_neither_clusters_nor_names() -> None:
    forward = assigned(TEXTS, GROUPS)
    backward = assigned(TEXTS[::-1], GROUPS[::-1])
    assert backward.causes[::-1] == forward.causes
    assert [p.id for p in backward.proposals] == [p.id for p in forward.proposals]
    assert [p.name for p in backward.proposals] == [p.name for p in forward.proposals]
    last = len(TEXTS) - 1
    mirrored = [tuple(last - m for m in p.representatives) for p in backward.proposals]
    assert mirrored == [p.representatives for p in forward.proposals]


def test_a_cause_alone_gets_the_theme_it_gets_in_a_crowd() -> None:
    found = assigned(TEXTS, GROUPS)
    alone = assigned(TEXTS[:1], GROUPS[:1])
    assert alone.causes[0] == found.causes[0]


def test_a_stricter_threshold_leaves_more_to_discovery() -> None:
    strict = replace(OPTIONS, threshold=1.0)
    found = assign_themes(TEXTS, GROUPS, TAXONOMY, recogniser(), strict)
    assert all(cause.theme_key is None for cause in found.causes)
    assert len(found.proposals) == 3


def test_sentences_of_one_template_are_no_proposal() -> None:
    proposals = replace(OPTIONS.proposals, template=0.6)
    options = replace(OPTIONS, proposals=proposals)
    assert assign_themes(TEXTS, GROUPS, None, recogniser(), options).proposals == ()


def test_what_is_hardly_a_cause_takes_no_part_in_discovery() -> None:
    sure = [0.9 if number < 12 else 0.5 for number in range(len(TEXTS))]
    found = assign_themes(TEXTS, GROUPS, TAXONOMY, recogniser(), OPTIONS, role_confidences=sure)
    assert [p.members for p in found.proposals] == [tuple(range(6, 12))]
    assert found.unassigned == 9


def test_a_group_that_is_left_over_by_chance_is_no_proposal() -> None:
    options = replace(OPTIONS, gap=Gap(chance=0.05))
    found = assign_themes(TEXTS, GROUPS, TAXONOMY, recogniser(), options)
    assert found.proposals == ()


def test_a_group_that_does_not_come_again_is_no_proposal_beside_a_taxonomy() -> None:
    options = replace(OPTIONS, clusterer=AlikeClusterer(stability=0.7))
    assert assign_themes(TEXTS, GROUPS, TAXONOMY, recogniser(), options).proposals == ()
    assert assign_themes(TEXTS, GROUPS, None, recogniser(), options).proposals


def test_status_lines_are_neither_a_theme_nor_a_cluster() -> None:
    notes = ["This incident has been resolved."] * 12
    groups = [f"incident {number}" for number in range(12)]
    texts, own = [*notes, *ACCESS], [*groups, *GROUPS[:6]]
    sure = [1.0] * len(texts)
    found = assign_themes(texts, own, None, recogniser(), OPTIONS, role_confidences=sure)
    assert {(cause.theme_key, cause.proposal) for cause in found.causes[:12]} == {(None, None)}
    assert assigned(notes, groups).unassigned == 12


def test_texts_that_are_given_as_what_to_group_are_not_doubted() -> None:
    """Status posts and requests of customers were withheld from whoever asked how they group."""
    names = ("mail", "chat", "calls", "search", "pages", "maps")
    notes = [f"We are investigating reports about {name}." for name in names]
    own = [f"incident {number}" for number in range(len(notes))]
    strict = replace(OPTIONS, proposals=replace(OPTIONS.proposals, trust=1.01))
    found = assign_themes(notes, own, None, recogniser(), strict)
    assert {cause.proposal for cause in found.causes} == {0}
    sure = [1.0] * len(notes)
    assert not assign_themes(notes, own, None, recogniser(), strict, None, sure).proposals


def test_nothing_to_assign_gives_nothing() -> None:
    assert assigned([], []) == Assignments((), (), truncated=False)


def test_texts_and_groups_of_different_number_are_refused() -> None:
    with pytest.raises(IntelligenceError, match="1 causes came with 2 groups and 1 confidences"):
        assigned(["a"], ["b", "c"])


def test_labels_carry_every_text_of_the_taxonomy() -> None:
    late, plan = labels_of(TAXONOMY)
    assert late.subcauses[1] == ("badge", "badges came too late")
    assert (plan.key, plan.name, plan.definition) == ("plan", "Weak plan", "the plan slipped")


def test_a_remembered_theme_is_the_recognised_one_and_nothing_is_recognised_twice() -> None:
    memory, embedder = MemoryResults(), WordEmbedder()
    again = Recogniser(embedder, plain=Choice((25.0, 5.0, 5.0), none=18.0))
    first = assign_themes(TEXTS, GROUPS, TAXONOMY, recogniser(), memory=memory)
    kept = dict(memory.kept)
    second = assign_themes(TEXTS, GROUPS, TAXONOMY, again, memory=memory)
    assert second == first
    assert memory.kept == kept
    recognised = [texts for texts in embedder.asked if not {*texts} & {"Weak plan", "Late access"}]
    assert recognised == embedder.asked


def test_another_taxonomy_is_not_answered_from_memory() -> None:
    memory = MemoryResults()
    assign_themes(TEXTS, GROUPS, TAXONOMY, recogniser(), memory=memory)
    other = parse_taxonomy('{"badge": "access came too late"}')
    found = assign_themes(TEXTS, GROUPS, other, recogniser(), memory=memory)
    assert {cause.theme_key for cause in found.causes} <= {"badge", None}


def test_names_to_avoid_reach_the_proposals() -> None:
    options = AssignmentOptions().avoiding(("Acme",))
    assert options.proposals.avoid == ("Acme",)


def test_examples_reach_the_recogniser_and_no_old_answer_is_remembered() -> None:
    """The same text, asked before and after a person showed what it is, in one memory."""
    mixture = Mixture((20.0,), level=5.0, none=18.0, share=0.3, prior=1.0, against=3.0)
    plain = Choice((25.0, 5.0, 5.0), none=18.0, mixture=mixture)
    own, memory = Recogniser(WordEmbedder(), plain=plain), MemoryResults()
    said = ["the gate stayed shut for us"]
    late = replace(TAXONOMY.themes[0], examples=("The gate stayed shut  for us",))
    denied = replace(TAXONOMY.themes[0], counterexamples=("vpn access came too late",))

    def key(taxonomy: Taxonomy, texts: list[str]) -> str | None:
        found = assign_themes(texts, ["d"], taxonomy, own, OPTIONS, memory)
        return found.causes[0].theme_key

    assert key(TAXONOMY, said) is None
    assert key(Taxonomy((late, *TAXONOMY.themes[1:])), said) == "late"
    assert key(TAXONOMY, ["VPN access came too late"]) == "late"
    assert key(Taxonomy((denied, *TAXONOMY.themes[1:])), ["VPN access came too late"]) is None


def test_one_sentence_of_nearly_all_causes_is_a_group_though_nothing_lies_beside_it() -> None:
    """Of 44 causes 40 said the same; no text had neighbours, and there was not even a group."""
    texts = [*["Nobody owned the request for access"] * 40, *OTHER]
    groups = [f"engagement {at}" for at in range(len(texts))]
    origins = [Origin(group, f"C{at % 4}") for at, group in enumerate(groups)]
    options = AssignmentOptions(proposals=OPTIONS.proposals)

    def found(origins: Sequence[Origin | None]) -> Found:
        count = len(texts)
        pool = Pool(texts, groups, [1.0] * count, [True] * count, origins=origins)
        return look_for_themes(pool, recogniser(), options, beside_known=False)

    assert [theme.members for theme in found(origins).themes] == [tuple(range(40))]
    assert [group.members for group in found(()).held] == [tuple(range(40))]
    assert found(()).themes == ()
