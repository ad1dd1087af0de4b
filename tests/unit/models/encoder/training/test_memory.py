import torch

from models.encoder.training.material import Definition, Example, Scheme
from models.encoder.training.memory import OWN_SHARE, Memory

DEFINITIONS = [
    Definition("plan", "late", ("planned too late",)),
    Definition("plan", "loose", ("planned too loosely",)),
    Definition("staff", "few", ("too few people",)),
    Definition("crunch", "", ("too long hours",), "K"),
]
EXAMPLES = [
    Example("A", "cause", "a plan late", "plan", "late"),
    Example("A", "positive", "a praise"),
    Example("A", "cause", "a plan loose", "plan", "loose"),
    Example("C", "cause", "c plan late", "plan", "late"),
    Example("C", "cause", "c plan loose", "plan", "loose"),
    Example("C", "cause", "c staff", "staff", "few"),
    Example("K", "cause", "k nights", "crunch", "", world="K"),
    Example("K", "cause", "k weekends", "crunch", "", world="K"),
]
TEXTS = [e.text for e in EXAMPLES] + [d.texts[0] for d in DEFINITIONS]
BEFORE = {text: torch.eye(len(TEXTS))[i] for i, text in enumerate(TEXTS)}
SCHEME = Scheme("cut", "", (("planned too late",), ("too few people",)), {("plan", "late"): 0})


def made() -> Memory:
    return Memory(EXAMPLES, DEFINITIONS, [SCHEME], BEFORE)


def test_likeness_is_wanted_to_strangers_of_the_sub_cause_and_less_of_the_theme() -> None:
    wanted, _ = made().wanted([0])

    assert torch.allclose(wanted[:, :5], torch.tensor([[0, 0, OWN_SHARE, 1 - OWN_SHARE, 0]]))
    assert float(wanted.sum()) == 1.0


def test_a_writers_own_words_on_the_theme_count_neither_for_nor_against() -> None:
    _, skipped = made().wanted([0])

    assert skipped[0, :5].tolist() == [True, True, False, False, False]


def test_causes_of_another_taxonomy_count_neither_for_nor_against() -> None:
    _, skipped = made().wanted([0])

    assert skipped[0, 5:].tolist() == [True, True]


def test_a_writer_who_is_alone_on_a_taxonomy_is_held_to_the_own_words_on_a_class() -> None:
    wanted, skipped = made().wanted([6])

    assert skipped.tolist() == [[True] * 5 + [True, False]]
    assert float(wanted[0, 6]) == OWN_SHARE


def test_options_of_another_cut_begin_as_published_and_are_replaced_whole() -> None:
    memory = made()
    assert torch.equal(memory.options["cut"][1], BEFORE["too few people"])

    memory.remember_options("cut", memory.options["cut"] + 1)

    assert float(memory.options["cut"][1].min()) == 1.0


def test_a_step_replaces_only_the_vectors_it_saw() -> None:
    memory = made()
    before = memory.causes
    fresh = torch.full((1, len(TEXTS)), 1 / 3)

    memory.remember([2], fresh, memory.definitions + 1)

    assert torch.equal(memory.causes[1], fresh[0])
    assert torch.equal(memory.causes[[0, 2, 3, 4]], before[[0, 2, 3, 4]])
    assert torch.equal(before[1], torch.eye(len(TEXTS))[2])
    assert float(memory.definitions[0, 0]) == 1.0
