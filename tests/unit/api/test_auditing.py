import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from api.services import Services
from api.settings import Settings
from intelligence.edition_store import EditionStore
from intelligence.errors import InvalidAudit
from tests.fakes.editions import fake_edition


@pytest.fixture
def services(tmp_path: Path) -> Services:
    edition = fake_edition()
    EditionStore(tmp_path / "editions").publish(edition.manifest, edition.tables)
    return Services(replace(Settings(), workspace=str(tmp_path)))


def labelled(sheet: str, label: dict[str, str]) -> str:
    rows = list(csv.DictReader(io.StringIO(sheet, newline="")))
    target = io.StringIO(newline="")
    writer = csv.DictWriter(target, rows[0].keys())
    writer.writeheader()
    writer.writerows(row | {"label": label[row["finding_id"]]} for row in rows)
    return target.getvalue()


def test_labels_that_agree_with_every_theme_give_full_precision_and_recall(
    services: Services,
) -> None:
    findings = fake_edition().tables["findings"]
    own = {
        row.finding_id: row.theme_id or "none"
        for row in findings[findings["role"] == "cause"].itertuples()
    }
    drawn = services.audits().draw(40, 7, lines=False)
    services.audits().take(labelled(drawn.sheet, own), "pmo")
    for theme in services.audits().results()["themes"]:
        assert theme["precision"]["value"] == theme["recall"]["value"] == 1
        assert theme["corrected_share"]["value"] == pytest.approx(theme["raw_share"], abs=1e-3)
        assert theme["newest_corrected_share"] == pytest.approx(theme["raw_share"], abs=1e-3)


def test_rows_that_were_not_drawn_are_refused(services: Services) -> None:
    services.audits().draw(40, 7, lines=False)
    with pytest.raises(InvalidAudit, match="1 rows of the sheet were not drawn"):
        services.audits().take("sample,finding_id,label\n1,strange,none\n", "pmo")


def test_a_label_changed_to_unsure_is_withdrawn(services: Services) -> None:
    """Once the label of the earlier reading counted on, against the person's newer word."""
    drawn = services.audits().draw(40, 7, lines=False)
    names = [row["finding_id"] for row in csv.DictReader(io.StringIO(drawn.sheet, newline=""))]
    given = dict.fromkeys(names, "none")
    services.audits().take(labelled(drawn.sheet, given), "pmo")
    taken = services.audits().take(labelled(drawn.sheet, given | {names[0]: "unsure"}), "pmo")
    assert (taken.labels, taken.unsure) == (39, 1)
    assert services.audits().results()["labelled"] == 39


def test_a_theme_that_only_the_labels_name_has_a_row(services: Services) -> None:
    edition = fake_edition()
    findings = edition.tables["findings"]
    theme = edition.tables["themes"]["theme_id"].iloc[0]
    away = findings["theme_id"].where(findings["theme_id"] != theme, None)
    tables = {**edition.tables, "findings": findings.assign(theme_id=away)}
    EditionStore(Path(services.settings.workspace) / "editions").publish(edition.manifest, tables)
    drawn = services.audits().draw(40, 7, lines=False)
    names = [row["finding_id"] for row in csv.DictReader(io.StringIO(drawn.sheet, newline=""))]
    services.audits().take(labelled(drawn.sheet, dict.fromkeys(names, theme)), "pmo")
    rows = {row["theme_id"]: row for row in services.audits().results()["themes"]}
    assert rows[theme]["recall"]["value"] == 0
    assert rows[theme]["given"] == 0


def test_the_newest_sample_with_labels_is_told_and_any_other_by_its_number(
    services: Services,
) -> None:
    """Drawing a second sample hid what the first one said."""
    drawn = services.audits().draw(40, 7, lines=False)
    names = [row["finding_id"] for row in csv.DictReader(io.StringIO(drawn.sheet, newline=""))]
    assert services.audits().results()["labelled"] == 0
    services.audits().take(labelled(drawn.sheet, dict.fromkeys(names, "none")), "pmo")
    services.audits().draw(40, 8, lines=False)
    told = services.audits().results()
    assert (told["sample"], told["labelled"]) == (1, 40)
    assert services.audits().results(2)["labelled"] == 0
