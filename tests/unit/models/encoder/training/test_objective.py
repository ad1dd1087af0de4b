import dataclasses

import pytest
import torch

from models.encoder.training.objective import (
    Encoded,
    Weights,
    among_strangers,
    by_theme,
    contrast,
    kept,
    objective,
)

UNITS = torch.eye(4)


def encoded(causes: torch.Tensor) -> Encoded:
    """Two causes of different themes; the best answer is the first two unit vectors."""
    return Encoded(
        causes=causes,
        gists=UNITS[:2],
        others=UNITS[3:],
        definitions=UNITS[:3],
        classes=torch.tensor([0, 1]),
        themes=torch.tensor([0, 1]),
        theme_of=torch.tensor([0, 1, 1]),
        foreign=torch.tensor([False, False, False]),
        options=UNITS[:2],
        places=torch.tensor([0, 1]),
        roles=torch.tensor([0, 0, 1]),
        role_logits=torch.tensor([[5.0, 0.0], [5.0, 0.0], [0.0, 5.0]]),
        before=torch.cat([causes, UNITS[:2], UNITS[3:]]),
        memory=UNITS[:2],
        wanted=torch.eye(2),
        skipped=torch.zeros((2, 2), dtype=torch.bool),
    )


@pytest.mark.parametrize("term", ["definition", "theme", "scheme", "gist", "strangers"])
def test_each_term_is_smaller_when_causes_lie_where_they_belong(term: str) -> None:
    _, right = objective(encoded(UNITS[:2]), Weights())
    _, wrong = objective(encoded(UNITS[[1, 0]]), Weights())

    assert right[term] < wrong[term] - 1


def test_the_role_term_is_smaller_when_the_role_is_read_right() -> None:
    right = encoded(UNITS[:2])
    wrong = dataclasses.replace(right, role_logits=-right.role_logits)

    assert objective(right, Weights())[1]["role"] < objective(wrong, Weights())[1]["role"] - 1


def test_definitions_of_another_taxonomy_are_no_rivals() -> None:
    crowded = dataclasses.replace(encoded(UNITS[:2]), definitions=UNITS[[0, 1, 0]])
    apart = dataclasses.replace(crowded, foreign=torch.tensor([False, False, True]))

    assert (
        objective(apart, Weights())[1]["definition"]
        < (objective(crowded, Weights())[1]["definition"])
    )


def test_causes_that_fit_no_option_of_another_cut_are_not_asked() -> None:
    lost = dataclasses.replace(encoded(UNITS[[1, 0]]), places=torch.tensor([-1, -1]))

    assert objective(lost, Weights())[1]["scheme"] == 0.0


def test_the_total_is_the_weighted_sum_of_the_terms() -> None:
    weights = Weights(definition=2, theme=0, scheme=0, gist=0.5, strangers=0, role=1, keep=0)

    total, terms = objective(encoded(UNITS[:2]), weights)

    expected = 2 * terms["definition"] + 0.5 * terms["gist"] + terms["role"]
    assert float(total) == pytest.approx(expected, rel=1e-5)


def test_statements_of_one_class_are_not_pushed_apart() -> None:
    alike = UNITS[[0, 0]]

    same = contrast(alike, alike, torch.tensor([3, 3]))
    different = contrast(alike, alike, torch.tensor([3, 4]))

    assert float(same) == pytest.approx(0.0, abs=1e-4)
    assert float(different) == pytest.approx(0.6931, abs=1e-3)


def test_skipped_pairs_do_not_count_among_strangers() -> None:
    given = encoded(UNITS[[0, 0]])
    skipped = torch.tensor([[False, True], [True, False]])
    spared = dataclasses.replace(given, skipped=skipped)

    assert float(among_strangers(spared)) < float(among_strangers(given))


def test_keeping_costs_nothing_until_similarities_change() -> None:
    given = encoded(UNITS[:2])
    moved = dataclasses.replace(given, causes=UNITS[[0, 0]])

    assert float(kept(given)) == 0.0
    assert float(kept(moved)) > 0.05


def test_a_themes_score_adds_up_over_its_sub_causes() -> None:
    near = torch.log(torch.tensor([[1.0, 2.0, 3.0]]))

    scores = by_theme(near, torch.tensor([0, 1, 1]))

    assert torch.allclose(scores.exp(), torch.tensor([[1.0, 5.0]]))
