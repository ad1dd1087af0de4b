"""What a clause says of its subject: the verb with its denial, and what follows it."""

from __future__ import annotations

from models.naming.candidate import MOST, Piece
from models.naming.noun_phrases import (
    Length,
    Tree,
    is_place_or_number,
    noun_phrase,
    prepositional,
)
from models.naming.participles import participle
from models.words import set_of

#: Adverbs without which a clause would say something else.
_KEPT_ADVERBS = set_of(
    "too late early only never not badly poorly properly wrongly enough well twice manually "
    "barely hardly rarely insufficiently sufficiently incorrectly correctly clearly fully up "
    "out down off in over back through away on together apart separately once yet unclear "
    "before afterwards formally directly unnecessarily beforehand"
)
_BEING = frozenset(("be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re", "'m"))
#: Adjectives that say nothing without what follows: "not able to reproduce it".
_HANGING = set_of("able unable willing unwilling likely supposed due")
_STRANGERS = frozenset(("i", "we", "you", "she", "it", "this", "these", "those", "who"))
_TYING = frozenset(("to", "on", "into", "of", "as"))
#: Verbs that say nothing without a place: "requirements not contained".
_PLACING = set_of("contained included located placed laid kept held stored put")
_STOPS = frozenset((",", ":", ";"))
_UNITS = frozenset(("hours", "days", "weeks", "months", "quarters", "years"))
_DOING = frozenset(("did", "do", "does"))
_HAVING = frozenset(("had", "has", "have"))


def is_being(word: str) -> bool:
    """Say whether a word is a form of "to be"."""
    return word.lower() in _BEING


def verb_of(tree: Tree, head: int) -> list[Piece]:
    """Return the verb with what it needs: denial, "did" before "not", modals; no plain "was"."""
    token = tree.tokens[head]
    negation = tree.below(head, "neg")
    helpers = [i for i in tree.below(head, "aux", "auxpass") if _is_needed(tree, head, i)]
    early = [i for i in tree.below(head, "advmod") if i < head and _is_kept(tree, i)]
    modal = any(tree.tokens[i].tag == "MD" for i in helpers)
    linking = is_being(token.text) and not (modal or tree.below(head, "attr"))
    said = [] if linking else [head]
    return [*sorted([*helpers, *negation, *early, *said]), *_after(tree, head)]


def _is_needed(tree: Tree, head: int, helper: int) -> bool:
    """Say whether a helping verb must stay: a modal, "did not", "had taken"."""
    word, verb = tree.tokens[helper], tree.tokens[head]
    lower = word.text.lower()
    helpers = tree.below(head, "aux", "auxpass")
    if lower in _DOING or lower in _HAVING:
        irregular = verb.tag == "VBN" and not verb.text.lower().endswith("ed")
        said = irregular and not is_being(verb.text)
        perfect = lower in _HAVING and said and not tree.below(head, "auxpass")
        plain = bool(tree.below(head, "neg")) and verb.tag in {"VB", "VBP"}
        return plain or perfect
    modal = any(tree.tokens[i].tag == "MD" for i in helpers)
    return word.tag == "MD" or (lower == "be" and modal)


def _after(tree: Tree, head: int) -> list[int]:
    return tree.below(head, "prt")


def _is_kept(tree: Tree, position: int) -> bool:
    return tree.tokens[position].text.lower() in _KEPT_ADVERBS


def denied(tree: Tree, head: int, phrase: list[int]) -> list[Piece]:
    """Return "no" for a verb that is denied: "there was not a plan" is "no plan"."""
    is_denied = tree.below(head, "neg") and tree.tokens[phrase[0]].text.lower() != "no"
    return [("no", "DET")] if is_denied else []


def complements(tree: Tree, head: int, length: Length, rest: int) -> list[Piece] | None:
    """Return what follows the verb; None when it needs a word that may not stand in a name.

    Args:
        tree: the text.
        head: position of the verb.
        length: how much of the object is kept.
        rest: how many phrases with a preposition are kept.

    """
    kept: list[Piece] = []
    needed = _needed_phrase(tree, head)
    for child in tree.children.get(head, ()):
        token = tree.tokens[child]
        part: list[Piece] | None = []
        if (child < head and token.dep != "dobj") or _is_run_on(tree, head, child):
            continue
        if token.dep in {"dobj", "attr", "oprd", "dative"} and token.tag not in {"WP", "WDT"}:
            phrase = noun_phrase(tree, child, length)
            part = None if phrase is None else list(phrase)
        elif token.dep in {"acomp", "advmod"}:
            part = _described(tree, child, essential=token.dep == "acomp")
        elif child == needed:
            phrase = prepositional(tree, child, length)
            part = None if phrase is None else list(phrase)
        elif token.dep in {"prep", "agent"} and rest > 0:
            part = timed(tree, child, Length.LEAN if rest > 1 else Length.BARE)
            rest -= bool(part)
        elif token.dep in {"xcomp", "ccomp"}:
            part = _inner_clause(tree, child)
        if part is None:
            return None
        kept.extend(part)
    return kept


def _is_run_on(tree: Tree, head: int, child: int) -> bool:
    """Say whether a comma or colon parts what follows from its verb: another cause may follow."""
    return any(
        head < mark < child and tree.tokens[mark].text in _STOPS
        for mark in tree.below(head, "punct")
    )


def timed(tree: Tree, link: int, length: Length) -> list[Piece]:
    """Return a phrase with a preposition; of "4 months before go-live", the months stay.

    Without them "training happened before go-live" would be as it should. Nothing is returned where
    the unit cannot stay ("a week before").
    """
    phrase = prepositional(tree, link, length)
    if phrase is None:
        return []
    units = [tree.tokens[i].text.lower() for i in tree.below(link, "npadvmod")]
    if not units:
        return [*phrase]
    return [(units[0], "NOUN"), *phrase] if units[0] in _UNITS else []


def _needed_phrase(tree: Tree, head: int) -> int | None:
    """Return the preposition without which a verb hangs in the air: "rested on", "tied to"."""
    direct = tree.below(head, "dobj", "acomp", "attr", "xcomp", "ccomp", "oprd")
    for child in tree.below(head, "prep"):
        close = child - head in {1, 2} and not direct
        tied = tree.tokens[child].text.lower() in _TYING or not tree.below(head, "auxpass")
        if close and (tied or tree.tokens[head].text.lower() in _PLACING):
            return child
    return None


def _described(tree: Tree, child: int, *, essential: bool) -> list[Piece] | None:
    """Return an adjective or adverb with its "too" or "not"; None when it would say nothing."""
    if is_place_or_number(tree.tokens[child]) or not (essential or _is_kept(tree, child)):
        return []
    degree = [i for i in tree.below(child, "advmod", "neg") if _is_kept(tree, i)]
    kept: list[Piece] = [*sorted([*degree, child])]
    if essential:
        for link in tree.below(child, "prep")[:1]:
            kept.extend(prepositional(tree, link, Length.LEAN) or [])
        if tree.tokens[child].text.lower() in _HANGING:
            clauses = tree.below(child, "xcomp")
            inner = _inner_clause(tree, clauses[0]) if clauses else None
            return None if inner is None and len(kept) == 1 + len(degree) else kept + (inner or [])
    return kept


def _inner_clause(tree: Tree, head: int) -> list[Piece] | None:
    """Return the words of a short clause inside: "what he wants", "to test the interface"."""
    words = tree.inside(head)
    told = [tree.tokens[i] for i in words]
    if len(words) >= MOST:
        return None
    if any(is_place_or_number(t) or t.text.lower() in _STRANGERS for t in told):
        return None
    return [
        i
        for i, token in zip(words, told, strict=True)
        if token.dep not in {"det", "poss"} or token.text.lower() == "no"
    ]


def passive_of(tree: Tree, head: int) -> list[Piece]:
    """Return the verb of a clause whose object has become its subject: "not tested"."""
    token = tree.tokens[head]
    modals: list[Piece] = [i for i in tree.below(head, "aux") if tree.tokens[i].tag == "MD"]
    negation: list[Piece] = list(tree.below(head, "neg"))
    early = [i for i in tree.below(head, "advmod") if i < head and _is_kept(tree, i)]
    form = (participle(token.text, token.tag), "VERB")
    be: list[Piece] = [("be", "AUX")] if modals else []
    return [*modals, *negation, *early, *be, form, *_after(tree, head)]
