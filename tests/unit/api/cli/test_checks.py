"""``premortem checks``: what is kept of checks, and what people say of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.cli.main import premortem
from api.services import Services
from api.settings import Settings
from corpus.store.risk_checks import StoredCheck
from intelligence.errors import InvalidOffer, UnknownCheck
from intelligence.risk.kept import kept_payload
from tests.fakes.risk_checks import rich_check

KNOWN = "0123456789abcdef"
AT = "2026-10-01T09:00:00+00:00"


@pytest.fixture
def run(workspace: Path) -> Callable[..., Result]:
    check = replace(rich_check(), edition=1)
    with Services(Settings(workspace=str(workspace))).store() as store:
        payload = kept_payload(check, keep_text=False)
        store.risk_checks.add(StoredCheck(KNOWN, AT, "ann", 1, "f" * 64, None, payload))

    def call(*arguments: str) -> Result:
        command = premortem.get_command(None, "checks")  # type: ignore[arg-type]
        assert command is not None
        given = [*arguments, "--workspace", str(workspace)]
        return CliRunner().invoke(command, given, catch_exceptions=False)

    return call


def test_checks_are_listed_with_what_was_known(run: Callable[..., Result]) -> None:
    assert KNOWN in run().stdout
    (row,) = json.loads(run("list", "--json").stdout)
    assert (row["id"], row["edition"], row["text_kept"]) == (KNOWN, 1, False)
    assert row["attributes"] == dict(rich_check().offer.attributes)


def test_kept_check_is_shown_without_words_of_its_text(run: Callable[..., Result]) -> None:
    told = json.loads(run("show", KNOWN, "--json").stdout)
    assert [one["theme_id"] for one in told["themes"]] == [
        one.risk.theme_id for one in rich_check().themes
    ]
    assert all(one["text"] is None for one in told["passages"])
    assert rich_check().themes[0].risk.name in run("show", KNOWN).stdout
    with pytest.raises(UnknownCheck):
        run("show", "ffffffffffffffff")


def test_offer_becomes_an_engagement_and_that_can_be_taken_back(
    run: Callable[..., Result],
) -> None:
    told = run("signed", KNOWN, "PRJ-9", "--by", "ann").stdout
    assert "became PRJ-9" in told
    assert "no engagement of the key given" in told
    (row,) = json.loads(run("list", "--json").stdout)
    assert row["engagement"] == "PRJ-9"
    assert "nothing that is known" in run("signed", KNOWN, "--by", "ann").stdout
    assert "has no text" in run("forget", KNOWN, "--by", "ann").stdout


def test_passages_and_missing_sections_are_accepted_by_number(run: Callable[..., Result]) -> None:
    most = len(rich_check().passages) + len(rich_check().missing_sections)
    for number in ("1", str(most)):
        assert "noted" in run("accept", KNOWN, number, "--why", "agreed", "--by", "ann").stdout
    with pytest.raises(UnknownCheck, match=f"passages 1 to {most}, not {most + 1}"):
        run("accept", KNOWN, str(most + 1), "--why", "agreed", "--by", "ann")


def test_replay_asks_for_the_text_that_was_not_kept_and_takes_no_other(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    with pytest.raises(InvalidOffer, match="was not kept: give the same text again"):
        run("replay", KNOWN)
    other = tmp_path / "other.txt"
    other.write_text("Another text altogether.", encoding="utf-8")
    with pytest.raises(InvalidOffer, match="not the text"):
        run("replay", KNOWN, str(other))


@pytest.mark.parametrize(("form", "start"), [("html", b"<!doctype html"), ("docx", b"PK")])
def test_annex_of_a_kept_check_is_written(
    run: Callable[..., Result], tmp_path: Path, form: str, start: bytes
) -> None:
    path = tmp_path / f"annex.{form}"
    assert str(path) in run("annex", KNOWN, "--format", form, "-o", str(path)).stdout
    assert path.read_bytes().lower().startswith(start.lower())


def test_an_annex_for_a_folder_that_is_not_there_names_the_file_that_was_asked_for(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    """Once a file beside it was named, which nobody had heard of."""
    target = tmp_path / "none" / "annex.html"
    with pytest.raises(FileNotFoundError) as refused:
        run("annex", KNOWN, "-o", str(target))
    assert refused.value.filename == str(target)
