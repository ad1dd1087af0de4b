import re
from collections import Counter
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest

from api.curating import Note, WorkspaceCuration
from api.errors import InvalidRequest
from api.services import Services
from api.settings import Settings
from corpus.errors import CurationConflict
from corpus.store.curation import NewEntry
from corpus.store.workspace import Store
from intelligence.curation.entries import Exclude, Promote, Rename
from intelligence.edition_store import EditionStore
from intelligence.errors import InvalidEntry, NothingToBuild, UnknownTheme
from tests.fakes.editions import fake_edition

NOTE = Note("pmo", "clearer", "2026-09-30T12:00:00+02:00")


@pytest.fixture
def curation(tmp_path: Path) -> WorkspaceCuration:
    services = Services(Settings(workspace=str(tmp_path)))
    edition = fake_edition()
    EditionStore(services.workspace.editions).publish(edition.manifest, edition.tables)
    return services.curation()


def test_a_decision_is_noted_with_who_when_and_why(curation: WorkspaceCuration) -> None:
    entry = curation.append(Rename("environment_access", "Access"), NOTE)
    assert (entry.sequence, entry.who, entry.why) == (1, "pmo", "clearer")
    assert entry.at == "2026-09-30T10:00:00+00:00"
    assert entry.decision == Rename("T-0001", "Access")
    assert curation.entries() == (entry,)


def test_who_has_not_seen_the_newest_decision_is_refused(curation: WorkspaceCuration) -> None:
    curation.append(Promote("T-0001"), NOTE, 0)
    with pytest.raises(CurationConflict):
        curation.append(Promote("T-0002"), NOTE, 0)
    assert len(curation.entries()) == 1


@pytest.mark.parametrize(
    "note",
    [
        Note("", "x"),
        Note("x", " "),
        Note("x", "y", "yesterday"),
        Note("x", "y", "9999-12-31T23:59:59-14:00"),
        Note("x", "y", "0001-01-01T00:00:00+14:00"),
    ],
)
def test_a_decision_of_nobody_or_for_no_reason_is_refused(
    curation: WorkspaceCuration, note: Note
) -> None:
    with pytest.raises(InvalidRequest):
        curation.append(Promote("T-0001"), note)


def test_without_a_time_it_is_now_and_without_a_zone_it_is_utc(curation: WorkspaceCuration) -> None:
    now = curation.append(Promote("T-0001"), Note("x", "y"))
    assert now.at.endswith("+00:00")
    day = curation.append(Promote("T-0001"), Note("x", "y", "2026-09-30"))
    assert day.at == "2026-09-30T00:00:00+00:00"


def test_a_decision_of_a_time_to_come_is_refused(curation: WorkspaceCuration) -> None:
    """It marked the trend of its theme in a quarter that had not come."""
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    curation.append(Promote("T-0001"), Note("x", "y", (tomorrow - timedelta(hours=1)).isoformat()))
    later = (tomorrow + timedelta(hours=1)).isoformat()
    with pytest.raises(InvalidRequest, match="in the future"):
        curation.append(Promote("T-0001"), Note("x", "y", later))
    assert len(curation.entries()) == 1


def test_an_unknown_theme_is_refused_before_anything_is_noted(curation: WorkspaceCuration) -> None:
    with pytest.raises(UnknownTheme):
        curation.append(Promote("nope"), NOTE)
    assert curation.entries() == ()


def test_before_the_first_build_there_is_nothing_to_decide_on(tmp_path: Path) -> None:
    with pytest.raises(NothingToBuild):
        Services(Settings(workspace=str(tmp_path))).curation().append(Promote("a"), NOTE)


def test_a_decision_that_comes_in_between_is_not_overlooked(tmp_path: Path) -> None:
    """The check was once made against a log that had grown before the entry was appended."""
    store = Store("sqlite://").open()

    class Editions(EditionStore):
        def latest(self) -> object:  # type: ignore[override]
            return fake_edition()

    opened = 0

    @contextmanager
    def opening():  # noqa: ANN202
        nonlocal opened
        opened += 1
        yield store

    curation = WorkspaceCuration(opening, Editions(tmp_path))
    curation.append(Promote("T-0001"), NOTE)
    assert opened == 1
    assert len(pd.DataFrame(curation.entries())) == 1


class Hurried(WorkspaceCuration):
    """A log in which another person decides each time just before this one is noted."""

    others = 0

    def rushed(self, store: Store, times: int) -> None:
        append = store.curation.append

        def late(entries, expected=None):  # noqa: ANN001, ANN202
            if self.others < times:
                self.others += 1
                other = NewEntry("2026-09-30T00:00:00+00:00", "x", "y", "undo", {"entry": 1})
                append([other])
            return append(entries, expected)

        store.curation.append = late  # type: ignore[method-assign]


def hurried(tmp_path: Path, times: int) -> Hurried:
    store = Store("sqlite://").open()

    class Editions(EditionStore):
        def latest(self) -> object:  # type: ignore[override]
            return fake_edition()

    @contextmanager
    def opening():  # noqa: ANN202
        yield store

    curation = Hurried(opening, Editions(tmp_path))
    curation.append(Promote("T-0001"), NOTE)
    curation.rushed(store, times)
    return curation


def test_who_expects_nothing_is_checked_anew_when_another_decides_meanwhile(
    tmp_path: Path,
) -> None:
    """Of four decisions made at once two were refused, though nobody had said what to expect."""
    curation = hurried(tmp_path, times=3)
    assert curation.append(Rename("T-0002", "Plans"), NOTE).sequence == 5
    assert [entry.decision.action for entry in curation.entries()] == [
        "promote", "undo", "undo", "undo", "rename",
    ]  # fmt: skip


def test_who_expects_an_entry_is_refused_at_once_and_others_after_some_tries(
    tmp_path: Path,
) -> None:
    curation = hurried(tmp_path, times=100)
    with pytest.raises(CurationConflict):
        curation.append(Rename("T-0002", "Plans"), NOTE, 1)
    assert curation.others == 1
    with pytest.raises(CurationConflict):
        curation.append(Rename("T-0002", "Plans"), NOTE)
    assert 2 < curation.others < 100


@pytest.mark.parametrize(
    ("note", "told"), [(Note("", "x"), '--by "…"'), (Note("x", " "), '--why "…"')]
)
def test_what_a_decision_lacks_is_named(curation: WorkspaceCuration, note: Note, told: str) -> None:
    with pytest.raises(InvalidRequest, match=told):
        curation.append(Promote("T-0001"), note)


def test_an_exclusion_of_most_causes_is_noted_only_where_that_is_said_to_be_meant(
    curation: WorkspaceCuration,
) -> None:
    findings = fake_edition().tables["findings"]
    causes = findings.loc[findings["role"] == "cause", "text"]
    words = Counter(word for text in causes for word in {*re.findall(r"\w+", text.casefold())})
    ((word, _),) = words.most_common(1)
    with pytest.raises(InvalidEntry, match="more than 20 % of all causes"):
        curation.append(Exclude(phrase=word), NOTE)
    assert curation.append(Exclude(phrase=word), NOTE, wide=True).sequence == 1
