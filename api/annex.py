"""A risk check as a file: an annex for the bid / no-bid paper, or entries for a RAID log."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from pandas import DataFrame

from api.check_ports import ShownCheck
from api.whole_file import write_whole
from intelligence.risk.appearance import FEWEST_CUSTOMERS, appearances_of
from intelligence.risk.risk_check import RiskCheck
from intelligence.risk.serial import check_of
from reports.risk.annex import render_annex_html
from reports.risk.annex_docx import render_annex_docx
from reports.risk.raid import render_raid_csv


class AnnexForm(StrEnum):
    """What a risk check can be written as."""

    HTML = "html"
    DOCX = "docx"
    RAID = "raid"


MEDIA_TYPES: Mapping[AnnexForm, str] = {
    AnnexForm.HTML: "text/html; charset=utf-8",
    AnnexForm.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    AnnexForm.RAID: "text/csv; charset=utf-8",
}
_ENDINGS = {AnnexForm.HTML: "html", AnnexForm.DOCX: "docx", AnnexForm.RAID: "csv"}
#: Without it a spreadsheet takes UTF-8 for something else.
_MARK = "\ufeff"


def annex_of(
    shown: ShownCheck,
    form: AnnexForm,
    names: Mapping[str, str] | None = None,
    tables: Mapping[str, DataFrame] | None = None,
) -> bytes:
    """Return a check as a file; ``names`` are customers' names by key.

    Words of the text are in it where the check still has them. ``tables`` of the check's edition
    say when past engagements showed what RAID entries are about, and what it went with.
    """
    check = check_of(shown.payload, shown.text)
    if form is AnnexForm.RAID:
        fewest = max(FEWEST_CUSTOMERS, shown.fewest_customers)
        past = None if tables is None else appearances_of(tables, fewest)
        return (_MARK + render_raid_csv(check, past=past)).encode("utf-8", "replace")
    customer, day = _customer(check, names or {}), shown.at[:10]  # noqa: PD008 - a time, no frame
    if form is AnnexForm.DOCX:
        return render_annex_docx(check, customer=customer, made_on=day)
    digest = shown.payload["offer"]["sha256"]
    html = render_annex_html(check, customer=customer, made_on=day, digest=digest)
    return html.encode("utf-8", "replace")


def write_annex(
    shown: ShownCheck,
    form: AnnexForm,
    path: Path | None,
    names: Mapping[str, str],
    tables: Mapping[str, DataFrame] | None = None,
) -> Path:
    """Write a check to a file, whole or not at all, and return where; by default here."""
    target = path or Path(file_name(shown, form))
    return write_whole(target, annex_of(shown, form, names, tables))


def file_name(shown: ShownCheck, form: AnnexForm) -> str:
    """Return what the file is called: it names the check and nobody else."""
    kind = "raid" if form is AnnexForm.RAID else "premortem"
    return f"{kind}-{shown.id}.{_ENDINGS[form]}"


def _customer(check: RiskCheck, names: Mapping[str, str]) -> str | None:
    key = check.offer.attributes.get("customer")
    return None if key is None else names.get(key, key)
