import json
from pathlib import Path

import pytest

from models.errors import InvalidInput
from models.recognition.labels import Label
from models.syllabus.wordings import Recut, Wordings, read_wordings

LABELS = (
    Label("plan", "Weak plan", "The plan was weak", (("late", "planned late"),)),
    Label("staff", "Few people", "Too few people", (("few", "too few"),)),
)
RECUT = Recut(
    "owner",
    (Label("pmo", "PMO", "Theirs"), Label("law", "Law", "Clauses"), Label("hr", "HR", "People")),
    {("plan", "late"): 0, ("contract", "clause"): 1, ("staff", "few"): 2},
)


def test_a_cut_keeps_only_options_that_one_of_the_labels_belongs_to() -> None:
    _, cut = Wordings(recuts=(RECUT,)).schemes(LABELS)

    assert [texts[2] for texts in cut.options] == ["PMO", "HR"]
    assert dict(cut.place) == {("plan", "late"): 0, ("staff", "few"): 1}


def test_the_labels_own_themes_are_a_way_of_cutting_in_all_their_words() -> None:
    own, _ = Wordings(themes={"plan": ("no plan",)}, recuts=(RECUT,)).schemes(LABELS)

    assert own.options[0] == (
        "Weak plan: The plan was weak",
        "The plan was weak",
        "Weak plan",
        "no plan",
    )
    assert own.place["staff", "few"] == 1


def test_a_cut_of_other_themes_is_left_out() -> None:
    strange = (Label("tax", "Tax", "Tax", (("vat", "VAT"),)),)

    assert [scheme.name for scheme in Wordings(recuts=(RECUT,)).schemes(strange)] == ["themes"]


def test_cuts_can_be_kept_from_an_encoder() -> None:
    assert Wordings(recuts=(RECUT,)).without(["owner"]).schemes(LABELS) == ()


def test_files_are_read_and_a_damaged_one_is_named(tmp_path: Path) -> None:
    words = {"plan.late": ["late plans"], "plan": ["Planning: weak"]}
    recuts = {
        "owner": {"themes": {"pmo": {"name": "PMO", "definition": "x", "covers": ["plan.late"]}}}
    }
    (tmp_path / "rewordings.json").write_text(json.dumps(words))
    (tmp_path / "recuts.json").write_text(json.dumps(recuts))

    found = read_wordings(tmp_path)

    assert found.subcauses == {("plan", "late"): ("late plans",)}
    assert found.themes == {"plan": ("Planning: weak",)}
    assert found.recuts[0].place == {("plan", "late"): 0}

    (tmp_path / "recuts.json").write_text('{"owner": {"themes": {"pmo": {"name": "PMO"}}}}')
    with pytest.raises(InvalidInput, match=r"wordings in .* cannot be used"):
        read_wordings(tmp_path)
