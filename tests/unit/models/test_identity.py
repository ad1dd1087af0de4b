import pytest

from models.identity import EncoderIdentity, read_identity, same_encoder

FITTED = "all-MiniLM-L6-v2@53aa51172d14+causes@175ed610e641/general+cause/f32/256"


def test_what_was_written_is_read_back() -> None:
    written = EncoderIdentity("ours/of/2026@1+causes@2", "general+cause", "bf16", 128)
    assert read_identity(str(written)) == written


@pytest.mark.parametrize(
    "line", ["words-64", "", "a/f32/256", "a/general/int8/256", "a/general/f32/long", "/" * 9]
)
def test_a_line_of_another_kind_is_no_identity(line: str) -> None:
    assert read_identity(line) is None


def test_only_the_precision_may_differ() -> None:
    assert same_encoder(FITTED, FITTED)
    assert same_encoder(FITTED, FITTED.replace("f32", "bf16"))
    assert same_encoder(FITTED.replace("f32", "bf16"), FITTED)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("53aa51172d14", "53aa51172d15"),
        ("+causes@175ed610e641", "+causes@000000000000"),
        ("+causes@175ed610e641", ""),
        ("general+cause", "general"),
        ("/256", "/128"),
    ],
)
@pytest.mark.parametrize("precision", ["f32", "bf16"])
def test_another_base_adapter_part_or_longest_text_is_another_encoder(
    old: str, new: str, precision: str
) -> None:
    given = FITTED.replace("f32", precision).replace(old, new)
    assert not same_encoder(FITTED, given)


def test_a_precision_that_is_not_known_is_not_trusted() -> None:
    assert not same_encoder(FITTED, FITTED.replace("f32", "int8"))


def test_embedders_of_another_kind_must_have_the_very_same_identity() -> None:
    assert same_encoder("words-64", "words-64")
    assert not same_encoder("words-64", "words-65")
    assert not same_encoder("words-64", FITTED)
