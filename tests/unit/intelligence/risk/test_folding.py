from intelligence.risk.folding import folds, is_invisible, words_of


def test_spellings_of_one_name_meet() -> None:
    assert folds("Grünthal")[0] == folds("GRUNTHAL")[0] == "grunthal"
    assert folds("Grünthal")[1] == folds("Gruenthal")[0] == "gruenthal"
    assert folds("Weißhaupt")[0] == folds("WEISSHAUPT")[0]


def test_a_word_is_found_where_it_stands() -> None:
    text = "At Tallow & Finch's"
    assert [text[word.start : word.end] for word in words_of(text)] == [
        "At", "Tallow", "&", "Finch", "s",
    ]  # fmt: skip


def test_invisible_characters_do_not_part_a_word() -> None:
    assert [word.folds[0] for word in words_of("Vek\u200btra\u00ad AG")] == ["vektra", "ag"]
    assert is_invisible("\u200b")
    assert not is_invisible("é")
