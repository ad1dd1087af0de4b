"""The risk checks of a workspace."""

from __future__ import annotations

import gc
import json
import re
from dataclasses import replace
from pathlib import Path
from weakref import ref

import pandas as pd
import pytest

from api.check_ports import AskedCheck
from api.checking import WorkspaceChecks
from api.curating import Note
from api.errors import InvalidRequest
from api.services import Services
from api.settings import Settings
from intelligence.edition import Edition
from intelligence.edition_store import EditionStore
from intelligence.errors import InvalidOffer, NothingToBuild, UnknownCheck, UnknownEdition
from intelligence.risk import kept
from intelligence.risk.checker import CheckTools
from models.segmentation import RuleSegmenter
from tests.fakes.editions import fake_edition
from tests.fakes.embedders import WordEmbedder
from tests.unit.intelligence.risk.test_checker import TEXT

ASKED = AskedCheck(TEXT, {"customer": "C01", "team": "atlas"}, who="ann")
NOTE = Note("ann", "agreed with their lawyer")


def _tools() -> CheckTools:
    return CheckTools(RuleSegmenter(), WordEmbedder(), WordEmbedder(), WordEmbedder())


def _checks(folder: Path, *, confidential: bool = False) -> WorkspaceChecks:
    services = Services(Settings(workspace=str(folder)))
    return WorkspaceChecks(services.store, services.editions(), _tools, confidential=confidential)


@pytest.fixture
def checks(tmp_path: Path) -> WorkspaceChecks:
    edition = fake_edition()
    EditionStore(tmp_path / "editions").publish(edition.manifest, edition.tables)
    return _checks(tmp_path)


def test_check_is_shown_with_its_words_and_kept_without_them(checks: WorkspaceChecks) -> None:
    shown = checks.draw(ASKED)
    assert shown.text == TEXT
    assert shown.payload["offer"]["attributes"]["team"] == "Atlas"
    for one in shown.payload["passages"]:
        assert TEXT[one["start"] : one["end"]] == one["text"]
    kept = checks.get(shown.id)
    assert kept.text is None
    assert "user-friendly" not in json.dumps(kept.payload)
    assert [one["probability"] for one in kept.payload["themes"]] == [
        one["probability"] for one in shown.payload["themes"]
    ]


def test_text_is_kept_where_somebody_asks_for_it(checks: WorkspaceChecks) -> None:
    asked = AskedCheck(TEXT, {}, keep_text=True)
    kept = checks.get(checks.draw(asked).id)
    assert kept.text == TEXT
    assert all(one["text"] for one in kept.payload["passages"])


def test_a_kept_text_can_be_forgotten_and_what_was_told_stays(checks: WorkspaceChecks) -> None:
    told = checks.draw(AskedCheck(TEXT, {}, keep_text=True, confidential=True))
    bare = checks.draw(AskedCheck(TEXT, {}, confidential=True))
    checks.forget(told.id, NOTE)
    checks.forget(told.id, NOTE)
    kept = checks.get(told.id)
    assert kept.text is None
    assert kept.payload == checks.get(bare.id).payload
    assert "user-friendly" not in json.dumps(kept.payload)
    assert checks.replay(told.id, TEXT).differs == ()
    with pytest.raises(UnknownCheck):
        checks.forget("f" * 16, NOTE)


def test_check_can_be_replayed_from_its_edition(checks: WorkspaceChecks) -> None:
    known = checks.draw(ASKED).id
    assert checks.replay(known, TEXT).differs == ()
    with pytest.raises(InvalidOffer, match="was not kept"):
        checks.replay(known)
    with pytest.raises(InvalidOffer, match="not the text"):
        checks.replay(known, TEXT + " More.")
    kept = checks.draw(AskedCheck(TEXT, {}, keep_text=True)).id
    assert checks.replay(kept).differs == ()


def test_the_words_of_a_kept_check_are_shown_to_whoever_gives_its_text_again(
    checks: WorkspaceChecks,
) -> None:
    shown = checks.draw(ASKED)
    again = checks.again(shown.id, TEXT)
    assert again.payload["passages"] == shown.payload["passages"]
    assert again.payload["themes"] == shown.payload["themes"]
    assert checks.get(shown.id).text is None
    with pytest.raises(InvalidOffer, match="not the text"):
        checks.again(shown.id, TEXT + " More.")
    with pytest.raises(UnknownCheck):
        checks.again("f" * 16, TEXT)


def test_accepted_wording_is_marked_in_later_checks_until_that_is_taken_back(
    checks: WorkspaceChecks,
) -> None:
    known = checks.draw(ASKED).id
    checks.suppress(known, 1, NOTE)
    assert checks.draw(ASKED).payload["passages"][0]["suppressed"] == NOTE.why
    assert checks.replay(known, TEXT).differs == ()
    checks.suppress(known, 1, NOTE, restore=True)
    assert checks.draw(ASKED).payload["passages"][0]["suppressed"] is None
    with pytest.raises(InvalidRequest, match="for a reason"):
        checks.suppress(known, 1, Note("ann", " "))
    with pytest.raises(UnknownCheck):
        checks.suppress(known, 99, NOTE)


def test_accepted_wording_is_marked_on_the_very_check_it_was_accepted_on(
    checks: WorkspaceChecks,
) -> None:
    """It stood open there for ever: what was stored when the check was drawn was shown."""
    known = checks.draw(ASKED).id
    kept = checks.draw(AskedCheck(TEXT, {}, keep_text=True)).id
    checks.suppress(known, 1, NOTE)
    for shown in (
        checks.get(known),
        checks.get(kept),
        checks.again(known, TEXT),
        checks.get(known, confidential=True),
    ):
        assert shown.payload["passages"][0]["suppressed"] is not None
        assert shown.payload["passages"][1]["suppressed"] is None
    marked = checks.draw(ASKED).id
    checks.suppress(known, 1, NOTE, restore=True)
    assert checks.get(known).payload["passages"][0]["suppressed"] is None
    assert checks.get(marked).payload["passages"][0]["suppressed"] is None
    assert checks.replay(marked, TEXT).differs == ()


def test_why_another_customer_accepted_a_wording_is_not_told_where_no_names_may_be_seen(
    checks: WorkspaceChecks, tmp_path: Path
) -> None:
    """The reason names a customer that no edition knows, so no name could be taken out of it."""
    elsewhere = checks.draw(AskedCheck(TEXT, {"customer": "Zebrafish Holdings"})).id
    own = checks.draw(AskedCheck(TEXT, {"customer": "C01"})).id
    checks.suppress(elsewhere, 1, Note("ann", "Zebrafish agreed on 3 March"))
    checks.suppress(own, 2, NOTE)
    asked = AskedCheck(TEXT, {"customer": "C01"}, confidential=True)
    drawn = checks.draw(asked)
    for shown in (drawn, checks.get(own, confidential=True)):
        assert [one["suppressed"] for one in shown.payload["passages"]][:2] == [
            "accepted before; the reason is not shown here",
            NOTE.why,
        ]
    always = _checks(tmp_path, confidential=True)
    for shown in (checks.get(drawn.id), always.get(elsewhere), always.get(own)):
        told = json.dumps(shown.payload)
        assert "Zebrafish" not in told
        assert NOTE.why not in told
        assert shown.payload["passages"][0]["suppressed"]
    assert checks.get(own).payload["passages"][0]["suppressed"] == "Zebrafish agreed on 3 March"


def test_what_was_accepted_with_its_clause_number_stays_so_until_that_is_taken_back(
    checks: WorkspaceChecks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such a decision was lost when numbers were left out of what a wording is known by."""
    asked = AskedCheck(f"(a) {TEXT}", {})
    with monkeypatch.context() as before:
        before.setattr(kept, "wording_digest", kept.older_digest)
        checks.suppress(checks.draw(asked).id, 1, NOTE)
    again = checks.draw(asked)
    assert again.payload["passages"][0]["suppressed"] == NOTE.why
    checks.suppress(again.id, 1, NOTE, restore=True)
    assert checks.draw(asked).payload["passages"][0]["suppressed"] is None


def test_offer_that_was_signed_says_so_and_can_be_scored(checks: WorkspaceChecks) -> None:
    asked = AskedCheck(TEXT, {}, engagement="ENG-003")
    known = checks.draw(asked).id
    other = checks.draw(ASKED).id
    assert checks.get(known).engagement == "ENG-003"
    checks.sign(other, "ENG-004", NOTE)
    assert {one.engagement for one in checks.newest(5)} == {"ENG-003", "ENG-004"}
    card = checks.score()
    assert (card["checks"], card["signed"]) == (2, 2)
    json.dumps(card, allow_nan=False)


def test_a_key_is_known_as_people_type_it_and_one_that_is_not_there_is_said(
    checks: WorkspaceChecks,
) -> None:
    """A check that was signed with "prj-2310" waited for good for an engagement that was there."""
    known = checks.draw(ASKED).id
    for typed in ("eng-003", "ENG 003", " Eng003 "):
        signed = checks.sign(known, typed, NOTE)
        assert (signed.engagement, signed.warning) == ("ENG-003", "")
        drawn = checks.draw(AskedCheck(TEXT, {}, engagement=typed))
        assert (drawn.engagement, drawn.warning) == ("ENG-003", "")
        assert checks.get(drawn.id).engagement == "ENG-003"
    missing = checks.sign(known, "eng-999", NOTE)
    assert missing.engagement == "eng-999"
    assert "no engagement of the key given" in missing.warning
    assert missing.warning == checks.draw(AskedCheck(TEXT, {}, engagement="999")).warning
    assert checks.get(known).warning == ""
    assert checks.sign(known, None, NOTE).warning == ""


def test_what_was_signed_as_it_was_typed_before_is_scored_by_the_key_that_is_meant(
    checks: WorkspaceChecks, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = checks.draw(ASKED).id
    with monkeypatch.context() as before:
        before.setattr(checks, "_engagement", lambda typed: (typed, ""))
        checks.sign(known, "eng 003", NOTE)
    assert checks.get(known).engagement == "eng 003"
    (pending,) = checks.score()["pending"]
    assert pending["engagement"] == "ENG-003"


def test_a_check_of_what_its_edition_knew_already_is_no_forecast(
    checks: WorkspaceChecks, tmp_path: Path
) -> None:
    edition = fake_edition()
    late = checks.draw(AskedCheck(TEXT, {}, engagement="ENG-003")).id
    (pending,) = checks.score()["pending"]
    assert (pending["check_id"], pending["reason"]) == (late, "drawn after it had begun to show")
    before = edition.tables["engagements"]["engagement"] != "ENG-003"
    other = edition.tables["documents"]["engagement"] != "ENG-003"
    unknown = {
        **edition.tables,
        "engagements": edition.tables["engagements"][before],
        "documents": edition.tables["documents"][other],
    }
    store = EditionStore(tmp_path / "editions")
    early = store.publish(edition.manifest, unknown).number
    store.publish(edition.manifest, edition.tables)
    drawn = checks.draw(AskedCheck(TEXT, {}, edition=early, engagement="ENG-003")).id
    reasons = {one["check_id"]: one["reason"] for one in checks.score()["pending"]}
    assert "begun to show" in reasons[late]
    assert "begun to show" not in reasons.get(drawn, "")


def test_names_of_other_customers_are_taken_out_where_that_is_asked_or_always(
    checks: WorkspaceChecks, tmp_path: Path
) -> None:
    names = set(fake_edition().tables["customers"]["name"])
    own = fake_edition().tables["customers"].set_index("customer_key").loc["C01", "name"]
    plain = checks.draw(ASKED)
    assert any(name in json.dumps(plain.payload) for name in names - {own})
    asked = AskedCheck(TEXT, {"customer": "C01"}, confidential=True)
    drawn = checks.draw(asked)
    for shown in (
        drawn,
        checks.get(plain.id, confidential=True),
        _checks(tmp_path, confidential=True).get(plain.id),
        _checks(tmp_path, confidential=True).draw(ASKED),
    ):
        told = json.dumps(shown.payload, ensure_ascii=False)
        assert shown.payload["redacted"]
        assert not [name for name in names - {own} if name in told]
    assert [one["probability"] for one in drawn.payload["themes"]]


def test_check_that_was_asked_for_without_names_never_gets_them_back(
    checks: WorkspaceChecks,
) -> None:
    """The page of such a check leads to its annex, which read it as if nobody had asked."""
    asked = AskedCheck(TEXT, {"customer": "C01"}, confidential=True, engagement="ENG-003")
    known = checks.draw(asked).id
    names = set(fake_edition().tables["customers"]["name"])
    own = fake_edition().tables["customers"].set_index("customer_key").loc["C01", "name"]
    for shown in (checks.get(known), checks.get(known, confidential=False)):
        assert shown.payload["redacted"]
        told = json.dumps(shown.payload, ensure_ascii=False)
        assert not [name for name in names - {own} if name in told]


def test_a_kept_text_is_not_handed_out_where_no_names_may_be_seen(
    checks: WorkspaceChecks, tmp_path: Path
) -> None:
    """It came whole beside passages from which the names were taken."""
    name = str(fake_edition().tables["customers"].set_index("customer_key").loc["C02", "name"])
    text = f"{TEXT}\nAs for {name}, this is as it was there.\n"
    known = checks.draw(AskedCheck(text, {"customer": "C01"}, keep_text=True)).id
    assert checks.get(known).text == text
    hidden = checks.draw(
        AskedCheck(text, {"customer": "C01"}, keep_text=True, confidential=True)
    ).id
    for shown in (
        checks.get(known, confidential=True),
        checks.get(hidden),
        _checks(tmp_path, confidential=True).get(known),
    ):
        assert shown.text is None
        assert shown.payload["redacted"]
    assert checks.again(known, text, confidential=True).text == text
    assert checks.replay(hidden).differs == ()


def test_whom_an_offer_is_for_is_told_to_nobody_but_who_gave_it_where_no_names_may_be_seen(
    checks: WorkspaceChecks, tmp_path: Path
) -> None:
    """The list hid customer and engagement, and the same check by its id named them."""
    name = str(fake_edition().tables["customers"].set_index("customer_key").loc["C01", "name"])
    text = f"{TEXT}\nReports are given to {name} in a timely manner.\n"
    asked = AskedCheck(text, {"customer": "C01"}, keep_text=True, engagement="ENG-003")
    new = AskedCheck(
        f"{TEXT}\nReports are given to Zebrafish Holdings in a timely manner.\n",
        {"customer": "Zebrafish Holdings"},
        keep_text=True,
    )
    always = _checks(tmp_path, confidential=True)
    drawn = always.draw(asked)
    assert drawn.payload["offer"]["attributes"]["customer"] == "C01"
    assert name in json.dumps(drawn.payload["passages"])
    plain, unknown = checks.draw(asked), checks.draw(new)
    closed = checks.draw(replace(asked, confidential=True))
    shown = (*map(always.get, (drawn.id, plain.id, unknown.id)), checks.get(closed.id))
    for one in shown:
        told = json.dumps(one.payload, ensure_ascii=False)
        assert one.payload["offer"]["attributes"]["customer"] == "Customer A"
        assert one.engagement in (None, "an engagement")
        for word in (name, '"C01"', "Zebrafish", "ENG-003"):
            assert word not in told
        # Customers of the fake edition share their words, so that one alone is "[name]".
        quote = one.payload["passages"][-1]["text"]
        assert re.fullmatch(
            r"Reports are given to (Customer A|\[name\]) in a timely manner.", quote
        )
    assert shown[0].engagement == "an engagement"
    assert checks.get(plain.id, confidential=True).engagement == "ENG-003"
    assert checks.get(plain.id).payload["offer"]["attributes"]["customer"] == "C01"


def test_list_tells_neither_customer_nor_engagement_of_what_may_not_be_named(
    checks: WorkspaceChecks, tmp_path: Path
) -> None:
    plain = checks.draw(AskedCheck(TEXT, {"customer": "C01"}, engagement="ENG-003"))
    hidden = checks.draw(
        AskedCheck(TEXT, {"customer": "C01"}, confidential=True, engagement="ENG-003")
    )
    told = {one.id: one for one in checks.newest(5)}
    assert told[plain.id].payload["offer"]["attributes"]["customer"] == "C01"
    assert told[plain.id].engagement == "ENG-003"
    always = {one.id: one for one in _checks(tmp_path, confidential=True).newest(5)}
    for one in (told[hidden.id], always[plain.id], always[hidden.id]):
        assert "customer" not in one.payload["offer"]["attributes"]
        assert one.engagement == "an engagement"


def test_what_is_not_there_is_said(checks: WorkspaceChecks, tmp_path: Path) -> None:
    with pytest.raises(UnknownCheck):
        checks.get("ffffffffffffffff")
    with pytest.raises(UnknownEdition):
        checks.draw(AskedCheck(TEXT, {}, edition=99))
    with pytest.raises(NothingToBuild):
        _checks(tmp_path / "empty").draw(ASKED)


def test_checks_of_one_edition_share_what_is_worked_out(tmp_path: Path) -> None:
    edition = fake_edition()
    EditionStore(tmp_path / "editions").publish(edition.manifest, edition.tables)
    made: list[CheckTools] = []

    def tools() -> CheckTools:
        made.append(_tools())
        return made[-1]

    services = Services(Settings(workspace=str(tmp_path)))
    checks = WorkspaceChecks(services.store, services.editions(), tools)
    for _ in range(3):
        checks.draw(ASKED)
    assert len(made) == 1
    remembered = made[0].remembered
    assert isinstance(remembered, WordEmbedder)
    assert len(remembered.asked) <= 4


def _renamed(edition: Edition) -> dict[str, pd.DataFrame]:
    """Return the tables of an edition with other names of themes."""
    themes = edition.tables["themes"]
    return {**edition.tables, "themes": themes.assign(name=themes["name"] + ", again")}


def test_an_edition_is_read_again_only_when_there_is_another(tmp_path: Path) -> None:
    edition = fake_edition()
    store = EditionStore(tmp_path / "editions")
    store.publish(edition.manifest, edition.tables)
    checks = _checks(tmp_path)
    first = checks.draw(ASKED)
    table = tmp_path / "editions" / "0001" / "themes.parquet"
    kept = table.read_bytes()
    table.unlink()
    assert checks.draw(ASKED).payload["themes"] == first.payload["themes"]
    assert checks.draw(AskedCheck(TEXT, {}, edition=1)).payload["edition"] == 1
    table.write_bytes(kept)
    store.publish(edition.manifest, _renamed(edition))
    assert checks.draw(ASKED).payload["edition"] == 2
    assert checks.draw(AskedCheck(TEXT, {}, edition=1)).payload["edition"] == 1


def test_what_a_checker_holds_is_left_out_of_searches_for_garbage_until_it_goes(
    tmp_path: Path,
) -> None:
    edition = fake_edition()
    store = EditionStore(tmp_path / "editions")
    store.publish(edition.manifest, edition.tables)
    checks = _checks(tmp_path)
    gc.unfreeze()
    try:
        checks.draw(ASKED)
        held = gc.get_freeze_count()
        assert held
        checks.draw(ASKED)
        assert gc.get_freeze_count() <= held
        store.publish(edition.manifest, _renamed(edition))
        gone = ref(checks._checker)  # noqa: SLF001 - what must not stay
        checks.draw(ASKED)
        assert gone() is None
    finally:
        gc.unfreeze()
