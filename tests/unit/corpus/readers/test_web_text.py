import pytest

from corpus.readers.text_builder import TextBuilder
from corpus.readers.web_text import (
    element_text,
    is_data_table,
    is_hidden,
    parse_html,
    table_rows,
    write_page,
)


def shown(markup: str) -> str:
    builder = TextBuilder()
    write_page(parse_html(markup), builder)
    return builder.build()[0]


def test_only_what_a_reader_sees_is_kept() -> None:
    markup = (
        "<style>p{}</style><p>One<script>x()</script> two</p><!-- c --><p hidden>no</p>"
        "<div style='display: none'>no<p>no</p></div>tail<noscript>no</noscript> &lt;b&gt; &amp;"
    )
    assert shown(markup) == "One two\ntail <b> &\n"


def test_blocks_breaks_and_lists_give_lines() -> None:
    assert (
        shown("a<br>b<ul><li>c</li><li><p>d</p></li></ul><pre>e\n f</pre>")
        == "a\nb\n- c\n- d\ne\nf\n"
    )


def test_deep_nesting_loses_no_text_and_does_not_overflow() -> None:
    markup = "<div>" * 2_000 + "deep" + "</div>" * 2_000
    assert shown(markup) == "deep\n"
    with pytest.raises(ValueError, match="nested too deeply"):
        shown("<div>" * 20_000 + "deep")


def test_a_data_table_gives_rows_and_a_layout_table_gives_its_text() -> None:
    data = parse_html("<table><tr><th>ID<th colspan=2>Text</tr><tr><td>1<td>a<td>b</tr></table>")
    table = next(data.iter("table"))
    assert is_data_table(table)
    assert table_rows(table) == [["ID", "Text", ""], ["1", "a", "b"]]
    layout = "<table><tr><td><table><tr><td>x</td></tr></table></td><td>y</td></tr></table>"
    assert not is_data_table(next(parse_html(layout).iter("table")))
    assert shown(layout) == "x\ny\n"


def test_an_element_may_be_hidden_by_its_style() -> None:
    root = parse_html("<p style='VISIBILITY:hidden'>x</p><p id='p'>y</p>")
    first, second = root.iter("p")
    assert is_hidden(first)
    assert not is_hidden(second)
    assert element_text(second) == "y"


def test_nothing_at_all_is_no_page() -> None:
    with pytest.raises(ValueError, match="no element"):
        parse_html("<!-- only a comment -->")
