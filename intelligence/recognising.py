"""Which theme of a taxonomy each cause shows, how sure that is, and why some show none."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version

from intelligence.memory import Forgetful, ResultStore
from intelligence.status_notes import is_status_note
from intelligence.taxonomy import Taxonomy
from models.recognition.abstention import Abstention, why_not
from models.recognition.decided import Decided
from models.recognition.folding import folded
from models.recognition.labels import Label
from models.recognition.recognised import Recognised
from models.recognition.recogniser import Recogniser
from models.recognition.spoken import FEWEST_FOR_SUBCAUSE, bare, name_form, named_by, says_nothing

#: Probability that a text tells a cause and that its theme is right, from which a theme that was
#: found for a cause is kept. Doubtful ones are kept, for a missed one is never seen, as long as no
#: more than one in twenty of what is praise or context gets a theme: the lowest bound with which
#: that held of 17 writers' documents, by roles and heads that had been taught none of theirs
#: (docs/quality/understanding.md).
KEPT = 0.45
#: How sure a theme is that a text calls by its very name.
BY_NAME = 0.95


@dataclass(frozen=True, slots=True)
class Assigned:
    """What one cause shows: a theme of the taxonomy, a proposed theme by position, or neither.

    Attributes:
        theme_key: of the theme of the taxonomy.
        subcause_key: of its likeliest sub-cause.
        confidence: calibrated probability that the text tells a cause and that it is this theme's;
            of a proposed theme, the closeness to its middle; without either, the probability of the
            closest theme of the taxonomy.
        proposal: position of the proposed theme.
        abstention: why there is no theme of the taxonomy, where there is none.
        threshold: confidence from which the closest theme of the taxonomy is given, or kept where
            it is doubted that a cause is told.
        subcause_confidence: calibrated probability that the text tells a cause of this theme and of
            this sub-cause; None without a sub-cause, or where nobody fitted how sure to be of one.

    """

    theme_key: str | None
    subcause_key: str | None
    confidence: float
    proposal: int | None = None
    abstention: str | None = None
    threshold: float = 0.0
    subcause_confidence: float | None = None

    def doubted(self, cause: float) -> Assigned:
        """Return the same for a text that tells a cause with this probability only.

        A theme needs both: that a cause is told, and that it is this one. The probability of both
        is their product, for the theme's is that among causes.
        """
        both = round(self.confidence * cause, 4)
        if self.theme_key is None:
            return replace(self, confidence=both)
        if both >= self.threshold:
            narrow = self.subcause_confidence
            doubted = None if narrow is None else round(narrow * cause, 4)
            return replace(self, confidence=both, subcause_confidence=doubted)
        return Assigned(None, None, both, None, Abstention.NO_CAUSE.value, self.threshold)


def labels_of(taxonomy: Taxonomy) -> tuple[Label, ...]:
    """Return a taxonomy as the models see it: strings."""
    return tuple(
        Label(
            t.key,
            t.name,
            t.definition,
            tuple((s.key, s.definition) for s in t.subcauses),
            t.examples,
            t.counterexamples,
            t.also_called,
        )
        for t in taxonomy.themes
    )


def recognise_causes(
    texts: Sequence[str],
    sure: Sequence[float],
    taxonomy: Taxonomy | None,
    recogniser: Recogniser,
    threshold: float | None = None,
    memory: ResultStore | None = None,
) -> list[Assigned]:
    """Return the theme of the taxonomy that each cause shows, if any; status notes show none.

    Args:
        texts: n causes.
        sure: the probability that each is a cause.
        taxonomy: known themes, or None.
        recogniser: with the encoder to use.
        threshold: confidence from which a theme is given; None means the recogniser's own.
        memory: themes recognised before.

    """
    if taxonomy is None:
        return [Assigned(None, None, 0.0)] * len(texts)
    return recognise_as_filed(texts, sure, Source(taxonomy, recogniser, threshold), memory)


@dataclass(frozen=True, slots=True)
class Source:
    """Everything that decides which theme a text is given.

    Attributes:
        taxonomy: known themes.
        recogniser: with the encoder to use.
        threshold: confidence from which a theme is given; None means the recogniser's own.
        decided: what people decided on texts, as `in_order` has it; themes are given as they file.

    """

    taxonomy: Taxonomy
    recogniser: Recogniser
    threshold: float | None
    decided: tuple[Decided, ...] = ()

    @property
    def identity(self) -> str:
        """Other answers are kept under another one."""
        release, words = version("premortem"), self.taxonomy.fingerprint
        read = f"themes-7/{release}/{self.recogniser.identity}/{words}/{self.threshold}"
        if not self.decided:
            return read
        told = json.dumps([[one.text, one.label, one.denied] for one in self.decided])
        digest = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        return f"{read}/filed-1-{digest}"


def recognise_as_filed(
    texts: Sequence[str],
    sure: Sequence[float],
    source: Source,
    memory: ResultStore | None = None,
) -> list[Assigned]:
    """Return the theme that each cause shows; see `recognise_causes`."""
    causes = _remembered(texts, source, memory) if texts else []
    told = _told(source)
    return [
        Assigned(None, None, 0.0, None, Abstention.NO_CAUSE.value)
        if (is_status_note(text) or says_nothing(text)) and folded(text) not in told
        else cause.doubted(probability)
        for text, cause, probability in zip(texts, causes, sure, strict=True)
    ]


def _told(source: Source) -> frozenset[str]:
    """Return the texts, folded, of which a person said what theme they show or do not show."""
    labels = labels_of(source.taxonomy)
    shown = (text for label in labels for text in (*label.examples, *label.counterexamples))
    return frozenset(map(folded, (*shown, *(one.text for one in source.decided))))


def _remembered(texts: Sequence[str], source: Source, memory: ResultStore | None) -> list[Assigned]:
    """Return the theme of each text, recognising only those that are not known."""
    store, identity = memory or Forgetful(), source.identity
    known = {text: _unpacked(row) for text, row in store.load(identity, list(set(texts))).items()}
    missing = sorted(set(texts) - set(known))
    if missing:
        fresh = dict(zip(missing, _recognised(missing, source), strict=True))
        store.save(identity, {text: _packed(cause) for text, cause in fresh.items()})
        known.update(fresh)
    return [known[text] for text in texts]


def _packed(cause: Assigned) -> bytes:
    row = (
        cause.theme_key,
        cause.subcause_key,
        cause.confidence,
        cause.abstention,
        cause.threshold,
        cause.subcause_confidence,
    )
    return json.dumps(row).encode()


def _unpacked(row: bytes) -> Assigned:
    theme_key, subcause_key, confidence, abstention, threshold, narrow = json.loads(row)
    return Assigned(theme_key, subcause_key, confidence, None, abstention, threshold, narrow)


def _recognised(texts: Sequence[str], source: Source) -> list[Assigned]:
    causes = []
    taxonomy, threshold = source.taxonomy, source.threshold
    labels, asked = labels_of(taxonomy), [bare(text) for text in texts]
    vectors = source.recogniser.embedder.embed(asked)
    prepared = source.recogniser.prepared_after(labels, source.decided)
    answers = prepared.recognise(asked, vectors)
    told, named = _told(source), named_by(labels)
    for text, answer in zip(texts, answers, strict=True):
        same = folded(text)
        own = named.get(name_form(text)) if same not in told else None
        found = answer if own is None else _by_its_name(answer, own)
        theme = taxonomy.themes[found.best]
        bound = found.threshold if threshold is None else threshold
        if found.confidence < bound:
            reason = why_not(text, found.confidence, found.second).value
            causes.append(Assigned(None, None, found.confidence, None, reason, bound))
            continue
        subcause = theme.subcauses[found.subcause].key if found.subcause is not None else None
        narrow = found.subcause_confidence
        if len(text.split()) < FEWEST_FOR_SUBCAUSE and same not in told:
            subcause, narrow = None, None
        least = min(bound, KEPT) if threshold is None else threshold
        causes.append(Assigned(theme.key, subcause, found.confidence, None, None, least, narrow))
    return causes


def _by_its_name(answer: Recognised, own: int) -> Recognised:
    """Return the answer for a text that is the name of a theme, which says nothing within it."""
    others = (place for place in answer.ranking if place != own)
    sure = max(BY_NAME, answer.confidence if answer.best == own else 0.0)
    ranking = (own, *others)[: max(1, len(answer.ranking))]
    second = min(answer.second, 1 - sure)
    return replace(
        answer,
        subcause=None,
        confidence=sure,
        second=second,
        ranking=ranking,
        subcause_confidence=None,
    )
