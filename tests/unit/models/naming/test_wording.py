from __future__ import annotations

from models.naming.wording import LONGEST, alike, numbered, sentence_case, shortened


def test_same_words_in_another_order_or_number_are_alike() -> None:
    assert alike("Late approvals", "approval late")
    assert alike("No test data", "no test data set")
    assert not alike("No test data", "Test data late")


def test_taken_name_gets_the_next_number() -> None:
    assert numbered("Late van", ["late van", "Late van (2)"]) == "Late van (3)"
    assert numbered("Late van", []) == "Late van"


def test_a_long_sentence_is_cut_between_words_and_names_leave_it() -> None:
    name = shortened("Contoso customs kept " + "the crypto modules " * 9, {"contoso"})
    assert name.startswith("customs kept the crypto modules")
    assert name.endswith("modules…")
    assert len(name) <= LONGEST


def test_acronyms_keep_their_letters_in_sentence_case() -> None:
    assert sentence_case("late VPN access") == "Late VPN access"
    assert sentence_case("") == ""
