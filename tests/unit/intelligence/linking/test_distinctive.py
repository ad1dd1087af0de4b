from intelligence.linking.distinctive import NameWords

NAMES = [("Weir Works", "C1"), ("Weir Works phase 2", "C1"), ("Harbour Retail", "C2")]


def test_a_word_that_stands_in_the_names_of_one_owner_alone_means_it() -> None:
    words = NameWords.of([*NAMES, ("Harbour Mutual", "C3")], [])
    assert words.mark("Weir Works", "Weir works late again")
    assert not words.mark("Harbour Retail", "Harbour Retail")


def test_a_word_that_the_documents_write_small_means_nothing() -> None:
    small = ["They built a weir.", "The Weir was late."]
    assert not NameWords.of(NAMES, small).mark("Weir Works", "Weir Works")
    seldom = [*small, *["Weir Works again"] * 20]
    assert NameWords.of(NAMES, seldom).mark("Weir Works", "Weir Works")


def test_a_name_in_small_letters_and_words_of_work_mean_nothing() -> None:
    words = NameWords.of([*NAMES, ("Data Migration", "C1"), ("2024 AB", "C1")], [])
    assert not words.mark("Weir Works", "the weir works of the town")
    assert not words.mark("Data Migration", "Data Migration")
    assert not words.mark("2024 AB", "2024 AB")


def test_accents_and_sharp_s_do_not_hide_a_word() -> None:
    words = NameWords.of([("Drogerie Weißhaupt", "C1")], [])
    assert words.mark("Drogerie Weißhaupt", "WEISSHAUPT: late")
    assert words.owners["weisshaupt"] == "C1"


def test_a_register_without_names_has_no_words() -> None:
    assert not NameWords.of([], ["Weir"]).mark("Weir Works", "Weir Works")
