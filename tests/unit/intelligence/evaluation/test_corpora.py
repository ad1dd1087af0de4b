from pathlib import Path

import pytest

from intelligence.errors import UnusableLabels
from intelligence.evaluation.corpora import CORPORA, Corpus, read_corpora, read_corpus


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_rows_with_exactly_one_factor_are_read_with_a_definition_each(tmp_path: Path) -> None:
    rows = "text,contributing_factors\na b,HUMAN FACTORS\nc d,Other|HUMAN FACTORS\ne f,Other\n"
    write(tmp_path, "safenet/records.csv", rows)
    found = read_corpora(tmp_path, 100)
    assert [data.name for data in found] == ["safenet, one factor"]
    assert found[0].texts == ("a b", "e f")
    assert found[0].definitions == {"HUMAN FACTORS": "human factors", "Other": "Other"}


def test_rare_codes_are_left_out_where_asked_and_the_cap_is_told(tmp_path: Path) -> None:
    rows = "text,cause_code\n" + "".join(
        f"text {n},{'rare' if n < 2 else 'often'}\n" for n in range(9)
    )
    write(tmp_path, "c.csv", rows)
    found = read_corpus(tmp_path, Corpus("few", "c.csv", "cause_code", fewest=3), most=5)
    assert found.labels == ("often",)
    assert "5 of 7 drawn with seed 0" in found.described()


def test_a_folder_without_a_known_corpus_is_told_what_is_expected(tmp_path: Path) -> None:
    with pytest.raises(UnusableLabels, match=r"holds none .* napire/causes_2018\.csv"):
        read_corpora(tmp_path, 100)
    assert len({corpus.name for corpus in CORPORA}) == len(CORPORA) == 7
