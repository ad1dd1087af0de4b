from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from intelligence.curation import entries
from intelligence.curation.keep import Keep
from intelligence.curation.prepare import prepared
from intelligence.edition import Edition
from intelligence.errors import InvalidEntry, UnknownFinding, UnknownTheme
from intelligence.identity.references import FindingRef
from tests.fakes.curations import finding, log_of
from tests.fakes.editions import fake_edition

FOUND = [finding(1, "Access late."), finding(2, "Badge late."), finding(3, "Nice.")]
NAMES = [f"{item.document_uid}-{item.start}-{item.end}" for item in FOUND]
REFS = [str(FindingRef.of(item)) for item in FOUND]


def edition(applied: int = 3) -> Edition:
    findings = pd.DataFrame(
        {
            "finding_id": NAMES,
            "document_uid": [item.document_uid for item in FOUND],
            "start": 0,
            "end": [item.end for item in FOUND],
            "text": [item.text for item in FOUND],
            "role": ["cause", "cause", "positive"],
            "theme_id": ["T-1", "T-1", None],
            "subcause_key": ["badge", None, None],
        }
    )
    themes = pd.DataFrame(
        {"theme_id": ["T-1", "T-2"], "theme_key": ["late", None], "name": ["Late", "Scope"]}
    )
    documents = pd.DataFrame({"document_uid": ["u1", "u2", "u3"], "document": ["A", "B", "B"]})
    tables = {"findings": findings, "themes": themes, "documents": documents}
    return Edition(replace(fake_edition().manifest, curation=applied), tables)


def test_keys_become_ids_and_findings_get_a_digest() -> None:
    done = prepared(entries.Confirm((NAMES[0], NAMES[0]), "late"), edition(), ())
    assert done == entries.Confirm((REFS[0],), "T-1")
    assert prepared(entries.Move((NAMES[1],), None), edition(), ()).findings == (REFS[1],)
    merged = prepared(entries.Merge(("T-2",), "late"), edition(), ())
    assert (merged.sources, merged.into) == (("T-2",), "T-1")
    assert prepared(Keep("late"), edition(), ()) == Keep("T-1")
    assert prepared(Keep("T-2", "late"), edition(), ()) == Keep("T-2", "T-1")


def test_a_split_gets_an_id_and_the_findings_that_stay() -> None:
    done = prepared(entries.Split("late", "Badges", chosen=(NAMES[1],)), edition(), ())
    assert (done.chosen, done.kept) == ((REFS[1],), (REFS[0],))
    assert done.new_theme.startswith("theme-")
    undone = log_of(done, entries.Undo(1))
    again = prepared(entries.Split("late", "Badges", chosen=(NAMES[1],)), edition(), undone)
    assert again.new_theme != done.new_theme


def test_a_theme_that_the_log_splits_off_may_be_named_before_it_is_built() -> None:
    log = log_of(entries.Split("T-1", "N", "vpn", new_theme="theme-new"))
    assert prepared(entries.Rename("theme-new", "X"), edition(), log).theme == "theme-new"
    with pytest.raises(UnknownTheme):
        prepared(entries.Rename("theme-new", "X"), edition(), (*log, *log_undone()))


def log_undone() -> tuple[entries.Entry, ...]:
    return (log_of(entries.Promote("x"), entries.Undo(1))[1],)


def test_what_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownTheme, match="no theme 'nope'"):
        prepared(entries.Promote("nope"), edition(), ())
    with pytest.raises(UnknownFinding):
        prepared(entries.Confirm((NAMES[2],), "late"), edition(), ())
    with pytest.raises(InvalidEntry, match="leave some"):
        prepared(entries.Split("late", "All", chosen=tuple(NAMES[:2])), edition(), ())
    with pytest.raises(InvalidEntry, match="not in the theme"):
        prepared(entries.Split("T-2", "N", chosen=(NAMES[0],)), edition(), ())
    with pytest.raises(InvalidEntry, match="different themes"):
        prepared(entries.Merge(("late",), "T-1"), edition(), ())
    with pytest.raises(InvalidEntry, match="not from itself"):
        prepared(Keep("late", "T-1"), edition(), ())
    with pytest.raises(UnknownTheme, match="no theme 'nope'"):
        prepared(Keep("late", "nope"), edition(), ())


def test_a_sub_cause_that_none_or_all_of_the_findings_have_is_refused() -> None:
    """A slip of the pen was noted, and told as a conflict by every build from then on."""
    assert prepared(entries.Split("late", "Badges", "badge"), edition(), ()).subcause == "badge"
    with pytest.raises(InvalidEntry, match=r"no finding .* 'bagde'; .* have: badge$"):
        prepared(entries.Split("late", "Badges", "bagde"), edition(), ())
    whole = edition()
    whole.tables["findings"]["subcause_key"] = "badge"
    with pytest.raises(InvalidEntry, match="every finding"):
        prepared(entries.Split("late", "Badges", "badge"), whole, ())


@pytest.mark.parametrize(
    "late",
    [
        (entries.Merge(("T-2",), "T-1"),),
        (entries.Move((str(REFS[0]),), "T-1"),),
        (entries.Rename("T-1", "X"), entries.Undo(1)),
    ],
)
def test_a_sub_cause_that_a_decision_not_built_yet_may_bring_in_is_not_refused(
    late: tuple[Any, ...],
) -> None:
    split = entries.Split("late", "Keys", "keys")
    assert prepared(split, having_keys(0), log_of(*late)).subcause == "keys"
    with pytest.raises(InvalidEntry, match="no finding"):
        prepared(split, having_keys(len(late)), log_of(*late))
    with pytest.raises(InvalidEntry, match="no finding"):
        prepared(split, having_keys(0), log_of(entries.Rename("T-1", "X")))


def having_keys(applied: int) -> Edition:
    """Return the edition with a finding of another theme that has the sub-cause `keys`."""
    whole = edition(applied)
    findings = whole.tables["findings"].assign(
        role="cause", theme_id=["T-1", "T-1", "T-2"], subcause_key=["badge", None, "keys"]
    )
    return Edition(whole.manifest, {**whole.tables, "findings": findings})


@pytest.mark.parametrize(
    "late",
    [
        entries.Exclude(phrase="test ticket"),
        entries.Merge(("T-2",), "T-1"),
        entries.Define("T-1", "D"),
    ],
)
def test_a_sub_cause_that_no_finding_has_is_refused_whatever_was_decided_before(late: Any) -> None:
    """A slip of the pen was noted whenever any other decision waited for a build."""
    with pytest.raises(InvalidEntry, match=r"no finding of edition .* 'foo'; .* have: badge$"):
        prepared(entries.Split("late", "X", "foo"), edition(applied=0), log_of(late))


def test_an_undoing_may_bring_back_sub_causes_that_no_finding_has() -> None:
    log = log_of(entries.Merge(("T-2",), "T-1"), entries.Undo(1))
    split = entries.Split("late", "X", "keys")
    assert prepared(split, edition(applied=1), log).subcause == "keys"


def test_a_theme_that_the_log_merges_away_cannot_be_decided_on_and_its_successor_is_told() -> None:
    """Such a decision, a merge back above all, could only become a conflict at the next build."""
    log = log_of(entries.Merge(("T-2",), "T-1"))
    for late in (
        entries.Rename("T-2", "X"),
        entries.Merge(("T-1",), "T-2"),
        entries.Move((NAMES[0],), "T-2"),
    ):
        with pytest.raises(InvalidEntry, match="entry 1 merges theme T-2 into T-1"):
            prepared(late, edition(applied=0), log)
    undone = log_of(entries.Merge(("T-2",), "T-1"), entries.Undo(1))
    assert prepared(entries.Rename("T-2", "X"), edition(applied=0), undone).theme == "T-2"


def test_a_merge_that_did_not_apply_keeps_nobody_from_deciding() -> None:
    log = log_of(entries.Merge(("T-2",), "gone"))
    assert prepared(entries.Rename("T-2", "X"), edition(applied=1), log).theme == "T-2"


@pytest.mark.parametrize(
    "decision",
    [
        entries.Rename("late", "a\nb"),
        entries.SetOwner("late", role="a\x1b[31m"),
        entries.SetOwner("late", name="\u202eb"),
        entries.SetGoal("late", "ring\x07"),
    ],
)
def test_words_that_no_table_can_show_are_refused(decision: object) -> None:
    with pytest.raises(InvalidEntry, match="control character"):
        prepared(decision, edition(), ())


def test_a_name_that_another_theme_has_is_refused_and_its_id_is_told() -> None:
    """Two themes bore one name before, and no table or report told them apart."""
    with pytest.raises(InvalidEntry, match="theme T-2 has that name already"):
        prepared(entries.Rename("late", " scope "), edition(), ())
    with pytest.raises(InvalidEntry, match="T-1 has that name"):
        prepared(entries.Split("late", "LATE", chosen=(NAMES[1],)), edition(), ())
    with pytest.raises(InvalidEntry, match="T-1 has that name"):
        prepared(entries.Start("Late", (NAMES[1],)), edition(), ())
    assert prepared(entries.Rename("late", "LATE"), edition(), ()).name == "LATE"


def test_a_name_that_cannot_be_shown_is_refused() -> None:
    for name in ("Late\x1b[31m", "Late\naccess", "Late\u202eaccess"):
        with pytest.raises(InvalidEntry, match="control character"):
            prepared(entries.Rename("late", name), edition(), ())


def test_a_name_is_free_once_the_log_gave_the_other_theme_another() -> None:
    renamed = log_of(entries.Rename("T-2", "Vague scope"))
    assert prepared(entries.Rename("late", "Scope"), edition(), renamed).name == "Scope"
    with pytest.raises(InvalidEntry, match="T-2 has that name"):
        prepared(entries.Rename("late", "vague scope"), edition(), renamed)
    undone = log_of(entries.Rename("T-2", "Scope"), entries.Undo(1))
    assert prepared(entries.Rename("late", "Scope"), edition(), undone).name == "Scope"
    merged = log_of(entries.Merge(("T-2",), "T-1"))
    assert prepared(entries.Rename("late", "Scope"), edition(), merged).name == "Scope"


def test_the_undoing_of_an_undoing_may_be_undone() -> None:
    log = log_of(entries.Promote("T-1"), entries.Undo(1), entries.Undo(2))
    assert prepared(entries.Undo(3), edition(), log) == entries.Undo(3)
    with pytest.raises(InvalidEntry, match="undone already, by entry 3"):
        prepared(entries.Undo(2), edition(), log)


def test_the_only_finding_of_a_theme_cannot_be_split_off() -> None:
    alone = edition()
    alone.tables["findings"].loc[1, "theme_id"] = "T-2"
    with pytest.raises(InvalidEntry, match="leave some"):
        prepared(entries.Split("late", "All", chosen=(NAMES[0],)), alone, ())


def test_a_document_is_named_by_uid_or_by_an_id_that_only_it_has() -> None:
    assert prepared(entries.Exclude(document="A"), edition(), ()).document == "u1"
    assert prepared(entries.Exclude(document="u2"), edition(), ()).document == "u2"
    assert prepared(entries.Exclude(phrase="x"), edition(), ()).phrase == "x"
    with pytest.raises(InvalidEntry, match="2 documents"):
        prepared(entries.Exclude(document="B"), edition(), ())
    with pytest.raises(InvalidEntry, match="no document"):
        prepared(entries.Exclude(document="Z"), edition(), ())


def test_an_entry_is_undone_once() -> None:
    log = log_of(entries.Promote("T-1"))
    assert prepared(entries.Undo(1), edition(), log) == entries.Undo(1)
    with pytest.raises(InvalidEntry, match="no entry 7"):
        prepared(entries.Undo(7), edition(), log)
    with pytest.raises(InvalidEntry, match="undone already, by entry 2"):
        prepared(entries.Undo(1), edition(), log_of(entries.Promote("T-1"), entries.Undo(1)))


@pytest.mark.parametrize("name", ["Late\u00a0access", "Late ac\u00adcess"])
def test_a_name_pasted_with_a_fixed_space_or_a_soft_hyphen_is_taken(name: str) -> None:
    assert prepared(entries.Rename("late", name), edition(), ()).name == name


def test_a_name_that_was_taken_back_and_given_again_is_not_free() -> None:
    renamed, undone = entries.Rename("T-1", "Scope left open"), entries.Undo(1)
    log = log_of(renamed, undone, renamed)
    built = edition()
    built.tables["themes"].loc[built.tables["themes"]["theme_id"] == "T-1", "name"] = renamed.name
    with pytest.raises(InvalidEntry, match="theme T-1 has that name already"):
        prepared(entries.Rename("T-2", "scope left open"), built, log)
