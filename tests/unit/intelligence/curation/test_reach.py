"""How far an exclusion reaches, before it is noted and after it was applied."""

from dataclasses import replace

import pandas as pd
import pytest

from intelligence.curation.entries import Exclude, Undo
from intelligence.curation.reach import kept_out, reach_of, refuse_wide
from intelligence.edition import Edition
from intelligence.errors import InvalidEntry
from tests.fakes.curations import log_of
from tests.fakes.editions import fake_edition, frame

TEXTS = ("The access came late", "no vpn", "the plan slipped", "the team left")


def edition(curation: int = 9) -> Edition:
    full = fake_edition()
    themes = ("T-1", "T-1", "T-2", None)
    rows = [
        {"role": "cause", "document_uid": f"u{at}", "document": f"d{at}", "text": text,
         "theme_id": theme}
        for at, (text, theme) in enumerate(zip(TEXTS, themes, strict=True))
    ]  # fmt: skip
    rows.append({**rows[0], "role": "effect"})
    manifest = replace(full.manifest, curation=curation)
    return Edition(manifest, {**full.tables, "findings": frame(rows)})


def test_a_phrase_that_stands_in_most_causes_is_wide() -> None:
    """`the` was accepted without a word, and 82 % of the causes were in no theme."""
    reach = reach_of(Exclude(phrase="The"), edition())
    assert (reach.causes, reach.of, reach.in_themes, reach.themes) == (3, 4, 2, 2)
    assert reach.is_wide


def test_what_is_in_no_cause_reaches_nothing() -> None:
    reach = reach_of(Exclude(phrase="th"), edition())
    assert (reach.causes, reach.themes, reach.is_wide) == (0, 0, False)


def test_a_document_is_meant_by_its_id_or_its_uid() -> None:
    by_id, by_uid = (reach_of(Exclude(document=name), edition()) for name in ("d2", "u2"))
    assert by_id == by_uid
    assert (by_id.causes, by_id.in_themes, by_id.themes) == (1, 1, 1)


def test_what_exclusions_keep_out_is_counted_once_and_only_while_they_are_in_force() -> None:
    log = log_of(Exclude(phrase="team"), Exclude(document="d3"), Exclude(phrase="plan"))
    assert kept_out(log, edition()) == 1
    assert kept_out(log_of(Exclude(phrase="team"), Undo(1)), edition()) == 0


def test_an_exclusion_that_no_build_applied_keeps_nothing_out_yet() -> None:
    assert kept_out(log_of(Exclude(phrase="team")), edition(curation=0)) == 0


def test_what_takes_most_causes_is_refused_with_what_it_takes() -> None:
    with pytest.raises(InvalidEntry, match=r"this takes 3 of 4 causes, 2 of them out of 2 themes"):
        refuse_wide(Exclude(phrase="the"), edition())
    refuse_wide(Exclude(phrase="nothing"), edition())


def test_a_document_is_never_wide_nor_is_a_phrase_in_one_or_two_causes() -> None:
    few = replace(edition(), tables={**edition().tables, "findings": _first(2)})
    refuse_wide(Exclude(document="d0"), few)
    refuse_wide(Exclude(phrase="vpn"), few)
    assert reach_of(Exclude(document="d0"), few).causes == 1
    assert reach_of(Exclude(phrase="vpn"), few).causes == 1


def _first(count: int) -> pd.DataFrame:
    return edition().tables["findings"].head(count)
