import pytest

from corpus.store.engine import create_engine, upgrade
from corpus.store.registries import PAYLOADS_KEPT, RegistryTable


@pytest.fixture
def registries() -> RegistryTable:
    engine = create_engine("sqlite://")
    upgrade(engine)
    return RegistryTable(engine)


def built(registries: RegistryTable, inputs: str, edition: int) -> None:
    base = registries.base_for(inputs)
    number = registries.begin(base.id if base else None, inputs, f"d{edition}", {"form": edition})
    registries.keep(number, edition)


def test_a_build_starts_from_the_newest_registry(registries: RegistryTable) -> None:
    assert registries.base_for("x") is None
    built(registries, "x", 1)
    base = registries.base_for("y")
    assert base is not None
    assert (base.edition, base.payload) == (1, {"form": 1})


def test_a_build_of_the_same_inputs_starts_where_the_last_one_did(
    registries: RegistryTable,
) -> None:
    built(registries, "x", 1)
    assert registries.base_for("x") is None
    built(registries, "y", 2)
    for edition in (3, 4):
        base = registries.base_for("y")
        assert base is not None
        assert base.edition == 1
        built(registries, "y", edition)
    newest = registries.newest()
    assert newest is not None
    assert newest.edition == 4


def test_what_a_dead_build_began_is_kept_when_its_edition_is_there(
    registries: RegistryTable,
) -> None:
    registries.begin(None, "x", "published", {"form": 1})
    registries.begin(None, "y", "lost", {"form": 2})
    registries.settle({"published": 5})
    found = registries.newest()
    assert found is not None
    assert (found.edition, found.payload) == (5, {"form": 1})


def test_old_payloads_are_let_go_and_never_the_one_that_is_needed(
    registries: RegistryTable,
) -> None:
    built(registries, "a", 1)
    for edition in range(2, 2 + 3 * PAYLOADS_KEPT):
        built(registries, "same", edition)
    base = registries.base_for("same")
    assert base is not None
    assert base.payload == {"form": 1}
