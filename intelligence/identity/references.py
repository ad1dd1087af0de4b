"""Names a finding so that it is found again after its document was read anew.

A reference is the document, the place and a digest of the words, never the words themselves: what
is deleted from the records is not kept alive by a registry or a log.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from intelligence.findings import Finding

_DIGITS = 12
_WORD = re.compile(r"\w+")
_FORM = re.compile(r"^([0-9a-f]{16})-(\d{1,9})-(\d{1,9})(?:-([0-9a-f]{12}))?$")


@lru_cache(maxsize=1 << 17)
def digest_of(text: str) -> str:
    """Return 12 hexadecimal digits of the SHA-256 of a statement's words, whatever is between them.

    >>> digest_of("Late,  again!") == digest_of("late again")
    True
    """
    words = " ".join(_WORD.findall(text.casefold())) or text
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def finding_id(finding: Finding) -> str:
    """Return the identity of a finding in one edition: its document and its place in it."""
    return f"{finding.document_uid}-{finding.start}-{finding.end}"


def key_of(document_uid: str, text: str) -> str:
    """Return what a finding is recognised by in every edition: its document and its words."""
    return f"{document_uid}-{digest_of(text)}"


@dataclass(frozen=True, slots=True, order=True)
class FindingRef:
    """A finding by document, place and words; ``digest`` is empty while the words are unknown.

    >>> FindingRef.parse("0123456789abcdef-3-9").start
    3
    """

    document_uid: str
    start: int
    end: int
    digest: str = ""

    @classmethod
    def of(cls, finding: Finding) -> FindingRef:
        """Return the reference to a finding."""
        return cls(finding.document_uid, finding.start, finding.end, digest_of(finding.text))

    @classmethod
    def parse(cls, text: str) -> FindingRef:
        """Return the reference that :meth:`__str__` wrote, or that a finding's id is.

        Raises:
            ValueError: when it is neither.

        """
        found = _FORM.match(text)
        if found is None:
            message = "a finding is named by its id (16 hexadecimal digits, start, end)"
            raise ValueError(message)
        uid, start, end, digest = found.groups()
        return cls(uid, int(start), int(end), digest or "")

    def __str__(self) -> str:
        """Return one word: ``<document>-<start>-<end>-<digest>``."""
        place = f"{self.document_uid}-{self.start}-{self.end}"
        return f"{place}-{self.digest}" if self.digest else place


class Finder:
    """Finds references among the findings of a build."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self._findings = findings
        self._by_document: dict[str, list[int]] = {}
        for position, finding in enumerate(findings):
            self._by_document.setdefault(finding.document_uid, []).append(position)

    def in_document(self, document_uid: str) -> tuple[int, ...]:
        """Return the positions of a document's findings."""
        return tuple(self._by_document.get(document_uid, ()))

    def find(self, ref: FindingRef) -> int | None:
        """Return the position of the finding with the same words, else None.

        Of several the one nearest to the old place is taken. Other words in the same place are
        another statement: nobody decided anything about them.
        """
        own = self._by_document.get(ref.document_uid, ())
        same = [at for at in own if digest_of(self._findings[at].text) == ref.digest]
        if not same:
            return None
        return min(same, key=lambda at: (abs(self._findings[at].start - ref.start), at))
