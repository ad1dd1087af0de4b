import torch

from models.encoder.training.material import Definition, Example
from models.encoder.training.memory import OWN_SHARE, Memory

DEFINITIONS: list[Definition] = [
    ("plan", "late", "planned too late"),
    ("plan", "loose", "planned too loosely"),
    ("staff", "few", "too few people"),
]
EXAMPLES = [
    Example("A", "cause", "a plan late", "plan", "late"),
    Example("A", "positive", "a praise"),
    Example("A", "cause", "a plan loose", "plan", "loose"),
    Example("C", "cause", "c plan late", "plan", "late"),
    Example("C", "cause", "c plan loose", "plan", "loose"),
    Example("C", "cause", "c staff", "staff", "few"),
]
BEFORE = {
    text: torch.eye(9)[i]
    for i, text in enumerate([e.text for e in EXAMPLES] + [d for _, _, d in DEFINITIONS])
}


def test_likeness_is_wanted_to_strangers_of_the_sub_cause_and_less_of_the_theme() -> None:
    wanted, _ = Memory(EXAMPLES, DEFINITIONS, BEFORE).wanted([0])

    assert torch.allclose(wanted, torch.tensor([[0.0, 0.0, OWN_SHARE, 1 - OWN_SHARE, 0.0]]))


def test_a_writers_own_words_on_the_theme_count_neither_for_nor_against() -> None:
    _, skipped = Memory(EXAMPLES, DEFINITIONS, BEFORE).wanted([0])

    assert skipped.tolist() == [[True, True, False, False, False]]


def test_a_step_replaces_only_the_vectors_it_saw() -> None:
    memory = Memory(EXAMPLES, DEFINITIONS, BEFORE)
    before = memory.causes
    fresh = torch.full((1, 9), 1 / 3)

    memory.remember([2], fresh, memory.definitions + 1)

    assert torch.equal(memory.causes[1], fresh[0])
    assert torch.equal(memory.causes[[0, 2, 3, 4]], before[[0, 2, 3, 4]])
    assert torch.equal(before[1], torch.eye(9)[2])
    assert float(memory.definitions[0, 0]) == 1.0
