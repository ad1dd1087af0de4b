from intelligence.wordings import Origin, recurs, repeated

SAID = ["Access was given three weeks late"] * 6


def places(customers: int | None, engagements: int = 6) -> list[Origin | None]:
    return [
        Origin(f"E{at % engagements}", None if customers is None else f"C{at % customers}")
        for at in range(6)
    ]


def test_one_wording_of_many_engagements_and_customers_recurs() -> None:
    assert recurs(SAID, places(3), 6)
    assert recurs(SAID, places(None), 6)


def test_what_repeats_in_one_place_or_of_few_customers_does_not() -> None:
    assert not recurs(SAID, places(3, engagements=5), 6)
    assert not recurs(SAID, places(2), 6)


def test_tickets_of_no_known_engagement_may_all_be_of_one() -> None:
    assert not recurs(SAID, [None] * 6, 5)
    assert not recurs(SAID, [], 5)
    assert not recurs(SAID, [None, *places(3)[1:]], 6)


def test_a_status_note_recurs_everywhere_and_is_no_cause() -> None:
    assert not recurs(["This incident has been resolved."] * 6, places(6), 5)


def test_texts_that_say_the_same_word_for_word_are_found_among_those_asked() -> None:
    texts = ["Late access.", "No test plan", "late  access", "No test plan!", "Late access"]
    assert repeated(texts, [True] * 5, 2) == [[0, 2, 4], [1, 3]]
    assert repeated(texts, [True, False, True, True, False], 2) == [[0, 2]]
    assert repeated(texts, [True] * 5, 4) == []
