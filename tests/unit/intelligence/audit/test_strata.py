import pytest

from intelligence.audit.strata import Cause, allocated, draw
from intelligence.errors import InvalidAudit


def causes(**sizes: int) -> list[Cause]:
    return [
        Cause(f"{theme}-{at:03d}", "" if theme == "none" else theme, at / size)
        for theme, size in sizes.items()
        for at in range(size)
    ]


def test_every_theme_is_drawn_from_and_so_are_causes_without_one() -> None:
    parts = draw(causes(a=200, b=3, none=80), 40, seed=1)
    assert {part.theme for part in parts} == {"a", "b", ""}
    assert sum(len(part.drawn) for part in parts) == 40
    assert all(0 < part.probability <= 1 for part in parts)
    assert sum(part.size for part in parts) == 283


def test_bands_part_a_theme_by_confidence() -> None:
    parts = [part for part in draw(causes(a=30, b=30), 24, seed=1) if part.theme == "a"]
    assert [part.size for part in parts] == [10, 10, 10]
    assert max(parts[0].drawn) < min(parts[1].drawn) < min(parts[2].drawn)


def test_few_labels_give_up_bands_before_they_give_up_a_theme() -> None:
    parts = draw(causes(a=30, b=30, none=30), 6, seed=1)
    assert [(part.theme, part.band, len(part.drawn)) for part in parts] == [
        ("", 0, 2),
        ("a", 0, 2),
        ("b", 0, 2),
    ]


def test_fewer_labels_than_themes_are_refused_with_the_least_number() -> None:
    with pytest.raises(InvalidAudit, match="ask for at least 3"):
        draw(causes(a=30, b=30, none=30), 2, seed=1)
    with pytest.raises(InvalidAudit, match="no cause"):
        draw([], 2, seed=1)


def test_more_labels_than_causes_draw_all() -> None:
    parts = draw(causes(a=5, none=4), 500, seed=1)
    assert all(len(part.drawn) == part.size for part in parts)


def test_the_order_of_the_causes_decides_nothing_and_the_seed_does() -> None:
    given = causes(a=60, none=60)
    assert draw(given, 20, seed=1) == draw(given[::-1], 20, seed=1)
    assert draw(given, 20, seed=1) != draw(given, 20, seed=2)


def test_rare_themes_get_more_than_their_share() -> None:
    counts = allocated({("a", 0): 900, ("b", 0): 100}, 40)
    assert sum(counts.values()) == 40
    assert counts["b", 0] == 10
