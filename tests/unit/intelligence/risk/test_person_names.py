import pytest

from intelligence.risk.person_names import people_in


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We asked Ulrike Pahl twice.", "Ulrike Pahl"),
        ("Only comment says 'as per Sandeep'.", "Sandeep"),
        ("Ms. Ogawa accepted the extra work.", "Ogawa"),
        ("Herr van der Berg left.", "van der Berg"),
        ("With kind regards,\nFrances Ogilvie", "Frances Ogilvie"),
        ("Done.\n/Macca\n", "Macca"),
        ("2025-03-24 16:10:07 - Tove Strand (Work notes)", "Tove Strand"),
        ("Sanna Brolin resigned in May.", "Sanna Brolin"),
        ("Hi Aino, please look.", "Aino"),
        ("Ask @j.smith about it.", "@j.smith"),
        ("Mark Benton signed.", "Mark Benton"),
        ("Fiona McArdle's team", "Fiona McArdle"),
        ("Siobhan O'Neil wrote it.", "Siobhan O'Neil"),
        ("When Jere calls it helps.", "Jere"),
    ],
)
def test_a_person_is_found(text: str, name: str) -> None:
    covered = {place for start, end in people_in(text) for place in range(start, end)}
    last = name.rsplit(maxsplit=1)[-1]
    start = text.index(last)
    assert set(range(start, start + len(last))) <= covered


@pytest.mark.parametrize(
    "text",
    [
        "Mark the date of go-live in May.",
        "On 10 May OEM site said H2.",
        "The Retailer IT told nobody about the cutover.",
        "Hardcoded IPs left as a shortcut.",
        "Will the client sign? We hope so.",
        "Data migration was rehearsed too late.",
    ],
)
def test_ordinary_words_are_no_people(text: str) -> None:
    assert people_in(text) == ()
