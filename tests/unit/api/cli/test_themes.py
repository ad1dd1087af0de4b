import json
from collections.abc import Callable

from click.testing import Result

from tests.fakes.editions import fake_edition


def test_json_is_one_document_with_every_theme(run: Callable[..., Result]) -> None:
    document = json.loads(run("themes", "--json").stdout)
    expected = fake_edition().tables["themes"]
    assert document["edition"] == 1
    assert {row["theme_id"] for row in document["themes"]} == set(expected["theme_id"])
    assert all(isinstance(row["keyphrases"], list) for row in document["themes"])


def test_the_table_shows_names_and_counts(run: Callable[..., Result]) -> None:
    shown = run("themes").stdout
    top = fake_edition().tables["themes"].iloc[0]
    line = next(line for line in shown.splitlines() if top["theme_id"] in line)
    assert str(top["documents"]) in line.split()
