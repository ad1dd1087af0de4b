import time

import pytest

from corpus.markup import has_markup, visible_text


@pytest.mark.parametrize(
    "cell",
    [
        "a < b and c > d",
        "List<String> was not typed",
        "we forgot the <p> tag",
        "x<y",
        "AT&T & co &amp; sons",
        "<14%> of the time",
        "",
    ],
)
def test_text_without_markup_is_not_changed(cell: str) -> None:
    assert not has_markup(cell)
    assert visible_text(cell) == cell


@pytest.mark.parametrize(
    ("cell", "seen"),
    [
        ("Late.<br/>Again.<BR>Twice.", "Late.\nAgain.\nTwice."),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<ul><li>a</li><li>b &lt; c</li></ul>", "a\n\nb < c"),
        ("<b>bold</b>ly &amp; <i class='x'>so</i>", "boldly & so"),
        ("bubbles in&nbsp;ditch", "bubbles in ditch"),
        ("<div>a < b</div>", "a < b"),
        ("<p>seen</p><script>alert(1)</script><style>p{}</style><!-- no -->", "seen"),
        ("List<String> fails<br>now", "List<String> fails\nnow"),
    ],
)
def test_markup_becomes_what_a_reader_sees(cell: str, seen: str) -> None:
    assert visible_text(cell) == seen


def test_hostile_markup_takes_time_in_proportion_to_its_length() -> None:
    started = time.process_time()
    visible_text("<br>" + "<script>" * 20_000 + " " * 100_000 + "<!--" * 20_000)
    assert time.process_time() - started < 2
