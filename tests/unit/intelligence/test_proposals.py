from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from intelligence.held_back import Reason
from intelligence.proposals import ProposalOptions, Proposals, propose_themes
from intelligence.wordings import Origin
from models.discovery import discover
from models.naming.phrases import PlainPhrases
from tests.fakes.clusterers import AlikeClusterer
from tests.fakes.embedders import WordEmbedder

SITES = ("Acton", "Bree", "Corby", "Delft", "Essen", "Fleet")
ACCESS = [f"VPN access came far too late for {site}" for site in SITES]
TESTS = [f"nobody planned any regression testing before the {site} release" for site in SITES]
PRICES = [f"licence costs missing from our quote to {site}" for site in SITES]
OTHER = ["zebra crossing", "giraffe neck", "elephant trunk"]


def space(texts: Sequence[str]) -> NDArray[np.float64]:
    return np.asarray(WordEmbedder().embed(texts), dtype=np.float64)


def proposed(texts: Sequence[str], groups: Sequence[str], **options: object) -> Proposals:
    clusters = discover(space(texts), AlikeClusterer())
    chosen = ProposalOptions(
        **{"phrases": PlainPhrases(), "trust": 0.0, "template": 1.0, **options}
    )  # type: ignore[arg-type]
    return propose_themes(texts, groups, clusters, space, chosen)


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
    found = proposed(texts, apart(texts)).themes
    assert any("contoso" in f"{t.name} {t.keyphrases}".lower() for t in found)
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


def test_a_portfolio_of_seventy_themes_is_told_whole() -> None:
    """Of 64 groups of a bank's messages 60 were told, and the next build called the rest new."""
    words = [f"{one}{other}" for one in "bcdfghj" for other in "klmnpqrstv"]
    texts = [f"{word}a {word}e {word}i {word}{site}" for word in words for site in SITES]
    found = proposed(texts, apart(texts))
    assert len(found.themes) == 70
    assert not found.truncated


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


def test_theme_without_an_acceptable_run_is_named_by_its_clearest_sentence() -> None:
    places = ("arctic", "baltic", "celtic", "doric", "exotic", "frantic")
    texts = [f"customs 4 {place} 5 papers 6 clearance 7 border" for place in places]
    everything = [*texts, *TESTS, *OTHER]
    themes = proposed(everything, apart(everything)).themes
    theme = next(theme for theme in themes if 0 in theme.members)
    best = texts[theme.representatives[0]]
    assert theme.name == f"C{best[1:]}"


def test_names_of_all_themes_are_compared_in_one_call() -> None:
    texts = [*ACCESS, *TESTS, *OTHER]
    clusters = discover(space(texts), AlikeClusterer())
    embedder = WordEmbedder()
    propose_themes(
        texts,
        apart(texts),
        clusters,
        lambda runs: np.asarray(embedder.embed(runs), dtype=float),
        ProposalOptions(phrases=PlainPhrases(), template=1.0),
    )
    assert len(embedder.asked) == 1


def test_a_name_that_is_not_trusted_withholds_the_proposal() -> None:
    texts = [*ACCESS, *TESTS, *OTHER]
    assert len(proposed(texts, apart(texts)).themes) == 2
    withheld = proposed(texts, apart(texts), trust=1.01)
    assert withheld.themes == ()
    assert withheld.dropped == 2


def test_a_theme_tells_how_far_its_name_is_to_be_trusted() -> None:
    texts = [*ACCESS, *TESTS, *OTHER]
    assert all(0 < theme.name_confidence < 1 for theme in proposed(texts, apart(texts)).themes)


def test_what_was_withheld_needs_a_name_that_is_clearly_surer_unless_most_of_it_is_new() -> None:
    """A tenth more of the same texts moves the confidence of a group by .05, either way."""
    texts = [*ACCESS, *OTHER]
    clusters = discover(space(texts), AlikeClusterer())
    (sure,) = (theme.name_confidence for theme in proposed(texts, apart(texts)).themes)

    def told(trust: float, *withheld: int) -> Proposals:
        options = ProposalOptions(template=1.0, phrases=PlainPhrases(), trust=trust)
        return propose_themes(texts, apart(texts), clusters, space, options, withheld)

    assert told(sure + 0.001).withheld == set(range(6))
    assert told(sure).withheld == frozenset()
    assert told(sure - 0.09, 0, 1, 2, 3).themes == ()
    assert told(sure - 0.09, 0, 1, 2, 3).withheld == set(range(6))
    assert len(told(sure - 0.11, 0, 1, 2, 3).themes) == 1
    assert len(told(sure, 0, 1, 2, 6, 7).themes) == 1


def test_every_group_that_is_large_enough_and_not_proposed_says_why() -> None:
    """Forty causes of forty engagements were in no theme, and nothing said so."""
    texts = [*ACCESS, *TESTS, *PRICES, *OTHER]
    groups = ["one document"] * 6 + apart(texts)[6:]
    (local,) = proposed(texts, groups).held
    assert (local.reason, local.members, local.name) == (Reason.FEW_PLACES, tuple(range(6)), "")
    assert len(local.quotes) == 3

    unsure = proposed(texts, apart(texts), trust=1.01).held
    assert [group.reason for group in unsure] == [Reason.UNSURE_NAME] * 3
    assert unsure[0].name == "VPN access came far too late"
    assert proposed(texts, apart(texts)).held == ()
    assert proposed(texts, apart(texts), findings=7).held == ()
    beyond = proposed(texts, apart(texts), proposals=2).held
    assert [(group.reason, group.members) for group in beyond] == [
        (Reason.TOO_MANY, tuple(range(12, 18)))
    ]


def test_one_wording_is_told_before_other_reasons() -> None:
    texts = [*ACCESS, *["the same words in every place"] * 6, *OTHER]
    held = proposed(texts, apart(texts), trust=1.01).held
    assert [group.reason for group in held] == [Reason.ONE_WORDING, Reason.UNSURE_NAME]
    assert held[0].members == tuple(range(6, 12))
    assert len(held[0].quotes) == 1


def test_one_wording_from_many_engagements_of_several_customers_is_proposed() -> None:
    texts = [*["nobody owned the request for access"] * 6, *TESTS, *OTHER]
    clusters = discover(space(texts), AlikeClusterer())
    options = ProposalOptions(template=1.0, phrases=PlainPhrases(), trust=0.0)

    def first(customers: int) -> bool:
        origins = [Origin(f"E{at}", f"C{at % customers}") for at in range(len(texts))]
        found = propose_themes(texts, apart(texts), clusters, space, options, (), origins)
        return found.themes[0].members == tuple(range(6))

    assert first(3)
    assert not first(2)
