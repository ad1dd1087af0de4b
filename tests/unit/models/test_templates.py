from models.templates import templates


def test_texts_without_a_word_are_one_template() -> None:
    assert templates(["12", "!", "late access"], 0.6).tolist() == [0, 0, 2]


def test_template_survives_other_numbers_and_one_other_name() -> None:
    texts = [
        "Please move our slot from 3 May to Leipzig",
        "please move our slots from 9 May to Bonn",
    ]
    assert templates(texts, 0.6).tolist() == [0, 0]
    assert templates(texts, 0.95).tolist() == [0, 1]
