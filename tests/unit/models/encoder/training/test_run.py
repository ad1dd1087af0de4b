from dataclasses import replace

import numpy as np

from models.encoder.training.material import Definition, Example, Scheme
from models.encoder.training.network import Network
from models.encoder.training.run import Lesson, Recipe, train
from tests.fakes.bases import TINY_BERT, random_parameters
from tests.fakes.tokens import letters

DEFINITIONS = [
    Definition("plan", "late", ("xxxx", "xxx")),
    Definition("staff", "few", ("oooo", "ooo")),
]
SCHEMES = [Scheme("cut", "", (("xxxxx",), ("ooooo",)), {("plan", "late"): 0, ("staff", "few"): 1})]
EXAMPLES = [
    Example(writer, "cause", f"{writer}{word}{number}", theme, subcause, word * 2)
    for writer in "ACD"
    for theme, subcause, word in (("plan", "late", "xx"), ("staff", "few", "oo"))
    for number in range(6)
] + [Example(writer, "positive", f"{writer} well done") for writer in "ACD"]
LESSON = Lesson(TINY_BERT, random_parameters(TINY_BERT), letters, EXAMPLES, DEFINITIONS, SCHEMES)
RECIPE = Recipe(first=1, rank=4, epochs=12, batch=6, rate=5e-3)


def share_right(lesson: Lesson, recipe: Recipe) -> float:
    adapter = train(lesson, recipe, lambda _: None)
    merged = dict(adapter.merged(lesson.parameters))
    network = Network(lesson.base, merged, first=lesson.base.layers, rank=1, seed=0)
    strangers = [("Hxx7", 0), ("Hoo7", 1), ("Ixx8", 0), ("Ioo8", 1), ("Bxx", 0), ("Boo", 1)]
    texts = [text for text, _ in strangers]
    vectors = network.finish(network.start(letters(texts)))
    definitions = network.finish(network.start(letters([d.texts[0] for d in DEFINITIONS])))
    nearest = (vectors @ definitions.T).argmax(dim=1).tolist()
    return float(np.mean([n == right for n, (_, right) in zip(nearest, strangers, strict=True)]))


def test_training_brings_a_strangers_causes_to_their_definition() -> None:
    assert share_right(LESSON, RECIPE) == 1.0


def test_the_same_seed_learns_the_same_and_another_seed_something_else() -> None:
    short = replace(RECIPE, epochs=1)
    first, again, other = (
        train(LESSON, recipe, lambda _: None) for recipe in (short, short, replace(short, seed=21))
    )

    assert first.identity == again.identity
    assert first.identity != other.identity


def test_progress_names_the_epoch_and_every_term() -> None:
    told: list[str] = []

    train(LESSON, replace(RECIPE, epochs=2), told.append)

    assert len(told) == 2
    assert told[1].startswith("epoch 2 of 2, ")
    for term in ("definition", "theme", "scheme", "gist", "strangers", "role", "keep"):
        assert f"{term} " in told[1]
