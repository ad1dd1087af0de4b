from corpus.sample import plan


def test_a_trend_goes_from_its_first_to_its_last_rate() -> None:
    trend = plan.Trend("skill_gap", 0.1, 0.3)
    assert trend.rate(0) == 0.1
    assert abs(trend.rate(0.5) - 0.2) < 1e-9
    assert abs(trend.rate(1) - 0.3) < 1e-9


def test_each_planted_fact_has_a_theme_of_its_own() -> None:
    planted = [
        *(cell.theme for cell in plan.CELLS),
        *(plan.RISING.theme, plan.FALLING.theme, plan.INTERVENTION.theme),
        *(plan.RELATIONSHIP_THEME, plan.STRUCTURAL_THEME, plan.LOCAL_THEME),
        *(plan.MARGIN_THEME, plan.NEW_THEME),
    ]
    assert len(set(planted)) == len(planted)
    assert not set(planted) & plan.BACKGROUND.keys()


def test_planted_differences_are_large_enough_to_be_found() -> None:
    assert all(cell.inside > 4 * cell.outside for cell in plan.CELLS)
    assert plan.RISING.last > 4 * plan.RISING.first
    assert plan.FALLING.first > 4 * plan.FALLING.last
    assert plan.INTERVENTION.before > 4 * plan.INTERVENTION.after
    assert plan.NEW_FINDINGS >= 25
    assert plan.NEW_ENGAGEMENTS >= 8


def test_invitations_are_a_tendency_and_not_a_rule() -> None:
    assert 4 * plan.INVITED_ELSEWHERE < plan.INVITED_WHERE_SHOWN < 0.7
    assert plan.NEW_THEME not in plan.SCOPE_THEMES
