"""``premortem ingest``: what was read, what was not, and why."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.cli.common import json_option, plain, print_json, print_table, progress, workspace_command
from api.errors import ApiError
from api.services import Services

if TYPE_CHECKING:
    from corpus.ingest import IngestSummary
    from corpus.plan import FilePlan
    from corpus.rejected import Rejected


class NothingRead(ApiError):
    """Not one of the files given could be read."""


_KINDS = ("escalation", "post_mortem", "lesson", "engagements", "customers")
_SHOWN_REJECTS = 10


@workspace_command("ingest")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--kind", type=click.Choice(_KINDS), help="What the files hold, if you know it.")
@click.option(
    "--mapping",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A saved column mapping to use for every table.",
)
@click.option("--dry-run", is_flag=True, help="Show how columns would be mapped; store nothing.")
@click.option(
    "--save-mapping",
    type=click.Path(dir_okay=False, path_type=Path),
    help="With --dry-run: write the proposed mapping of the first table to this file.",
)
@json_option
def command(  # noqa: PLR0913 - one parameter an option
    services: Services,
    paths: tuple[Path, ...],
    kind: str | None,
    mapping: Path | None,
    save_mapping: Path | None,
    *,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Read tables (CSV, XLSX, ODS), texts (DOCX, PDF, Markdown, PPTX), mails and folders."""
    if dry_run or save_mapping:
        plans = services.plan(paths, kind, mapping, save_mapping)
        _show_plans(plans, as_json=as_json)
        return
    summary = services.ingest(paths, kind, mapping, progress())
    if as_json:
        print_json(summary.as_dict())
    else:
        _show_summary(summary)
    if 0 < summary.files == summary.files_rejected:
        first = summary.rejects[0].reason if summary.rejects else "read before with the same end"
        raise NothingRead(f"none of the {summary.files:,} files could be read; the first: {first}")


def _show_plans(plans: tuple[FilePlan, ...], *, as_json: bool) -> None:
    if as_json:
        print_json([plan.as_dict() for plan in plans])
        return
    for plan in plans:
        click.echo(f"\n{plain(plan.file)}: {plain(plan.verdict)}")
        if plan.columns:
            print_table(
                ("column", "field", "confidence", "why", "samples"),
                [
                    (
                        item.column,
                        item.field,
                        item.confidence,
                        item.reason,
                        " | ".join(item.samples),
                    )
                    for item in plan.columns
                ],
            )


def _show_summary(summary: IngestSummary) -> None:
    click.echo(
        f"{summary.files:,} files read, {summary.files_unchanged:,} of them known already, "
        f"{summary.files_rejected:,} not readable, {summary.files_skipped:,} skipped"
    )
    print_table(
        ("", "added", "changed", "unchanged"),
        [
            (name, counts.added, counts.changed, counts.unchanged)
            for name, counts in (
                ("documents", summary.documents),
                ("engagements", summary.engagements),
                ("customers", summary.customers),
            )
        ],
    )
    for warning in summary.warnings:
        click.echo(f"note: {plain(warning)}")
    click.echo(f"{summary.rows_rejected:,} rows and {summary.files_rejected:,} files rejected")
    told = _by_reason(summary.rejects)
    for line in told[:_SHOWN_REJECTS]:
        click.echo(f"  {line}")
    if len(told) > _SHOWN_REJECTS:
        click.echo("  … all of them: premortem rejects")


def _by_reason(rejects: Iterable[Rejected]) -> list[str]:
    """Return a line a file and reason, with the rows that share them."""
    rows: dict[tuple[str, str], list[int]] = {}
    for item in rejects:
        rows.setdefault((item.file, item.reason), []).extend([item.row] if item.row else [])
    lines = []
    for (file, reason), numbers in rows.items():
        first = f" row {numbers[0]}" if numbers else ""
        more = f" and {len(numbers) - 1:,} more" if len(numbers) > 1 else ""
        lines.append(f"{plain(file)}{first}{more}: {plain(reason)}")
    return lines
