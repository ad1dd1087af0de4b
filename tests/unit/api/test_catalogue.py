from __future__ import annotations

from dataclasses import replace

import pytest

from api.catalogue import Catalogue
from api.errors import NoEdition
from api.ports import NoEditions
from intelligence.edition import Edition
from intelligence.errors import UnknownEdition
from tests.fakes.edition_sources import MemoryEditions
from tests.fakes.editions import fake_edition


def numbered(number: int, fingerprint: str = "ab" * 32) -> Edition:
    edition = fake_edition()
    return Edition(
        replace(edition.manifest, number=number, fingerprint=fingerprint), edition.tables
    )


def test_an_edition_is_read_once_however_often_it_is_asked_for() -> None:
    source = MemoryEditions(numbered(1))
    catalogue = Catalogue(source, editions_kept=2)
    assert catalogue.index() is catalogue.index(1)
    assert source.read == [1]


def test_an_edition_published_meanwhile_is_the_newest_at_the_next_question() -> None:
    source = MemoryEditions(numbered(1))
    catalogue = Catalogue(source, editions_kept=2)
    assert catalogue.index().number == 1
    source.publish(numbered(2))
    assert catalogue.index().number == 2
    assert catalogue.index(1).number == 1


def test_a_workspace_built_anew_is_not_answered_for_from_memory() -> None:
    source = MemoryEditions(numbered(1))
    catalogue = Catalogue(source, editions_kept=2)
    before = catalogue.index(1)
    source.publish(numbered(1, fingerprint="cd" * 32))
    assert catalogue.index(1) is not before


def test_the_editions_read_least_recently_are_let_go() -> None:
    source = MemoryEditions(numbered(1), numbered(2))
    catalogue = Catalogue(source, editions_kept=1)
    for number in (1, 2, 1):
        catalogue.index(number)
    assert source.read == [1, 2, 1]


def test_an_unknown_number_is_named_beside_the_newest() -> None:
    catalogue = Catalogue(MemoryEditions(numbered(3)), editions_kept=1)
    with pytest.raises(UnknownEdition, match="edition 9 does not exist; the newest is 3"):
        catalogue.index(9)


def test_without_an_edition_the_command_to_run_is_said() -> None:
    catalogue = Catalogue(NoEditions(), editions_kept=1)
    with pytest.raises(NoEdition, match="premortem build"):
        catalogue.index()
    assert "premortem build" in catalogue.problems()[0]


def test_a_report_is_rendered_once() -> None:
    source = MemoryEditions(numbered(1))
    catalogue = Catalogue(source, editions_kept=1)
    assert catalogue.report(catalogue.manifest()) == catalogue.report(catalogue.manifest(1))
    assert source.rendered == 1


def test_problems_of_the_source_are_passed_on() -> None:
    source = MemoryEditions(numbered(1))
    assert Catalogue(source, editions_kept=1).problems() == ()
    source.found_problems = ("the database is locked",)
    assert Catalogue(source, editions_kept=1).problems() == ("the database is locked",)
