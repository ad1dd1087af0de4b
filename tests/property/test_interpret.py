from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import Document
from corpus.interpret import interpret_rows
from corpus.mapping import propose_mapping
from corpus.raw import RawRow, RawTable

LABELS = st.lists(
    st.sampled_from(["id", "text", "Description", "Root Cause", "date", "Created", "customer"])
    | st.sampled_from(["Summary", "Revenue", "Comment", "state", "Issue key", "Issue Type", ""])
    | st.text(max_size=12),
    min_size=1,
    max_size=7,
)
CELLS = st.sampled_from(
    ["", "TBD", "03/04/2024", "1.250", "a < b", "<br/>Late.", "🚀 e\u0301\r\n", '{"a": 1}', "High"]
) | st.text(max_size=30)


@settings(deadline=None, max_examples=60)
@given(st.data(), LABELS)
def test_every_row_of_any_table_gives_one_result_and_the_same_one_again(
    data: st.DataObject, labels: list[str]
) -> None:
    row = st.tuples(*[CELLS] * len(labels))
    rows = data.draw(st.lists(row, max_size=6))
    mapping = propose_mapping(labels, rows)

    def read() -> list[object]:
        raw = iter([RawRow(number, cells) for number, cells in enumerate(rows, start=1)])
        return list(interpret_rows(RawTable("t", tuple(labels), raw), mapping, file="f.csv"))

    found = read()
    assert len(found) == len(rows)
    assert found == read()
    for record in found:
        if isinstance(record, Document):
            assert record.text.strip()
            assert all(0 <= s.start <= s.end <= len(record.text) for s in record.sections)
