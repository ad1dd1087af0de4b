import numpy as np
import pytest

from models.encoder.training.material import Example, batches
from models.errors import InvalidInput

EXAMPLES = [
    *(Example("A", "cause", f"cause {n} of A", "plan", f"sub{n % 2}") for n in range(7)),
    *(Example("C", "cause", f"cause {n} of C", "plan", f"sub{n % 2}") for n in range(6)),
    *(Example("A", "positive", f"praise {n} of A") for n in range(4)),
]


def test_an_epoch_draws_each_cause_once_and_one_writer_a_batch() -> None:
    drawn = list(batches(EXAMPLES, 3, np.random.default_rng(1)))

    causes = [place for batch in drawn for place in batch.causes]
    assert len(causes) == len(set(causes)) == 12
    for batch in drawn:
        writers = {EXAMPLES[place].writer for place in (*batch.causes, *batch.others)}
        assert len(writers) == 1


def test_statements_of_other_roles_stand_beside_their_writers_causes() -> None:
    drawn = list(batches(EXAMPLES, 3, np.random.default_rng(1)))

    others = [place for batch in drawn for place in batch.others]
    assert len(others) == 4
    assert all(EXAMPLES[place].role == "positive" for place in others)


def test_the_same_seed_draws_the_same_batches_and_another_one_others() -> None:
    first = list(batches(EXAMPLES, 3, np.random.default_rng(1)))

    assert first == list(batches(EXAMPLES, 3, np.random.default_rng(1)))
    assert first != list(batches(EXAMPLES, 3, np.random.default_rng(2)))


def test_a_batch_larger_than_every_writers_causes_is_refused() -> None:
    with pytest.raises(InvalidInput, match="no writer has 8 causes; the most prolific has 7"):
        list(batches(EXAMPLES, 8, np.random.default_rng(1)))
