from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from intelligence.proposals import (
    ProposalOptions,
    Proposals,
    distinct_name,
    name_candidates,
    propose_themes,
    ranked_names,
    shortened,
)
from models.discovery import DiscoveryOptions, discover
from tests.fakes.embedders import WordEmbedder

SITES = ("Acton", "Bree", "Corby", "Delft", "Essen", "Fleet")
ACCESS = [f"VPN access came far too late for {site}" for site in SITES]
TESTS = [f"nobody planned any regression testing before the {site} release" for site in SITES]
PRICES = [f"licence costs missing from our quote to {site}" for site in SITES]
OTHER = ["zebra crossing", "giraffe neck", "elephant trunk"]


def space(texts: Sequence[str]) -> NDArray[np.float64]:
    return np.asarray(WordEmbedder().embed(texts), dtype=np.float64)


def proposed(texts: Sequence[str], groups: Sequence[str], **options: object) -> Proposals:
    clusters = discover(space(texts), DiscoveryOptions(closeness=0.6))
    return propose_themes(texts, groups, clusters, space, ProposalOptions(**options))  # type: ignore[arg-type]


def apart(texts: Sequence[str]) -> list[str]:
    return [f"document {number}" for number in range(len(texts))]


def test_groups_become_themes_with_a_readable_name_and_phrases() -> None:
    texts = [*ACCESS, *TESTS, *OTHER]
    themes = proposed(texts, apart(texts), avoid=SITES).themes
    assert [theme.members for theme in themes] == [tuple(range(6)), tuple(range(6, 12))]
    assert themes[0].name == "VPN access came far too late"
    assert "testing" in themes[1].name
    assert any("regression" in phrase for phrase in themes[1].keyphrases)


def test_names_to_avoid_are_in_no_name_and_no_phrase() -> None:
    texts = [f"Contoso payroll upgrade slipped again in {site.lower()}" for site in SITES]
    texts = [*texts, *TESTS, *OTHER]
    assert any("contoso" in t.name.lower() for t in proposed(texts, apart(texts)).themes)
    for theme in proposed(texts, apart(texts), avoid=("Contoso Ltd",)).themes:
        assert "contoso" not in f"{theme.name} {theme.keyphrases}".lower()


def test_group_from_too_few_documents_is_not_proposed() -> None:
    texts = [*ACCESS, *TESTS, *OTHER]
    groups = ["one document"] * 6 + apart(TESTS) + apart(OTHER)
    found = proposed(texts, groups)
    assert [theme.members for theme in found.themes] == [tuple(range(6, 12))]
    assert found.dropped == 1


def test_small_group_is_not_proposed() -> None:
    texts = [*ACCESS, *TESTS, *OTHER]
    assert proposed(texts, apart(texts), findings=7).themes == ()


def test_number_of_proposals_is_bounded_and_says_so() -> None:
    texts = [*ACCESS, *TESTS, *OTHER]
    found = proposed(texts, apart(texts), proposals=1)
    assert len(found.themes) == 1
    assert found.truncated


def test_quotes_come_from_different_documents_and_do_not_repeat() -> None:
    texts = [*ACCESS, *ACCESS, "vpn access late", *TESTS]
    groups = ["same"] * 6 + [f"d{number}" for number in range(len(texts) - 6)]
    theme = proposed(texts, groups, quotes=4).themes[0]
    quotes = [texts[position] for position in theme.representatives]
    assert len(set(quotes)) == len(quotes) == 4
    assert len({groups[position] for position in theme.representatives}) == 4


def test_quote_of_a_readable_length_is_preferred() -> None:
    texts = ["VPN access far too late", *ACCESS, *TESTS]
    theme = next(t for t in proposed(texts, apart(texts)).themes if 0 in t.members)
    assert theme.representatives[0] != 0


def test_name_close_to_the_middle_and_said_by_many_comes_first() -> None:
    candidates = {"rare": 1, "common": 9, "far": 9}
    assert ranked_names(candidates, [0.8, 0.8, 0.1], 10) == ["common", "rare", "far"]


def test_a_name_is_given_once_even_in_the_plural() -> None:
    assert distinct_name(["late approvals", "slow approval"], ["Late approval"]) == "Slow approval"
    assert distinct_name(["late approval"], ["Late approval"]) == "Late approval (2)"


def test_words_of_time_or_number_alone_are_no_name() -> None:
    texts = ["half an hour at the end of the week"] * 4 + ["nine hours later"] * 4
    assert name_candidates(texts, set()) == {}


def test_a_name_needs_a_telling_word_of_half_the_texts() -> None:
    texts = ["customs papers missing", "customs papers late", "broken lift", "broken chair", "rain"]
    assert name_candidates(texts, set()) == {}
    assert "customs papers" in name_candidates(texts[:3], set())


def test_a_negation_with_one_telling_word_is_a_name() -> None:
    assert "no approval" in name_candidates(["no approval yet", "still no approval"], set())


def test_theme_without_an_acceptable_run_is_named_by_its_clearest_sentence() -> None:
    places = ("arctic", "baltic", "celtic", "doric", "exotic", "frantic")
    texts = [f"customs 4 {place} 5 papers 6 clearance 7 border" for place in places]
    everything = [*texts, *TESTS, *OTHER]
    themes = proposed(everything, apart(everything)).themes
    theme = next(theme for theme in themes if 0 in theme.members)
    best = texts[theme.representatives[0]]
    assert theme.name == f"C{best[1:]}"


def test_a_long_sentence_is_cut_between_words_and_names_leave_it() -> None:
    name = shortened("Contoso customs kept " + "the crypto modules " * 9, {"contoso"})
    assert name == "customs kept the crypto modules the crypto modules the…".replace(" the…", "…")
    assert len(name) <= 60


def test_names_of_all_themes_are_compared_in_one_call() -> None:
    texts = [*ACCESS, *TESTS, *OTHER]
    clusters = discover(space(texts), DiscoveryOptions(closeness=0.6))
    embedder = WordEmbedder()
    propose_themes(
        texts, apart(texts), clusters, lambda runs: np.asarray(embedder.embed(runs), dtype=float)
    )
    assert len(embedder.asked) == 1
