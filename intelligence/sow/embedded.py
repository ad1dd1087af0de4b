"""The vectors of a text's statements, computed beside whatever else is read from them."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor, Future

from intelligence.sow.outline import Statement
from models.embedding import Embedder, Vectors


class StatementVectors:
    """The vectors of statements; like words are embedded once.

    An encoder computes outside the interpreter: what it is given early is done beside what the
    interpreter does meanwhile.

    Args:
        embedder: gives vectors.
        beside: runs it.

    """

    def __init__(self, embedder: Embedder, beside: Executor) -> None:
        self._embedder = embedder
        self._beside = beside
        self._asked: dict[str, int] = {}
        self._waiting: list[Future[Vectors]] = []

    def begin(self, statements: Sequence[Statement]) -> None:
        """Have statements embedded whose words were not asked for yet."""
        words = dict.fromkeys(one.words for one in statements if one.words not in self._asked)
        if words:
            self._asked |= {one: row for row, one in enumerate(words, start=len(self._asked))}
            self._waiting.append(self._beside.submit(self._embedder.embed, list(words)))

    def found(self, statements: Sequence[Statement]) -> dict[int, Vectors]:
        """Return the vector of each statement by the place where it starts, when all are there."""
        self.begin(statements)
        rows = [row for part in self._waiting for row in part.result()]
        return {one.start: rows[self._asked[one.words]] for one in statements}
