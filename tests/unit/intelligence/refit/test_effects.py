from dataclasses import replace

import pandas as pd

from intelligence.curation.entries import Entry
from intelligence.curation.prepare import prepared
from intelligence.refit.effects import QUARTERS
from intelligence.refit.proposal import Counted, InQuarter, Item
from tests.fakes.mixed import edition_of, mixed_build, mixed_edition, mixed_proposal


def counted(tables: dict[str, pd.DataFrame], theme: str) -> Counted:
    row = tables["themes"].set_index("theme_id").loc[theme]
    trend = tables["trends"]
    own = trend[trend["theme_id"] == theme].sort_values("quarter").tail(QUARTERS)
    quarters = tuple(
        InQuarter(q.quarter, q.documents, q.engagements, q.rate) for q in own.itertuples()
    )
    names = ("findings", "documents", "engagements", "customers")
    return Counted(*(int(row[name]) for name in names), quarters)


def log_of(items: tuple[Item, ...]) -> tuple[Entry, ...]:
    log: list[Entry] = []
    for item in items:
        for decision in item.decisions:
            done = prepared(replace(decision, refit=f"1/{item.name}"), mixed_edition(), log)
            at = "2026-01-05T09:00:00+00:00"
            log.append(Entry(len(log) + 1, f"{len(log):016x}", at, "pmo", "because", done))
    return tuple(log)


def test_before_is_what_the_edition_counts_and_after_is_what_a_build_then_counts() -> None:
    proposal = mixed_proposal()
    log = log_of(proposal.items)
    after = dict(edition_of(mixed_build(log)).tables)
    names = after["themes"].set_index("name")["theme_id"]
    for item in proposal.items:
        for effect in item.effects:
            if effect.theme_id is not None:
                assert effect.before == counted(dict(mixed_edition().tables), effect.theme_id)
            else:
                assert effect.before is None
            if effect.after is not None:
                assert effect.after == counted(after, effect.theme_id or names[effect.name])
            else:
                assert effect.theme_id not in set(after["themes"]["theme_id"])


def test_no_theme_changes_that_an_item_does_not_tell_of() -> None:
    log = log_of(mixed_proposal().items[:1])
    before, after = mixed_edition().tables["findings"], mixed_build(log).tables["findings"]
    told = {effect.theme_id for effect in mixed_proposal().items[0].effects}
    spared = before[before["theme_id"].notna() & ~before["theme_id"].isin(told)]
    assert len(spared) > 0
    same = after.set_index("finding_id").loc[spared["finding_id"], "theme_id"].tolist()
    assert same == spared["theme_id"].tolist()
