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
