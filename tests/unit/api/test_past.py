"""Builds through the database: what a crash leaves, what the same inputs give."""

from dataclasses import replace
from pathlib import Path

import pytest

from api.past import Past, RestlessInputs, inputs_digest, read_whole
from corpus.progress import Silent
from corpus.store.curation import NewEntry
from corpus.store.workspace import Store
from intelligence.edition_store import EditionStore
from intelligence.health.before import made_with
from intelligence.pipeline import Conclusions, build
from intelligence.signals.rates import parse_rates
from tests.fakes.portfolios import portfolio, tools


@pytest.fixture
def store() -> Store:
    store = Store("sqlite://").open()
    given = portfolio()
    number = store.begin_import("a.csv", "0" * 64, "r")
    store.add_documents(given.documents, number)
    store.add_customers(given.customers, number)
    store.add_engagements(given.engagements, number)
    return store


def concluded(store: Store, editions: EditionStore) -> tuple[Past, str, Conclusions]:
    past = Past(store, editions)
    inputs = inputs_digest(store, tools())
    history = past.history(inputs)
    return past, inputs, build(replace(portfolio(), history=history), tools(), Silent())


def built(store: Store, editions: EditionStore) -> int:
    past, inputs, conclusions = concluded(store, editions)
    return past.publish(inputs, conclusions).number


def rename(store: Store, editions: EditionStore) -> None:
    theme = editions.latest().tables["themes"]["theme_id"].iloc[0]
    payload = {"theme": theme, "name": "Another name"}
    store.curation.append([NewEntry("2026-06-01", "pmo", "clearer", "rename", payload)])


def test_the_same_inputs_give_the_same_edition_lineage_included(
    store: Store, tmp_path: Path
) -> None:
    editions = EditionStore(tmp_path)
    first, second, third = (built(store, editions) for _ in range(3))
    prints = {editions.manifest(number).fingerprint for number in (first, second, third)}
    assert len(prints) == 1


def test_the_next_build_knows_the_health_of_the_edition_it_came_from(
    store: Store, tmp_path: Path
) -> None:
    editions = EditionStore(tmp_path)
    edition = editions.get(built(store, editions))
    rename(store, editions)
    health = Past(store, editions).history(inputs_digest(store, tools())).health
    assert set(health.stability) == set(edition.tables["themes"]["theme_id"])
    assert health.basis.made_with == made_with(edition.manifest)
    assert health.basis.members


def test_the_next_build_is_compared_with_the_edition_it_came_from(
    store: Store, tmp_path: Path
) -> None:
    editions = EditionStore(tmp_path)
    built(store, editions)
    rename(store, editions)
    second = editions.get(built(store, editions))
    assert (second.manifest.previous, second.manifest.curation) == (1, 1)
    assert set(second.tables["lineage"]["event"]) == {"continues"}
    assert "Another name" in set(second.tables["themes"]["name"])
    built(store, editions)
    assert editions.manifest(3).fingerprint == second.manifest.fingerprint


def test_a_crash_between_decision_and_build_loses_nothing(store: Store, tmp_path: Path) -> None:
    editions = EditionStore(tmp_path)
    built(store, editions)
    rename(store, editions)
    concluded(store, editions)  # and then the power failed
    number = built(store, editions)
    assert "Another name" in set(editions.get(number).tables["themes"]["name"])


@pytest.mark.parametrize("published", [False, True])
def test_a_crash_while_publishing_loses_nothing(
    store: Store, tmp_path: Path, *, published: bool
) -> None:
    editions = EditionStore(tmp_path)
    built(store, editions)
    rename(store, editions)
    past, inputs, conclusions = concluded(store, editions)
    assert past.history(inputs).edition == 1
    store.registries.begin(1, inputs, conclusions.manifest.registry, {"form": 0})
    if published:
        editions.publish(conclusions.manifest, conclusions.tables)
    store.registries.settle({editions.manifest(n).registry: n for n in editions.numbers()})
    newest = store.registries.newest()
    assert newest is not None
    assert newest.edition == (2 if published else 1)


def test_identities_outlive_an_edition_that_was_removed(store: Store, tmp_path: Path) -> None:
    editions = EditionStore(tmp_path)
    built(store, editions)
    rename(store, editions)
    (tmp_path / "0001").rename(tmp_path / "away")
    history = Past(store, editions).history(inputs_digest(store, tools()))
    assert history.edition == 0
    assert history.registry.seen


def test_what_somebody_decides_while_a_build_begins_is_in_what_it_reads_and_in_its_inputs(
    store: Store,
) -> None:
    """The digest was taken before the log was read, and named another log than was replayed."""
    late = [NewEntry("2026-09-30T14:00:00+00:00", "a", "b", "goal", {"theme": "t", "goal": "g"})]
    seen: list[str] = []

    def read(inputs: str) -> int:
        seen.append(inputs)
        if late:
            store.curation.append([late.pop()])
            return 0
        return len(store.curation.entries())

    inputs, found = read_whole(lambda: inputs_digest(store, tools()), read)
    assert (found, inputs) == (1, inputs_digest(store, tools()))
    assert len({*seen}) == 2


def test_a_build_gives_up_when_what_it_reads_never_rests() -> None:
    """It read again and again, and held the build lock as long as somebody went on deciding."""
    changes = iter(range(100))
    with pytest.raises(RestlessInputs, match="each of the 5 times"):
        read_whole(lambda: str(next(changes)), lambda inputs: inputs)
    assert next(changes) == 6


def test_everything_that_decides_is_part_of_the_digest(store: Store, tmp_path: Path) -> None:
    before = inputs_digest(store, tools())
    assert inputs_digest(store, replace(tools(), settings={"seed": "8"})) != before
    built(store, EditionStore(tmp_path))
    rename(store, EditionStore(tmp_path))
    assert inputs_digest(store, tools()) != before


def test_rates_and_interventions_are_inputs_of_a_build(store: Store) -> None:
    """A build with a table of rates once failed: what decides it could not be written down."""
    rates = parse_rates("currency,rate_to_EUR,as_of\nUSD,0.9,2026-09-30\n")
    plain, told = tools(), {"rates": rates.told}
    with_rates = replace(plain, rates=rates, settings={**plain.settings, **told})
    before = inputs_digest(store, plain)
    assert inputs_digest(store, with_rates) not in {before, ""}
    assert build(portfolio(), with_rates, Silent()).manifest.settings["rates"] == rates.told
    entry = NewEntry("2026-08-01T00:00:00+00:00", "K. Ito", "", "withdraw", {"id": "x"})
    store.interventions.append([entry])
    assert inputs_digest(store, plain) != before
