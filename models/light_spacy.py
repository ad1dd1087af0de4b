"""spaCy without what we do not use of it.

thinc, below spaCy, imports torch whenever it is installed, to wrap models that it did not make. No
pipeline here has such a model, and importing torch takes twice as long as importing spaCy. It stays
importable for everybody else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from threading import RLock
from typing import Any

from models.hidden_module import hidden_module

#: Words that are remembered, with the marks around them; spaCy itself keeps 10,000 at most.
_MOST_REMEMBERED = 8_000
_MARKS = ".,;:!?()[]\"'"


def import_spacy() -> Any:
    """Return the spaCy module. Where torch is not imported yet, spaCy does not import it."""
    with hidden_module("torch"):
        import thinc.compat  # noqa: F401, PLC0415 - asks once whether torch is there
    import spacy  # noqa: PLC0415 - 1 s of import that a command without text must not pay

    return spacy


class Pipeline:
    """A spaCy pipeline that keeps no word of what it has read.

    spaCy remembers every new word for as long as a pipeline lives: the texts of a year of checks
    would stay in memory. Here words are forgotten when what was read is done with, but for those
    that the pipeline came with: to take words apart is two thirds of finding sentences.

    Args:
        load: makes the pipeline; called when it is first needed.

    """

    def __init__(self, load: Callable[[], Any]) -> None:
        self._load = load
        self._lock = RLock()
        self._remembered: set[str] = set()

    @cached_property
    def own(self) -> Any:
        """The pipeline itself; what it reads outside of `reading` is remembered."""
        return self._load()

    @contextmanager
    def reading(self, texts: Sequence[str] = ()) -> Iterator[Any]:
        """Hold the pipeline, one thread at a time; documents must not be used afterwards.

        Words of the texts that the pipeline came with are taken apart once and for all.
        """
        with self._lock:
            self._remember(texts)
            with self.own.memory_zone():
                yield self.own

    def _remember(self, texts: Sequence[str]) -> None:
        known, remembered = self.own.vocab.strings, self._remembered
        for word in sorted({word for text in texts for word in text.split()} - remembered):
            bare = word.strip(_MARKS)
            if len(remembered) < _MOST_REMEMBERED and bare and bare in known:
                self.own.make_doc(word)
                remembered.add(word)
