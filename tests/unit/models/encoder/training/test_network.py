import numpy as np
import pytest
import torch

from models.encoder.bases import Base
from models.encoder.openvino_library import processor_precisions
from models.encoder.training.network import Network
from tests.fakes.bases import TINY_BERT, TINY_MPNET, random_parameters

TOKENS = [[3, 14, 15, 9, 2], [3, 20, 2], [3, 31, 41, 5, 9, 26, 2]]


@pytest.fixture(params=[TINY_BERT, TINY_MPNET], ids=lambda base: base.family)
def base(request: pytest.FixtureRequest) -> Base:
    chosen: Base = request.param
    return chosen


def made(base: Base, first: int = 1) -> Network:
    return Network(base, random_parameters(base), first=first, rank=2, seed=5)


def test_before_anything_is_learned_the_published_vectors_come_out(base: Base) -> None:
    network = made(base)
    states = network.start(TOKENS)

    assert torch.equal(network.finish(states), network.finish(states, corrected=False))


def test_it_computes_in_nothing_that_the_processor_has_to_emulate(base: Base) -> None:
    """Emulated bfloat16 took fourteen times as long as float32 does."""
    wanted = torch.bfloat16 if "bf16" in processor_precisions() else torch.float32

    assert made(base).start(TOKENS).states.dtype is wanted


def test_vectors_have_unit_length_and_do_not_depend_on_padding(base: Base) -> None:
    network = made(base)

    together = network.finish(network.start(TOKENS))
    alone = network.finish(network.start(TOKENS[1:2]))

    assert together.shape == (3, base.width)
    assert torch.allclose(together.norm(dim=1), torch.ones(3), atol=1e-5)
    assert float((together[1] @ alone[0]).detach()) > 0.999


def test_only_corrections_from_the_first_layer_on_are_learned(base: Base) -> None:
    network = made(base, first=2)
    network.finish(network.start(TOKENS)).sum().backward()  # type: ignore[no-untyped-call]

    learned = {name for name, p in network.named_parameters() if p.requires_grad}
    assert {name.split(".")[1].split("_")[0] for name in learned} == {"2"}
    assert len(learned) == 12


def test_a_merged_adapter_gives_what_the_network_learned(base: Base) -> None:
    network = made(base)
    with torch.no_grad():
        for index, weight in enumerate(network.parameters()):
            weight.add_(0.2 * torch.sin(torch.arange(weight.numel()) + index).view_as(weight))
    learned = network.finish(network.start(TOKENS))

    merged = dict(network.adapter("test").merged(random_parameters(base)))
    plain = Network(base, merged, first=base.layers, rank=1, seed=0)
    cosines = (plain.finish(plain.start(TOKENS)) * learned).sum(dim=1)
    changed = (network.finish(network.start(TOKENS), corrected=False) * learned).sum(dim=1)

    assert float(cosines.min().detach()) > 0.999
    assert float(changed.max().detach()) < 0.99


def test_the_same_seed_starts_the_same_corrections() -> None:
    one, other = made(TINY_BERT), made(TINY_BERT)

    for mine, theirs in zip(one.parameters(), other.parameters(), strict=True):
        assert np.array_equal(mine.detach().numpy(), theirs.detach().numpy())
