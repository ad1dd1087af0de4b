"""A possible name: some words of a text, and what class they are of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from models.naming.deficiency import deficient_words, is_deficient
from models.naming.good_news import is_harmless, is_praise
from models.naming.noun_phrases import NOBODY, Tree, is_acronym, is_place_or_number
from models.words import set_of

#: Words of a name.
FEWEST, MOST = 2, 7

#: Position of a word, or a word with its class that the text does not have in this form.
Piece = int | tuple[str, str]

_SPELLED = {"n't": "not", "nt": "not", "ca": "can", "wo": "will", "'ve": "have"}
_JOINED = frozenset(("-", "'s"))
_OPEN_ENDS = frozenset(("DET", "AUX", "CCONJ", "SCONJ", "PART"))

#: Words that stand for something outside the name.
_POINTERS = set_of(
    "i me my we us our you your it this that these those them him which whom here there"
)
_PERSONS = frozenset(("he", "she", "they"))
_ASKING = frozenset(("what", "how", "when", "where", "why"))
_DENIALS = frozenset(("no", "not", "never", "nobody", "nothing", "none", "without", "lack"))
_OPEN_STARTS = frozenset(("CCONJ", "SCONJ", "PUNCT", "PART", "AUX"))

#: Words before an effect whose cause was cut off.
_LEADING = frozenset(("causing", "leading", "resulting", "making", "due"))

#: Words that say nothing without the word or phrase that followed them.
_HANGING = set_of("potential possibility likelihood probability tendency inability ability such")

#: Nouns that say nothing without a word that says which.
_HOLLOW = set_of("mode setting way manner area level kind type form case amount basis aspect")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible name.

    Attributes:
        words: in order, lower case except acronyms.
        tags: universal word class of each.
        kind: how it was made: clause, passive, bare (no doer named), noun or whole.
        proper: lower-case words that may be a name of somebody or something.

    """

    words: tuple[str, ...]
    tags: tuple[str, ...]
    kind: str
    proper: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words with blanks, except before a possessive, around a hyphen and in "cannot".

        >>> Candidate(("bank", "'s", "approval", "late"), ("NOUN",) * 4, "clause").text
        "bank's approval late"
        """
        joined = " ".join(self.words).replace(" 's", "'s").replace(" - ", "-")
        return joined.replace("can not", "cannot")

    @property
    def is_deficient(self) -> bool:
        """Whether it tells of something missing, late, wrong or at odds.

        "The only consultant" does not yet: he may be enough.

        >>> Candidate(("schedule", "unrealistic"), ("NOUN", "ADJ"), "clause").is_deficient
        True
        """
        only = ("only", "ADJ")
        told = [pair[0] for pair in zip(self.words, self.tags, strict=True) if pair != only]
        return bool(deficient_words(told))

    @property
    def is_praise(self) -> bool:
        """Whether it tells that a thing was as it should be: "proper selection of material"."""
        return is_praise(self.words)

    @property
    def is_event(self) -> bool:
        """Whether it tells that something happened, and nothing of what was wrong with that.

        "Crew started shift" is what one member told; it stands for nothing.
        """
        return "VERB" in self.tags and not self.is_deficient

    @property
    def is_headless(self) -> bool:
        """Whether it starts with a verb of a doer that is not named: "moved off after launch"."""
        first = self.words[0]
        return self.tags[0] == "VERB" and not (first.endswith("ing") or is_deficient(first))

    @property
    def is_plain(self) -> bool:
        """Whether it only names things: "effort estimate" says nothing of what was wrong."""
        if _DENIALS & set(self.words) or self.tags[-1] == "ADJ":
            return False
        named = {"NOUN", "PROPN", "PART", "PUNCT", "ADP", "DET"}
        return set(self.tags) <= (named | {"ADJ"} if len(self.words) == FEWEST else named)


def candidate_of(tree: Tree, kind: str, pieces: Sequence[Piece]) -> Candidate | None:
    """Return the candidate of some pieces, unless it is too long, too short or hangs in the air."""
    words, tags, proper = [], [], []
    for piece in dict.fromkeys(pieces):
        if isinstance(piece, tuple):
            words.append(piece[0])
            tags.append(piece[1])
            continue
        token = tree.tokens[piece]
        if is_place_or_number(token) and token.text not in _JOINED | {"n't"}:
            return None
        word = token.text if is_acronym(token.text) else token.text.lower()
        if word == "any" and words[-1:] == ["no"]:
            continue
        words.append(_SPELLED.get(word, word))
        tags.append(token.pos)
        if token.pos == "PROPN" or (token.text[:1].isupper() and not token.first):
            proper.append(token.text.lower())
    if not _stands_alone(words, tags) or is_harmless([w.lower() for w in words], tags):
        return None
    return Candidate(tuple(words), tuple(tags), kind, tuple(proper))


def _stands_alone(words: Sequence[str], tags: Sequence[str]) -> bool:
    spoken = [word for word in words if word not in _JOINED]
    if not FEWEST <= len(spoken) <= MOST or len(set(spoken)) < len(spoken):
        return False
    if tags[-1] in _OPEN_ENDS or (tags[0] in _OPEN_STARTS and words[0] != "not"):
        return False
    if words[0] in _LEADING or words[-1] in _HANGING or _is_hollow(words, tags):
        return False
    if words[0] == "any" or words[-1] in {"did", "do", "does", "not"} or _POINTERS & set(words):
        return False
    # "Does not know what he wants" says who is meant; "changes they not documented" does not.
    if any(b in _PERSONS and a not in _ASKING for a, b in pairwise(words)):
        return False
    return tags[0] != "PRON" or words[0] in NOBODY


def _is_hollow(words: Sequence[str], tags: Sequence[str]) -> bool:
    """Say whether it starts or ends with a bare "mode" or "setting" that nothing tells apart."""
    begins = words[0] in _HOLLOW and tags[1] not in {"NOUN", "PROPN", "ADP"}
    return begins or (words[-1] in _HOLLOW and tags[-2] in {"ADP", "VERB", "AUX", "DET"})
