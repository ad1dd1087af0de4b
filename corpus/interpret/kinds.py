"""What sort of document a row or file is, from what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.document import DocumentKind

_WORDS = (
    (
        DocumentKind.LESSON,
        re.compile(r"\blessons?\b|\bllis\b"),
    ),
    (
        DocumentKind.POST_MORTEM,
        re.compile(
            r"\bpost\s?mortems?\b|\bretro(?:spective)?s?\b|\brca\b|\broot cause analysis\b"
            r"|\bclosure\b|\bclose ?out\b|\bincident (?:review|report)\b|\bafter action\b"
            r"|\bpir\b|\bpost (?:incident|implementation|project) review\b|\bproject review\b"
        ),
    ),
    (
        DocumentKind.ESCALATION,
        re.compile(
            r"\b(?:escalat(?:ion|ions|ed)|escalaties?|eskalation(?:en)?|klacht(?:en)?|beschwerden?)\b"
            r"|\btickets?\b|\be ?mails?\b|\bmails?\b|\bcomplaints?\b"
        ),
    ),
)
#: How a text came, which of a table says what its rows are about: "Mail migration reviews".
_MAIL = re.compile(r"\be ?mails?\b|\bmails?\b")
#: Words that name a kind where a type is stated, and say nothing in running text.
_TYPES = re.compile(r"^(?:incidents?|cases?|issues?|problems?|bugs?|(?:service )?requests?)$")


def kind_in(words: str) -> DocumentKind | None:
    """Return the kind that words name, or None.

    A post-mortem is one even where it has a chapter on lessons, so its words count before those
    of a lesson.

    >>> kind_in("Post-Mortem: lessons of the cut-over"), kind_in("minutes")
    (<DocumentKind.POST_MORTEM: 'post_mortem'>, None)
    """
    plain = _plain(words)
    found = [kind for kind, pattern in _WORDS if pattern.search(plain)]
    if DocumentKind.POST_MORTEM in found:
        return DocumentKind.POST_MORTEM
    return found[0] if found else None


def kind_of_table(name: str) -> DocumentKind | None:
    """Return the kind that the name of a table or of its file names, or None.

    >>> kind_of_table("Mail migration reviews"), kind_of_table("Escalations by mail")
    (None, <DocumentKind.ESCALATION: 'escalation'>)
    """
    return kind_in(_MAIL.sub(" ", _plain(name)))


def _plain(words: str) -> str:
    return re.sub(r"[-_/.]+", " ", words.casefold())


def kind_named(value: str) -> DocumentKind | None:
    """Return the kind that the value of a type column or header names, or None.

    >>> kind_named("Incident")
    <DocumentKind.ESCALATION: 'escalation'>
    """
    if found := kind_in(value):
        return found
    return DocumentKind.ESCALATION if _TYPES.match(value.strip().casefold()) else None


def kind_of_text(
    stated: DocumentKind | None, metadata_kind: str | None, places: Iterable[str]
) -> DocumentKind:
    """Return the kind of a text file.

    What the command line states comes first, then what the file states of its type, then words
    in the ``places`` (folder, name, title, first lines), in that order; else it is a post-mortem.
    """
    if stated is not None:
        return stated
    if metadata_kind and (named := kind_named(metadata_kind)):
        return named
    return next(
        (found for place in places if (found := kind_in(place)) is not None),
        DocumentKind.POST_MORTEM,
    )
