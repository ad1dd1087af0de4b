"""Writes a statement anew: words put in place of others, or a sentence that closes it.

A row of a table keeps its cells: what is added stands in the cell that it belongs to.
"""

from __future__ import annotations

import re

_ENDS = " .;:,?!"
_ARTICLE = re.compile(r"(?<![\w.])[Aa]n?$")
#: What a phrase that is set off by commas cannot follow.
_BOUND = re.compile(
    r"(?:^|[|(:;/-]|\b(?:and|or|but|nor|the|an?|of|to|as|for|by|with|on|in|at|from|than|that|which"
    r"|who|if|when|where|be|is|are|was|were|will|shall|must|may|can|not|only|also|its|their|each"
    r"|any|all))\s*$",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"\s*(?:[.,;:?!)|]|$)")


def replaced(words: str, start: int, end: int, instead: str) -> str:
    """Return the sentence with ``[start, end)`` written anew, spaces and commas kept tidy.

    >>> replaced("Reply as soon as possible.", 6, 25, "within [number] days")
    'Reply within [number] days.'
    >>> replaced("Help, as required, at once.", 6, 17, ", up to [number] hours,")
    'Help, up to [number] hours, at once.'
    """
    before, after = words[:start].rstrip(), words[end:].lstrip()
    if instead.startswith((",", ";")):
        before = before.rstrip(",;").rstrip()
    if not before or before[-1] in "|([":
        instead = instead.lstrip(",; ")
    if not after or after[0] in ".,;:!?)|":
        instead = instead.rstrip(",")
    if not instead and after[:1] in {",", ";"} and (not before or before[-1] in ",;|(["):
        after = after[1:].lstrip()
    if not after and words[:end].endswith(".") and instead:
        after = "."
    glue = "" if not before or instead.startswith((",", ";")) or before[-1] in "([" else " "
    space = "" if not after or after[0] in ".,;:!?)" else " "
    middle = f"{glue}{instead}{space}" if instead else space
    before = _articled(before, instead or after)
    return _begun(words, start, f"{before}{middle}{after}".strip())


def without(words: str, start: int, end: int) -> str:
    """Return the sentence without ``[start, end)``.

    >>> without("The Supplier shall promptly answer.", 19, 27)
    'The Supplier shall answer.'
    """
    return replaced(words, start, end, "")


def extended(words: str, addition: str, at: int = 0) -> str:
    """Return the sentence with an addition before its full stop; of a row, in the cell at ``at``.

    >>> extended("The portal is robust.", ", where X means [Y]")
    'The portal is robust, where X means [Y].'
    >>> extended("| Portal | robust | May |", ", shown by [test]", 12)
    '| Portal | robust, shown by [test] | May |'
    """
    if "|" not in words:
        return f"{words.rstrip(_ENDS)}{addition}."
    close = words.find("|", at)
    close = len(words) if close < 0 else close
    cell = words[:close].rstrip(_ENDS)
    rest = words[close:]
    return f"{cell}{addition} {rest}".rstrip()


def closed(words: str, sentence: str, at: int = 0) -> str:
    """Return the statement with one more sentence after it; of a row, in the cell at ``at``.

    >>> closed("Help is given", "It ends on [date].")
    'Help is given. It ends on [date].'
    >>> closed("| Help | May |", "It ends on [date].", 3)
    '| Help; it ends on [date] | May |'
    """
    if "|" not in words:
        kept = words.rstrip(" ;:,")
        stop = "" if kept.endswith((".", "?", "!", '."', ".)")) else "."
        return f"{kept}{stop} {sentence}"
    begun = 1 if sentence.startswith("[") else 0
    small = f"{sentence[:begun]}{sentence[begun].lower()}{sentence[begun + 1 :]}"
    return extended(words, f"; {small}".rstrip("."), at)


def ends_clause(words: str, end: int) -> bool:
    """Say whether a clause, a cell or a bracket ends at ``end``."""
    return bool(_CLAUSE_END.match(words, end))


def set_off(words: str, start: int, end: int) -> bool:
    """Say whether ``[start, end)`` can give way to a phrase between commas.

    >>> set_off("Reports monthly or on request.", 19, 29)
    False
    """
    before = words[:start].rstrip(" ,")
    return ends_clause(words, end) and not _BOUND.search(before)


def lowered(words: str) -> str:
    """Return words that began a sentence as they stand inside one; names in capitals stay."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def _begun(words: str, start: int, anew: str) -> str:
    """Give a sentence whose first words were written anew the capital that it had."""
    if words[:start].strip() or not words[start : start + 1].isupper():
        return anew
    return anew[:1].upper() + anew[1:]


def _articled(before: str, after: str) -> str:
    """Return what stands before a change with its last "a" or "an" as what follows has it."""
    found = _ARTICLE.search(before)
    if found is None or not after or after[0] in ",;":
        return before
    vowel = after[0].lower() in "aeio" or after[:2].lower() in {"un", "up", "ur"}
    return before[: found.start()] + found[0][0] + ("n" if vowel else "")
