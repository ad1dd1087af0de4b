import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from intelligence.tables.distinct import Coded

_NAMES = st.one_of(st.none(), st.sampled_from(["Ä", "a", "b", "Unknown"]))


@given(st.lists(st.tuples(_NAMES, _NAMES, _NAMES), max_size=30))
def test_pairs_and_their_distinct_members_are_those_of_a_group_by(
    rows: list[tuple[str | None, str | None, str | None]],
) -> None:
    table = pd.DataFrame(rows, columns=["theme", "team", "customer"])
    themes, teams = Coded.of(table["theme"]), Coded.of(table["team"])

    pairs = themes.across(teams)
    counts = pairs.distinct(Coded.of(table["customer"]))
    found = {
        (themes.labels[pair // len(teams.labels)], teams.labels[pair % len(teams.labels)]): count
        for pair, count in zip(pairs.labels, counts.tolist(), strict=True)
    }

    expected: dict[tuple[str, str], set[str]] = {}
    for theme, team, customer in rows:
        if theme is not None and team is not None:
            expected.setdefault((theme, team), set()).update([customer] if customer else [])
    assert found == {pair: len(members) for pair, members in expected.items()}
    assert list(found) == sorted(found)


def test_labels_are_text_even_when_there_are_none() -> None:
    coded = Coded.of(pd.Series([None, None], dtype="object"))

    assert (coded.numbers.tolist(), coded.labels.dtype) == ([-1, -1], "str")
