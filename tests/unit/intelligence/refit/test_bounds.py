from intelligence.refit.bounds import RefitBounds


def test_evidence_must_be_strong_by_default() -> None:
    bounds = RefitBounds()
    assert bounds.agreeing >= 0.9
    assert bounds.told_apart > bounds.mixed > 0.5
    assert bounds.stability >= 0.75
