from __future__ import annotations

import pytest

from intelligence.assignment import (
    AssignmentOptions,
    Assignments,
    assign_themes,
    labels_of,
)
from intelligence.errors import IntelligenceError
from intelligence.taxonomy import Taxonomy, parse_taxonomy
from models.coherence import Gate
from models.discovery import DiscoveryOptions
from models.recognition.choice import Choice
from models.recognition.recogniser import Recogniser
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


#: Texts that differ in one name are told apart, for the fake encoder needs many shared words.
APART = Gate(template=1.0)
CLOSE = DiscoveryOptions(closeness=0.6)


def recogniser() -> Recogniser:
    return Recogniser(WordEmbedder(), plain=Choice((25.0, 5.0, 5.0), none=18.0))


def assigned(
    texts: list[str], groups: list[str], taxonomy: Taxonomy | None = TAXONOMY
) -> Assignments:
    options = AssignmentOptions(discovery=CLOSE, gate=APART)
    return assign_themes(texts, groups, taxonomy, recogniser(), options)


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
    strict = AssignmentOptions(threshold=1.0, discovery=CLOSE, gate=APART)
    found = assign_themes(TEXTS, GROUPS, TAXONOMY, recogniser(), strict)
    assert all(cause.theme_key is None for cause in found.causes)
    assert len(found.proposals) == 3


def test_sentences_of_one_template_are_no_proposal() -> None:
    assert assign_themes(TEXTS, GROUPS, None, recogniser()).proposals == ()


def test_status_lines_are_neither_a_theme_nor_a_cluster() -> None:
    notes = ["This incident has been resolved."] * 12
    groups = [f"incident {number}" for number in range(12)]
    found = assigned([*notes, *ACCESS], [*groups, *GROUPS[:6]], None)
    assert {(cause.theme_key, cause.proposal) for cause in found.causes[:12]} == {(None, None)}
    assert assigned(notes, groups).unassigned == 12


def test_nothing_to_assign_gives_nothing() -> None:
    assert assigned([], []) == Assignments((), (), truncated=False)


def test_texts_and_groups_of_different_number_are_refused() -> None:
    with pytest.raises(IntelligenceError, match="1 causes came with 2 groups"):
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
    known = {text for text, cause in zip(TEXTS, first.causes, strict=True) if cause.theme_key}
    assert known
    assert not known & {text for texts in embedder.asked for text in texts}


def test_another_taxonomy_is_not_answered_from_memory() -> None:
    memory = MemoryResults()
    assign_themes(TEXTS, GROUPS, TAXONOMY, recogniser(), memory=memory)
    other = parse_taxonomy('{"badge": "access came too late"}')
    found = assign_themes(TEXTS, GROUPS, other, recogniser(), memory=memory)
    assert {cause.theme_key for cause in found.causes} <= {"badge", None}


def test_names_to_avoid_reach_the_proposals() -> None:
    options = AssignmentOptions().avoiding(("Acme",))
    assert options.proposals.avoid == ("Acme",)
