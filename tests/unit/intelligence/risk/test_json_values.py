from dataclasses import dataclass

import pytest

from intelligence.risk.json_values import plain, read_value
from intelligence.sow.passage import PassageKind


@dataclass(frozen=True)
class Told:
    kind: PassageKind
    span: tuple[int, int]
    maybe: tuple[float, float | None] | None
    all_of_them: dict[str, tuple[str, ...]]
    extra: int = 7


TOLD = Told(PassageKind.OPEN_ENDED, (1, 2), (0.5, None), {"a": ("b", "c")})


def test_a_value_comes_back_from_its_fields() -> None:
    assert read_value(Told, plain(TOLD)) == TOLD


def test_a_field_that_an_older_value_lacks_has_its_default() -> None:
    told = plain(TOLD)
    del told["extra"]
    assert read_value(Told, told) == TOLD


def test_a_field_without_default_must_be_there() -> None:
    with pytest.raises(KeyError, match="span"):
        read_value(Told, {"kind": "open_ended"})


@pytest.mark.parametrize("wrong", [{"span": [1, 2, 3]}, {"kind": "nothing"}])
def test_a_value_that_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"nothing|longer|shorter"):
        read_value(Told, plain(TOLD) | wrong)


@pytest.mark.parametrize("wrong", [{"span": "12"}, {"span": ["a", 2]}])
def test_a_value_of_another_type_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(TypeError, match="is due"):
        read_value(Told, plain(TOLD) | wrong)
