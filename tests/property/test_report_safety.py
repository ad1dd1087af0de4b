from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from reports.charts import sparkline
from reports.figures import discoveries, excess_probability, wilson
from reports.text import around, readable

EXPOSURES = st.integers(min_value=1, max_value=5_000)


@given(st.text(alphabet=st.characters()))
def test_readable_text_is_writable_and_stays_readable(text: str) -> None:
    once = readable(text)
    assert once.encode().decode() == once
    assert readable(once) == once


@given(st.text())
def test_a_chart_label_comes_back_as_the_same_words(text: str) -> None:
    label = sparkline([1.0], label=text).split('aria-label="')[1].split('"')[0]
    assert unescape(label) == readable(text)


@given(st.text(min_size=1), st.data())
def test_context_never_holds_more_than_its_width(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    before, after = around(text, start, end, 10)
    assert len(before.replace(" / ", "\n")) <= 11
    assert len(after.replace(" / ", "\n")) <= 11


@given(EXPOSURES, st.data())
def test_an_interval_holds_its_rate_and_stays_a_proportion(
    exposure: int, data: st.DataObject
) -> None:
    count = data.draw(st.integers(0, exposure))
    low, high = wilson(count, exposure)
    assert 0 <= low <= count / exposure + 1e-12
    assert count / exposure <= high + 1e-12
    assert high <= 1


@given(EXPOSURES, st.data())
def test_more_cases_in_a_cell_are_less_likely_by_chance(exposure: int, data: st.DataObject) -> None:
    total = data.draw(st.integers(exposure, 6_000))
    cases = data.draw(st.integers(0, total))
    count = data.draw(st.integers(0, min(exposure, cases)))
    here = excess_probability(count, exposure, cases, total)
    assert 0 <= here <= 1
    if count:
        assert here <= excess_probability(count - 1, exposure, cases, total) + 1e-9


@given(st.lists(st.floats(0, 1)))
def test_what_is_kept_is_never_less_likely_than_what_is_dropped(chances: list[float]) -> None:
    kept = discoveries(chances)
    lost = [chance for chance, stands in zip(chances, kept, strict=True) if not stands]
    won = [chance for chance, stands in zip(chances, kept, strict=True) if stands]
    assert not won or not lost or max(won) <= min(lost)
