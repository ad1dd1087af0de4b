"""Recognises the themes of any taxonomy, better where labelled statements exist.

A theme that is still as the labelled statements know it (same key, same definition) is scored by
the trained head; every other theme by what it has in common with the theme's texts. Both end in a
calibrated probability, so that they can stand beside each other in one taxonomy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from models.embedding import Embedder, Vectors
from models.errors import InvalidInput
from models.recognition.bridge import Bridge
from models.recognition.choice import Choice
from models.recognition.correction import Corrected, differences_of, shown_texts
from models.recognition.decided import Decided, in_order, with_decisions
from models.recognition.evidence import Views, label_views
from models.recognition.examples import shown_of
from models.recognition.labels import Label
from models.recognition.parts import GeneralPart, general_part
from models.recognition.prepared import (
    DECIMALS,
    Prepared,
    head_scores,
)
from models.recognition.reading import Reading, Trained
from models.recognition.recognised import Recognised
from models.recognition.steady import softmax, steady_product
from models.recognition.trusting import trusting

#: Least mean cosine of a taxonomy's texts to the nearest definition that was trained with, in the
#: published encoder's space, from which what was learned of causes is used for it. Codes of a
#: survey of requirements problems come to .58, other words for delivery themes to .52 to .59,
#: labels of pipeline accidents, fire crews, a developer platform and a bank's chat to .31 to .37.
FAMILIAR = 0.45

#: The same across a bridge: mean cosine of a theme's definition or name to the nearest sub-cause of
#: the head, in the part of the encoder that learned causes. Taxonomies of other trades' projects,
#: other cuts and words come to .62 to .75 by an encoder that never met them, these five sets to .47
#: to .59. The published part does not tell these apart: .37 to .54 and .31 to .35.
FAMILIAR_CAUSES = 0.61

#: Weights for an encoder that nothing was trained for, as fitted with all-MiniLM-L6-v2.
PLAIN_CHOICE = Choice(
    (13.6, 3.8, 2.4), none=5.1, slope=1.4, offset=0.8, threshold=0.34, within=13.3
)


@dataclass(frozen=True)
class Recogniser:
    """Scores texts against labels. ``trained`` None means: by definitions alone, any encoder.

    ``identity`` names artefact and encoder for an edition's manifest.
    """

    embedder: Embedder
    trained: Trained | None = None
    name: str = "definitions-only"
    plain: Choice = field(default=PLAIN_CHOICE)

    @property
    def identity(self) -> str:
        """Artefact and encoder; with another one, confidences are not comparable."""
        return f"{self.name}/{self.embedder.identity}"

    def prepared(self, labels: Sequence[Label]) -> Prepared:
        """Embed a taxonomy once, to recognise many texts.

        Raises:
            InvalidInput: when there are no labels, or two have the same key.

        """
        if not labels or len({label.key for label in labels}) != len(labels):
            message = (
                f"{len(labels)} labels were given; at least one is needed, each with its own key"
            )
            raise InvalidInput(message)
        trained = self.trained
        if trained and self._is_far(labels, trained):
            return self._prepared_plainly(labels, trained.parts)
        head = trained.head if trained else None
        centre, parts = (trained.centre, trained.parts) if trained else (None, 1)
        views = label_views(labels, self.embedder, centre, head, parts)
        middle = np.zeros(views.definitions.spaces[0].shape[1]) if centre is None else centre
        places = _places(labels, trained)
        kept = {x.key: n for n, x in enumerate(labels) if places[n] is not None}
        closed = tuple(n for n, x in enumerate(labels) if x.is_residual and places[n] is None)
        reading = Reading(trained, self.plain, np.asarray(middle), 1, kept, closed)
        shown = shown_of(labels, partial(self._views, reading))
        corrected = self._corrected(labels, reading, places) if shown else None
        filed = reading.filed(views)
        mixture = reading.described.mixture
        if shown and shown.examples.views.spaces and mixture is not None:
            scores = reading.scores(shown.examples.views, views, filed)
            shown = trusting(mixture, scores, shown, learned=trained is not None)
        return Prepared(reading, tuple(labels), views, places, shown, corrected, filed=filed)

    def _corrected(
        self, labels: Sequence[Label], reading: Reading, places: Sequence[int | None]
    ) -> Corrected | None:
        """Return what examples correct of the head's claims, None where no label has a head."""
        trained, own = reading.trained, [n for n, place in enumerate(places) if place is not None]
        if trained is None or not own:
            return None
        texts = shown_texts(labels)
        vectors = self.embedder.embed(texts)
        by_class = softmax(trained.scores(texts, trained.head.logits(texts, vectors)))
        claimed = trained.headed.probabilities_of(*head_scores(trained, places, by_class))
        differences = differences_of(texts, labels, own, claimed)
        return Corrected(reading.views(texts, vectors), differences)

    def _views(self, reading: Reading, texts: Sequence[str]) -> Views:
        return reading.views(texts, general_part(self.embedder.embed(texts), reading.parts))

    def _is_far(self, labels: Sequence[Label], trained: Trained) -> bool:
        """Whether what was learned of project causes is foreign to this taxonomy."""
        known = any(trained.fingerprints.get(x.key) == x.fingerprint for x in labels)
        if known or trained.landmarks is None:
            return False
        told = [x for x in labels if not x.is_residual] or labels
        if trained.bridge is not None and trained.parts > 1:
            near, least = self._near_causes(told, trained, trained.bridge), FAMILIAR_CAUSES
        else:
            embedder = GeneralPart(self.embedder, trained.parts)
            texts = [t for x in told for t in ([s for _, s in x.subcauses] or [x.definition])]
            near = steady_product(embedder.embed(texts), trained.landmarks.T).max(axis=1)
            least = FAMILIAR
        return float(np.round(near.mean(), DECIMALS)) < least

    def _near_causes(
        self, labels: Sequence[Label], trained: Trained, bridge: Bridge
    ) -> NDArray[np.float64]:
        """Return how near each theme comes to a cause that the head knows, shape (labels,)."""
        views = label_views(labels, self.embedder, trained.centre, trained.head, trained.parts)
        causes = trained.parts - 1
        known = bridge.known.rows.spaces[causes].T
        told = (views.definitions.spaces[causes], views.names.spaces[causes])
        by_definition, by_name = (steady_product(one, known).max(axis=1) for one in told)
        return np.asarray(np.maximum(by_definition, by_name))

    def _prepared_plainly(self, labels: Sequence[Label], parts: int) -> Prepared:
        plain = Recogniser(GeneralPart(self.embedder, parts), None, self.name, self.plain)
        ready = plain.prepared(labels)
        return replace(ready, reading=replace(ready.reading, parts=parts))

    def prepared_after(self, labels: Sequence[Label], decided: Sequence[Decided]) -> Prepared:
        """Embed a taxonomy and what people decided once, to recognise as they file.

        Of themes with a head it is learned where their sub-causes are filed; a theme with a
        definition only has decisions as examples as well, where it is fitted what those count.
        Neither the order of decisions nor a repetition means anything, the last word on a text
        aside. Without decisions it is `prepared`.

        Raises:
            InvalidInput: when there are no labels, or two have the same key.

        """
        ready, once = self.prepared(labels), in_order(decided)
        if not once:
            return ready
        if ready.reading.described.mixture is not None:
            told = [
                label if place in ready.headed else with_decisions(label, once)
                for place, label in enumerate(labels)
            ]
            shown = shown_of(told, partial(self._views, ready.reading))
            if shown and ready.shown:
                shown = replace(shown, trust=ready.shown.trust, mixture=ready.shown.mixture)
            ready = replace(ready, shown=shown)
        return ready.after(once, self.embedder.embed([one.text for one in once]))

    def parts_of(self, vectors: Vectors) -> tuple[Vectors, ...]:
        """Return the general and the cause part of rows, or nothing where they have one part."""
        if self.trained is None or self.trained.parts == 1:
            return ()
        return tuple(np.split(vectors, self.trained.parts, axis=1))

    def recognise(self, texts: Sequence[str], labels: Sequence[Label]) -> tuple[Recognised, ...]:
        """Return for each text its closest theme and confidence; see `Prepared.recognise`."""
        return self.prepared(labels).recognise(texts, self.embedder.embed(texts))


def _places(labels: Sequence[Label], trained: Trained | None) -> tuple[int | None, ...]:
    """Return the labels' columns among the head's themes, None where the head does not know one."""
    if trained is None:
        return (None,) * len(labels)
    themes = {key: place for place, key in enumerate(trained.head.themes)}
    return tuple(
        themes.get(label.key) if trained.fingerprints.get(label.key) == label.fingerprint else None
        for label in labels
    )
