from intelligence.curation.phrases import with_phrase


def test_a_phrase_stands_as_whole_words_in_any_case_and_spacing() -> None:
    texts = ["no vpn token came", "vpn\ntokens", "the vpn\n token", "c++ code"]
    assert with_phrase(texts, "VPN  Token") == [0, 2]
    assert with_phrase(texts, "c++") == [3]
