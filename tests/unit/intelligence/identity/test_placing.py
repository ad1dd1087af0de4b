from dataclasses import replace

from intelligence.identity.placing import Causes, place_causes, with_members
from intelligence.identity.references import FindingRef
from intelligence.identity.registry import Discovered, Member
from intelligence.identity.theme import Origin, Theme, ThemeStatus, theme_id_of
from intelligence.recognising import Assigned
from tests.fakes.curations import causes_of, finding
from tests.fakes.embedders import WordEmbedder

EXPORT = [
    f"the crypto module waited for export papers {word}" for word in ("one", "two", "six", "ten")
]
TEXTS = [
    *EXPORT,
    "the crypto module waited for export papers now",
    "prices rose",
    "access was late",
]
NOTHING = Assigned(None, None, 0.1)
LATE = Assigned("late", "vpn", 0.8)
RECOGNISED = [NOTHING] * 6 + [LATE]


def found(causes: Causes, *positions: int, bound: float = 0.6) -> Discovered:
    anchors = tuple(FindingRef.of(causes.findings[at]) for at in positions)
    members = tuple(Member(ref, 0.7) for ref in anchors)
    theme = Theme("found", "Export papers", Origin.DISCOVERY, ThemeStatus.PROPOSED)
    return Discovered(theme, anchors, members, anchors[:1], bound, "words-64")


def test_members_stay_what_is_recognised_is_known_and_what_is_close_joins() -> None:
    causes = causes_of(TEXTS)
    placed = place_causes(causes, RECOGNISED, [found(causes, 0, 1, 2, 3)], WordEmbedder())
    themes = [place.theme_id for place in placed.placements]
    assert themes == ["found"] * 5 + [None, theme_id_of("late")]
    assert [place.confidence for place in placed.placements[:4]] == [0.7] * 4
    assert len(placed.discovered[0].members) == 5
    assert len(placed.discovered[0].anchors) == 4


def test_what_a_decision_brought_elsewhere_does_not_join_though_it_is_close() -> None:
    causes = causes_of(TEXTS)
    known = [found(causes, 0, 1, 2, 3)]
    placed = place_causes(causes, RECOGNISED, known, WordEmbedder(), elsewhere=[4])
    assert placed.placements[4].theme_id is None
    assert len(placed.discovered[0].members) == 4


def test_a_member_stays_though_the_recogniser_would_now_have_it() -> None:
    causes = causes_of(TEXTS)
    placed = place_causes(causes, [LATE] * 7, [found(causes, 0, 1, 2, 3)], WordEmbedder())
    assert [place.theme_id for place in placed.placements[:4]] == ["found"] * 4
    assert placed.placements[4].theme_id == theme_id_of("late")


def test_a_cause_belongs_to_the_same_theme_alone_and_in_a_crowd() -> None:
    causes = causes_of(TEXTS)
    crowd = place_causes(causes, RECOGNISED, [found(causes, 0, 1, 2, 3)], WordEmbedder())
    fewer = causes_of(TEXTS[:5])
    alone = place_causes(fewer, RECOGNISED[:5], [found(causes, 0, 1, 2, 3)], WordEmbedder())
    assert alone.placements[4] == crowd.placements[4]


def test_a_status_note_joins_nothing() -> None:
    notes = causes_of(["This incident has been resolved."])
    theme = found(causes_of(TEXTS), 0, 1, 2, 3, bound=-1.0)
    assert place_causes(notes, [NOTHING], [theme], WordEmbedder()).placements[0].theme_id is None


def test_another_encoder_gets_its_own_bound() -> None:
    causes = causes_of(TEXTS)
    old = replace(found(causes, 0, 1, 2, 3, bound=0.99), measured="another")
    placed = place_causes(causes, RECOGNISED, [old], WordEmbedder())
    assert placed.discovered[0].measured == "words-64"
    assert placed.discovered[0].bound < 0.99


def test_references_follow_a_sentence_and_outlive_a_document_that_is_away() -> None:
    causes = causes_of(TEXTS)
    theme = found(causes, 0, 1, 2, 3)
    moved = [finding(0, TEXTS[0], 50)]
    here = Causes(moved, [TEXTS[0]], type(causes.finder)(moved))
    placed = place_causes(here, [NOTHING], [theme], WordEmbedder())
    kept = placed.discovered[0]
    assert {ref.start for ref in kept.anchors} == {50, 0}
    assert len(kept.members) == 4
    back = with_members(
        kept, causes, place_causes(causes, RECOGNISED, [kept], WordEmbedder()).placements
    )
    assert len(back.members) == 5


def test_what_may_be_no_cause_joins_no_discovered_theme() -> None:
    causes = causes_of(TEXTS)
    unsure = [replace(item, role_confidence=0.4) for item in causes.findings]
    doubted = replace(causes, findings=unsure)
    theme = found(causes, 0, 1, 2, 3)
    placed = place_causes(doubted, RECOGNISED, [theme], WordEmbedder(), trusted=0.8)
    assert [place.theme_id for place in placed.placements[:5]] == ["found"] * 4 + [None]
