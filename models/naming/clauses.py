"""Short causes that a text states: its clauses and noun phrases, cut to a headline.

"We did not test the interface with the new terminals until March" gives "interface not tested":
articles, helping verbs, pronouns and dates go, an object without a named doer moves to the front,
and what remains is the author's own words. What the author only asked, wished, supposed or
recommended is left out, for cut loose it would read as a fact.
"""

from __future__ import annotations

from collections.abc import Iterator

from models.naming.candidate import Candidate, Piece, candidate_of
from models.naming.grammar import Parsed
from models.naming.noun_phrases import Length, Tree, noun_phrase
from models.naming.predicates import complements, denied, is_being, passive_of, verb_of
from models.words import set_of

#: Relations of a verb that heads a clause of its own.
_CLAUSE_HEADS = frozenset(("ROOT", "conj", "ccomp", "advcl", "relcl", "acl", "parataxis", "pcomp"))
_PEOPLE = frozenset(("i", "we", "you", "they", "he", "she", "who"))
_RELATIVE = frozenset(("which", "that", "who"))
_THINGS = frozenset(("it", "this", "these", "those", "what", *_RELATIVE)) - {"who"}
_HAVING = frozenset(("have", "has", "had", "having", "get", "gets", "got", "see", "saw"))
_LACKING = frozenset(("need", "needs", "needed", "lack", "lacks", "lacked"))

#: Helping words of wishes, advice, conditions, questions and the future.
_UNREAL = set_of(
    "should must will would shall may might 'll 'd wo if unless whether until though although "
    "lest ?"
)
#: Helping words of what may be, told of anything: "can eliminate", but "cannot reach".
_POSSIBLE = frozenset(("can", "could"))
_DENIALS = frozenset(
    ("no", "not", "never", "without", "nobody", "nothing", "none", "instead", "lack")
)

_SAID_NO = set_of("no not n't nt never without nobody nothing none neither nor hardly barely only")
_OTHER_CLAUSES = frozenset(("conj", "advcl", "relcl", "acl", "parataxis"))

#: Verbs after which a clause is told as a fact.
_FACTUAL = set_of(
    "be is are was were 's mean means meant find found discover discovered notice noticed show "
    "shows showed shown reveal revealed realise realised realize realized learn learned turn "
    "turned note noted see saw know knew happen happened confirm confirmed admit admitted"
)

#: How long subject and object are, and how many phrases stand behind the verb.
_PLANS = (
    (Length.RICH, 2),
    (Length.RICH, 0),
    (Length.LEAN, 1),
    (Length.LEAN, 0),
    (Length.BARE, 1),
    (Length.BARE, 0),
)
_WHOLE_DROPS = frozenset(("det", "aux", "auxpass", "punct", "poss", "mark", "intj", "cc"))
_WHOLE_KEEPS = frozenset(("no", "neither", "any", "all", "every", "without", "and", "or", "before"))

_Cut = Iterator[tuple[str, list[Piece]]]


def candidates(parsed: Parsed) -> list[Candidate]:
    """Return the short causes that a text may state, each once, in the order of the text."""
    tree = Tree(parsed)
    found: dict[tuple[str, ...], Candidate] = {}
    for kind, pieces in _cuts(tree):
        candidate = candidate_of(tree, kind, pieces)
        if candidate is not None:
            found.setdefault(tuple(word.lower() for word in candidate.words), candidate)
    return list(found.values())


def _cuts(tree: Tree) -> _Cut:
    for head, token in enumerate(tree.tokens):
        if token.pos in {"VERB", "AUX"} and token.dep in _CLAUSE_HEADS and is_fact(tree, head):
            denials = _denials_of(tree, head)
            for kind, pieces in _of_verb(tree, head):
                if (
                    denials <= {piece for piece in pieces if isinstance(piece, int)}
                    or kind == "noun"
                ):
                    yield kind, pieces
        elif token.pos in {"NOUN", "PROPN"} and token.dep not in {"compound", "nmod", "npadvmod"}:
            yield from _of_noun(tree, head)
        if token.dep == "ROOT" and token.pos != "PUNCT" and is_fact(tree, head):
            whole = _whole(tree, head)
            if whole and _denials_of(tree, head) <= {*whole}:
                yield "whole", whole


def _denials_of(tree: Tree, head: int) -> set[int]:
    """Return every denial in a clause itself: a cut without "without" would say the opposite."""
    inside = [head]
    for place in inside:
        inside.extend(
            child
            for child in tree.children.get(place, ())
            if tree.tokens[child].dep not in _OTHER_CLAUSES
            or tree.tokens[child].pos not in {"VERB", "AUX"}
        )
    return {i for i in inside if tree.tokens[i].text.lower() in _SAID_NO}


def _of_noun(tree: Tree, head: int) -> _Cut:
    if _under_without(tree, head):
        for length in Length:
            phrase = noun_phrase(tree, head, length)
            if phrase and tree.tokens[phrase[0]].text.lower() not in _DENIALS:
                yield "noun", [("no", "DET"), *(i for i in phrase if not _is_any(tree, i))]
        return
    if _is_denied(tree, head):
        return
    for length in Length:
        phrase = noun_phrase(tree, head, length)
        if phrase is not None:
            yield "noun", [*phrase]


def _is_any(tree: Tree, position: int) -> bool:
    return tree.tokens[position].text.lower() == "any"


def _under_without(tree: Tree, head: int) -> bool:
    token = tree.tokens[head]
    return token.dep == "pobj" and tree.tokens[token.head].text.lower() == "without"


def _is_denied(tree: Tree, position: int) -> bool:
    """Say whether a word stands where cutting it loose would lose a "not" or "without"."""
    place = position
    while tree.tokens[place].head != place:
        place = tree.tokens[place].head
        token = tree.tokens[place]
        if token.text.lower() in _DENIALS:
            return True
        if token.pos in {"VERB", "AUX"}:
            doers = tree.below(place, "nsubj", "nsubjpass")
            nobody = any(
                tree.tokens[w].text.lower() in _DENIALS for i in doers for w in tree.inside(i)
            )
            return position not in doers and (nobody or bool(tree.below(place, "neg")))
    return False


def is_fact(tree: Tree, head: int) -> bool:
    """Say whether a clause is told as a fact: not a question, condition, wish or supposition."""
    token = tree.tokens[head]
    above = tree.tokens[token.head]
    supposed = (
        token.dep == "ccomp"
        and token.head < head
        and above.pos in {"VERB", "AUX"}
        and above.text.lower() not in _FACTUAL
    )
    denied_above = token.dep == "pcomp" and above.text.lower() in _DENIALS
    helpers = {tree.tokens[i].text.lower() for i in tree.below(head, "aux", "mark", "punct")}
    possible = bool(helpers & _POSSIBLE) and not _denials_of(tree, head)
    if supposed or denied_above or possible or helpers & _UNREAL:
        return False
    asking = tree.below(head, "nsubj", "nsubjpass", "dobj", "attr")
    if token.dep == "relcl":
        doers = tree.below(head, "nsubj", "nsubjpass")
        return bool(doers) and tree.tokens[doers[0]].text.lower() in _RELATIVE
    return not any(tree.tokens[i].tag in {"WP", "WDT"} for i in asking)


def _whole(tree: Tree, root: int) -> list[Piece]:
    """Return the words of a whole short sentence, without articles and helping verbs."""
    words = tree.inside(root)
    kept: list[Piece] = []
    for position in words:
        token = tree.tokens[position]
        if token.pos == "PUNCT" and token.text != "-":
            if kept and position != words[-1]:
                return []
        elif token.dep not in _WHOLE_DROPS or _is_kept_in_whole(tree, position):
            kept.append(position)
    return kept


def _is_kept_in_whole(tree: Tree, position: int) -> bool:
    token = tree.tokens[position]
    lower = token.text.lower()
    doing = lower in {"did", "do", "does"} and bool(tree.below(token.head, "neg"))
    return lower in _WHOLE_KEEPS or token.tag in {"MD", "TO"} or doing


def _of_verb(tree: Tree, head: int) -> _Cut:
    if tree.below(head, "expl"):
        yield from _there_is(tree, head)
        return
    subject = _subject(tree, head)
    said = "" if subject is None else tree.tokens[subject].text.lower()
    for length, rest in _PLANS:
        ends = complements(tree, head, length, rest)
        if ends is None or said in _THINGS:
            continue
        if subject is None:
            if tree.tokens[head].tag in {"VBN", "VBG"}:
                yield "bare", [*verb_of(tree, head), *ends]
        elif said in _PEOPLE:
            yield from _without_doer(tree, head, length, ends)
        else:
            doer = noun_phrase(tree, subject, length)
            if doer:
                yield "clause", [*doer, *verb_of(tree, head), *ends]


def _there_is(tree: Tree, head: int) -> _Cut:
    for noun in tree.below(head, "attr", "dobj"):
        for length in Length:
            phrase = noun_phrase(tree, noun, length)
            if phrase:
                yield "noun", [*denied(tree, head, phrase), *phrase]


def _subject(tree: Tree, head: int) -> int | None:
    """Return the doer of a verb: its own, another verb's, or what it describes."""
    token = tree.tokens[head]
    own = tree.below(head, "nsubj", "nsubjpass")
    if own:
        relative = tree.tokens[own[0]].text.lower() in _RELATIVE
        return token.head if relative and token.dep == "relcl" else own[0]
    if token.dep == "conj" and tree.tokens[token.head].pos in {"VERB", "AUX"}:
        return _subject(tree, token.head)
    if token.dep == "acl" and token.tag == "VBN" and tree.tokens[token.head].pos == "NOUN":
        return token.head
    return None


def _without_doer(tree: Tree, head: int, length: Length, ends: list[Piece]) -> _Cut:
    """Turn a clause whose doer is a pronoun into one without: "we lost it" says nothing of who."""
    token = tree.tokens[head]
    if tree.below(head, "auxpass"):
        yield "bare", [*verb_of(tree, head), *ends]
        return
    objects = tree.below(head, "dobj")
    phrase = noun_phrase(tree, objects[0], length) if objects else None
    if not phrase:
        if not objects and not is_being(token.text):
            yield "bare", [*verb_of(tree, head), *ends]
        return
    others = [piece for piece in ends if piece not in phrase]
    if token.text.lower() in _HAVING | _LACKING:
        lacking: list[Piece] = [("no", "DET")] if token.text.lower() in _LACKING else []
        yield "noun", [*(denied(tree, head, phrase) or lacking), *phrase, *others]
        return
    if token.tag != "VBG":
        yield "passive", [*phrase, *passive_of(tree, head), *others]
