from intelligence.linking.decisions import Decision, asked, customers_decided


def test_the_newest_decision_on_a_customers_name_holds_however_it_is_written() -> None:
    decisions = [
        Decision("customer", "Zebra Holdings", "C1"),
        Decision("engagement", "Depot", "P1"),
        Decision("customer", "ZEBRA holdings", None),
    ]
    assert list(customers_decided(decisions).values()) == [None]


def test_a_question_is_the_same_in_other_letters_and_another_one_of_another_entity() -> None:
    assert asked("customer", "Zebra Holdings") == asked("customer", "zebra  HOLDINGS")
    assert asked("customer", "Zebra") != asked("engagement", "Zebra")
