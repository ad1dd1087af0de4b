from pathlib import Path

import pytest

from api.served import ServedEditions
from intelligence.edition_store import EditionStore
from intelligence.errors import UnknownEdition
from tests.fakes.editions import fake_edition


def test_editions_published_later_are_served_at_once(tmp_path: Path) -> None:
    store = EditionStore(tmp_path)
    served = ServedEditions(store)
    assert served.numbers() == ()
    edition = fake_edition()
    store.publish(edition.manifest, edition.tables)
    assert served.numbers() == (1,)
    assert served.manifest(1).number == served.get(1).number == 1
    assert served.problems() == ()


def test_the_report_of_each_edition_is_its_own(tmp_path: Path) -> None:
    store = EditionStore(tmp_path)
    edition = fake_edition()
    for _ in range(2):
        store.publish(edition.manifest, edition.tables)
    served = ServedEditions(store)
    first, second = served.report_html(1), served.report_html(2)
    assert first != second
    assert served.report_html(2) is second
    with pytest.raises(UnknownEdition):
        served.report_html(3)
