from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from models.naming.candidate import Candidate
from models.naming.contract import Group, Name, name_groups
from models.naming.likeness import Likeness
from models.naming.namer import CauseNamer, NamingOptions, echo
from models.naming.phrases import PlainPhrases
from tests.fakes.embedders import WordEmbedder

SITES = ("Acton", "Bree", "Corby", "Delft", "Essen", "Fleet")
VPN = tuple(f"VPN access came far too late for {site}" for site in SITES)
TEST = tuple(f"nobody planned regression testing before the {site} release" for site in SITES)
LEVEL = Likeness({}, 0.3, {}, 0.0)


def space(texts: Sequence[str]) -> NDArray[np.float64]:
    return np.asarray(WordEmbedder().embed(texts), dtype=np.float64)


def groups(*texts: Sequence[str]) -> list[Group]:
    return [Group(tuple(group), space(group)) for group in texts]


def namer(**options: object) -> CauseNamer:
    return CauseNamer(PlainPhrases(), space, likeness=LEVEL, **options)  # type: ignore[arg-type]


def names(*texts: Sequence[str], **options: object) -> list[str]:
    return [name.text for name in name_groups(groups(*texts), namer(**options))]


def test_name_is_in_the_words_of_the_members_and_tells_groups_apart() -> None:
    first, second = names(VPN, TEST)
    assert "VPN access" in first
    assert "regression" in second


def test_names_do_not_depend_on_the_order_of_groups_or_texts() -> None:
    assert names(TEST, VPN) == names(VPN, TEST)[::-1]
    assert names(VPN[::-1], TEST[::-1]) == names(VPN, TEST)


def test_no_two_groups_share_a_name() -> None:
    found = names(VPN, VPN, VPN)
    assert len({name.casefold() for name in found}) == 3


def test_names_to_avoid_and_likely_names_are_in_no_name() -> None:
    texts = tuple(
        f"payroll upgrade at Contoso slipped {word}" for word in ("again", "twice", "now")
    )
    assert "contoso" in names([t.lower() for t in texts])[0].lower()
    assert "contoso" not in names([t.lower() for t in texts], avoid=("Contoso Ltd",))[0].lower()
    assert "contoso" not in names(texts)[0].lower()


def test_possible_name_must_be_seen_as_a_common_word_somewhere() -> None:
    """A first name that only ever stood at the start of a sentence once got into a name."""

    class Left:
        def find(self, texts: Sequence[str]) -> list[list[Candidate]]:
            words = ("miriam", "left", "team")
            return [
                [Candidate(words, ("PROPN", "VERB", "NOUN"), "clause", ("miriam",))] for _ in texts
            ]

    one = groups(["Miriam left the team", "a colleague resigned"])
    found = CauseNamer(Left(), space, likeness=LEVEL).name(one, np.zeros((0, 64)))
    assert not found[0].text.startswith("Miriam left team")


def test_thing_that_one_text_of_many_names_is_in_no_name() -> None:
    """Notes in capitals hide names: a theme was once called after one compressor station."""
    texts = [f"seal failed badly {word}" for word in ("brinker", "again", "today", "later")]
    many = [f"seal {number}" for number in range(300)]
    found = name_groups(groups(texts), namer(corpus=many))
    assert "brinker" not in found[0].text.lower()
    everyone = names(["brinker seal failed"] * 3, corpus=[])
    assert "brinker" in everyone[0].lower()


def test_group_without_a_candidate_is_named_by_a_sentence_that_nobody_should_trust() -> None:
    (name,) = name_groups(groups(["4 5 6", "7 8 9"]), namer())
    assert name == Name(name.text, 0.0, name.origin)


def test_confidence_is_how_far_members_read_like_causes() -> None:
    learned = Likeness({}, 0.3, {"word vpn": 30.0}, -3.0)
    found = CauseNamer(PlainPhrases(), space, likeness=learned)
    first, second = name_groups(groups(VPN, TEST), found)
    assert first.confidence > 0.5 > second.confidence


def test_candidate_that_finds_the_members_beats_one_that_siblings_share() -> None:
    both = [
        (f"late approval of {site} cranes", f"late approval of {site} cranes today")
        for site in SITES
    ]
    cranes = [text for pair in both for text in pair]
    vans = [text.replace("cranes", "vans") for text in cranes]
    first, second = names(cranes, vans)
    assert "cranes" in first
    assert "vans" in second


class Written:
    """Cuts each text into the candidates that are written for it."""

    def __init__(self, **cuts: str) -> None:
        self.cuts = {text.replace("_", " "): cut for text, cut in cuts.items()}

    def find(self, texts: Sequence[str]) -> list[list[Candidate]]:
        return [
            [
                Candidate(
                    tuple(cut.split()), ("NOUN",) * (len(cut.split()) - 1) + ("VERB",), "clause"
                )
                for cut in self.cuts[text].split("; ")
            ]
            for text in texts
        ]


def test_name_tells_of_the_deficiency_that_members_tell_of() -> None:
    """Consultants in the wrong city once were the theme "All consultants staffed"."""
    cuts = {
        "consultants_staffed_elsewhere_not_onsite": "consultants staffed; consultants not onsite",
        "consultants_staffed_but_not_onsite": "consultants staffed; consultants not onsite",
    }
    named = groups([text.replace("_", " ") for text in cuts])
    namer = CauseNamer(Written(**cuts), space, likeness=LEVEL)
    assert namer.name(named, np.zeros((0, 64)))[0].text == "Consultants not onsite"


def test_echo_is_how_close_the_other_texts_come() -> None:
    similar = np.array([[1.0, 0.9, 0.1], [0.9, 1.0, 0.3], [0.1, 0.3, 1.0]])
    assert echo(similar, [0, 1, 2]).tolist() == pytest.approx([0.5, 0.6, 0.2])
    assert echo(similar, [4, 4, 4]).tolist() == [0.0, 0.0, 0.0]


def test_background_counts_as_what_must_not_be_found() -> None:
    background = ["regression testing"] * 30
    found = namer(corpus=background).name(groups(TEST), space(background))
    assert found[0].text.lower() != "regression testing"


@pytest.mark.parametrize("compared", [1, 3])
def test_only_the_shortlist_is_embedded(compared: int) -> None:
    embedder = WordEmbedder()

    def counted(texts: Sequence[str]) -> NDArray[np.float64]:
        return np.asarray(embedder.embed(texts), dtype=np.float64)

    found = CauseNamer(PlainPhrases(), counted, options=NamingOptions(compared=compared))
    found.name(groups(VPN, TEST), np.zeros((0, 64)))
    assert len(embedder.asked) == 1
    assert len(embedder.asked[0]) <= 2 * compared
