"""Puts together what a training needs: the base, the themes, and a cache for vectors."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click
import numpy as np

from api.services import Services
from intelligence.recognising import labels_of
from intelligence.sow.judge import JUDGED
from intelligence.sow.labels import OFFERS, labelled_texts
from intelligence.sow.learning import (
    REFERENCE,
    REFERENCES,
    as_json,
    asked_lessons,
    fitted,
    lessons_of,
    wording_lessons,
)
from intelligence.sow.pair_learning import fitted_pairs, pair_lessons, pairs_as_json
from intelligence.taxonomy import load_taxonomy, starter_taxonomy
from models.encoder.bases import MINILM, MPNET, read_base
from models.encoder.locate import Weights, user_cache
from models.errors import InvalidInput
from models.naming.grammar import SpacyGrammar
from models.profiles import CARD
from models.readers.reader import reader_weights
from models.readers.teaching import ReaderCourse, ReaderRecipe
from models.segmentation import SpacySegmenter
from models.stages import SIEVES, WORDINGS
from models.train import Course, train_profile
from models.vector_cache import CachedEmbedder, SqliteVectorStore
from models.wordings.artefact import (
    FOLDER,
    load_unseen,
    load_wordings,
    write_wordings,
)
from models.wordings.fit import Plan, WordingLessons
from models.wordings.sieve import SIEVE, write_sieve
from models.wordings.sieve_fit import fit_sieve
from models.wordings.train import learn_wordings, wordings_card

_PACKAGED = {"light": MINILM, "accurate": MPNET}


def run_training(
    services: Services, output: Path, base: str, taxonomy: Path | None, stages: Sequence[str]
) -> None:
    """Train the stages into a folder and print progress.

    Raises:
        InvalidInput: when the base's folder holds no encoder that can be adapted, or a sieve alone
            is asked for where no wordings are.
        InvalidTaxonomy: when the taxonomy cannot be read.
        UnverifiedWeights: when a packaged base is not installed.

    """
    if SIEVES in stages and WORDINGS not in stages and not (output / FOLDER / CARD).is_file():
        message = (
            f"{output} holds no wordings for a sieve to be fitted to; train them there with "
            "--stage wordings, which fits their sieve as well"
        )
        raise InvalidInput(message)
    cache = user_cache(os.environ)
    if base in _PACKAGED:
        weights = Weights(_PACKAGED[base], cache)
    else:
        folder = Path(base).resolve()
        weights = Weights(read_base(folder), cache, folder)
    labels = labels_of(load_taxonomy(taxonomy) if taxonomy else starter_taxonomy())
    store = SqliteVectorStore(services.workspace.create().embeddings)
    precision = services.settings.precision
    course = Course(weights, labels, output, cache, click.echo, precision=precision)
    train_profile(course, stages, lambda encoder: CachedEmbedder(encoder, store))
    if WORDINGS in stages:
        _train_wordings(output, cache)
    elif SIEVES in stages:
        _train_sieve(output, cache, wording_lessons(SpacySegmenter()))


def _train_wordings(output: Path, cache: Path) -> None:
    """Teach the reader, fit the classifier, and the judge of cues that says why.

    None depends on an encoder of causes. ``judge.json`` is what ``intelligence/sow/judge.json``
    is, and ``pair_judge.json`` the weights of conflicts beside it.
    """
    segmenter = SpacySegmenter()
    course = ReaderCourse(ReaderRecipe(), reader_weights(cache), click.echo)
    plan = Plan(tuple(kind.value for kind in JUDGED), REFERENCES, OFFERS)
    lessons = wording_lessons(segmenter)
    asked = asked_lessons(segmenter)
    learned = learn_wordings(lessons, asked, plan, course)
    card = wordings_card(lessons, asked, course.recipe, plan)
    write_wordings(output / FOLDER, learned, card)
    _train_sieve(output, cache, lessons)
    judge = fitted(lessons_of(labelled_texts(REFERENCE), segmenter, SpacyGrammar()))
    (output / FOLDER / "judge.json").write_text(as_json(judge), encoding="utf-8")
    pairs = pairs_as_json(fitted_pairs(pair_lessons(segmenter)))
    (output / FOLDER / "pair_judge.json").write_text(pairs, encoding="utf-8")
    click.echo(f"wordings: {len(lessons.texts):,} statements, {learned.classifier.reader}")


def _train_sieve(output: Path, cache: Path, lessons: WordingLessons) -> None:
    """Fit what rules statements out unread, for the readers in the folder."""
    folder, weights = output / FOLDER, reader_weights(cache)
    found = load_wordings(folder, weights)
    readings = load_unseen(folder, found.reader.identity, lessons.texts).mean(lessons.texts)
    odds = found.classifier.log_odds(readings, lessons.named)
    said = np.max(odds - found.classifier.bounds, axis=1) >= 0
    sieve, told = fit_sieve(lessons, said, REFERENCES, weights)
    write_sieve(folder / SIEVE, sieve)
    click.echo(told)
