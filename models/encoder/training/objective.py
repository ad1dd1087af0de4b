"""What the encoder is asked for: the same cause close together, whatever it is about.

A statement lies closest to the definition of its sub-cause and theme, and to the option where other
organisations would file it; it finds its own summary
among those of other sub-causes (InfoNCE, van den Oord et al. 2018, with same-class pairs left out
of the negatives); among everything that all writers said it finds what others said of the same sub-
cause and theme (supervised contrast, Khosla et al. 2020, over a memory of earlier steps' vectors,
Wang et al. 2020); its role can be read off; and similarities between texts stay near the published
encoder's, so that what it knew of everything else is not lost (similarity-preserving distillation,
Tung and Mori 2019).
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

#: Similarities are divided by it before a softmax.
TEMPERATURE = 0.05

_NEVER = -1e4


@dataclass(frozen=True)
class Weights:
    """How much each term counts."""

    definition: float = 1.0
    theme: float = 0.5
    scheme: float = 0.5
    gist: float = 0.7
    strangers: float = 0.7
    role: float = 0.5
    keep: float = 2.0


@dataclass(frozen=True)
class Encoded:
    """One step's unit vectors, shape (texts, dimension) each, and labels as class numbers.

    Attributes:
        causes: the causes.
        gists: their summaries.
        others: statements of other roles.
        definitions: every sub-cause's definition, in the order of class numbers.
        classes: sub-cause number of each cause.
        themes: theme number of each cause.
        theme_of: theme number of each sub-cause.
        foreign: which sub-causes belong to other worlds than the causes, shape (sub-causes,).
        options: vectors of the options of another way of cutting the same causes; none without.
        places: option number of each cause, -1 where none fits.
        roles: role number of each cause, then of each other statement.
        role_logits: shape (causes and others, roles).
        before: the published encoder's vectors of causes, gists, others.
        memory: vectors of all causes as last seen, shape (all causes, dimension).
        wanted: what share of its likeness each cause should give each of those, rows sum to 1.
        skipped: pairs that count neither for nor against.

    """

    causes: Tensor
    gists: Tensor
    others: Tensor
    definitions: Tensor
    classes: Tensor
    themes: Tensor
    theme_of: Tensor
    foreign: Tensor
    options: Tensor
    places: Tensor
    roles: Tensor
    role_logits: Tensor
    before: Tensor
    memory: Tensor
    wanted: Tensor
    skipped: Tensor


def objective(step: Encoded, weights: Weights) -> tuple[Tensor, dict[str, float]]:
    """Return the weighted sum and each term's value."""
    near = (step.causes @ step.definitions.T / TEMPERATURE).masked_fill(step.foreign, _NEVER)
    terms = {
        "definition": to_definition(near, step),
        "theme": functional.cross_entropy(by_theme(near, step.theme_of), step.themes),
        "scheme": in_scheme(step),
        "gist": contrast(step.causes, step.gists, step.classes),
        "strangers": among_strangers(step),
        "role": functional.cross_entropy(step.role_logits, step.roles),
        "keep": kept(step),
    }
    total = torch.stack([getattr(weights, name) * value for name, value in terms.items()]).sum()
    return total, {name: float(value.detach()) for name, value in terms.items()}


def to_definition(near: Tensor, step: Encoded) -> Tensor:
    """Return how badly causes find their definition among those of their own world."""
    own = ~step.foreign
    places = own.cumsum(0) - 1
    # Smoothing gives every rival a share, so those of other worlds must be gone, not just far.
    return functional.cross_entropy(near[:, own], places[step.classes], label_smoothing=0.05)


def by_theme(near: Tensor, theme_of: Tensor) -> Tensor:
    """Return the log of summed exponentials by theme, shape (texts, themes)."""
    columns = [
        torch.logsumexp(near[:, theme_of == theme], dim=1)
        for theme in range(int(theme_of.max()) + 1)
    ]
    return torch.stack(columns, dim=1)


def in_scheme(step: Encoded) -> Tensor:
    """Return how badly causes find their option of another way of cutting them; 0 without one."""
    asked = step.places >= 0
    if not bool(asked.any()):
        return step.causes.sum() * 0.0
    near = step.causes[asked] @ step.options.T / TEMPERATURE
    return functional.cross_entropy(near, step.places[asked])


def contrast(left: Tensor, right: Tensor, classes: Tensor) -> Tensor:
    """Return how badly rows find their own among the other rows, both ways."""
    near = left @ right.T / TEMPERATURE
    same = classes[:, None] == classes[None, :]
    own = torch.eye(len(classes), dtype=torch.bool)
    near = near.masked_fill(same & ~own, _NEVER)
    target = torch.arange(len(classes))
    return (functional.cross_entropy(near, target) + functional.cross_entropy(near.T, target)) / 2


def among_strangers(step: Encoded) -> Tensor:
    """Return the cross entropy between likeness to all remembered causes and what is wanted."""
    near = (step.causes @ step.memory.T / TEMPERATURE).masked_fill(step.skipped, _NEVER)
    return -(step.wanted * functional.log_softmax(near, dim=1)).sum(dim=1).mean()


def kept(step: Encoded) -> Tensor:
    """Return the mean squared change of similarities against the published encoder."""
    now = torch.cat([step.causes, step.gists, step.others])
    return ((now @ now.T) - (step.before @ step.before.T)).square().mean()
