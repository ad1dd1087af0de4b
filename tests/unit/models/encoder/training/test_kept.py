import torch

from models.encoder.training.kept import KeptStates
from models.encoder.training.network import Network
from tests.fakes.bases import TINY_BERT, random_parameters
from tests.fakes.tokens import letters

TEXTS = ["short", "a longer text", "abc", "short", "the longest text of them all"]


def test_kept_states_give_the_vectors_of_a_full_run_in_the_order_asked_for() -> None:
    network = Network(TINY_BERT, random_parameters(TINY_BERT), first=1, rank=2, seed=5)
    known = KeptStates(network, TEXTS, letters)

    found = known.vectors(network, TEXTS).detach()

    for row, text in zip(found, TEXTS, strict=True):
        alone = network.finish(network.start(letters([text])))[0].detach()
        assert float(row @ alone) > 0.999
        assert float(known.before[text] @ alone) > 0.999


def test_gradients_reach_the_corrections_through_kept_states() -> None:
    network = Network(TINY_BERT, random_parameters(TINY_BERT), first=1, rank=2, seed=5)
    known = KeptStates(network, TEXTS, letters)

    known.vectors(network, TEXTS[:2]).sum().backward()  # type: ignore[no-untyped-call]

    gradients = [p.grad for p in network.parameters() if p.grad is not None]
    assert any(bool(torch.any(gradient != 0)) for gradient in gradients)
