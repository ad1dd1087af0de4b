"""``premortem build``: a new edition, with a summary that hides nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from api.cli.common import json_option, plain, print_json, progress, workspace_command
from api.cli.curation_log import conflict_lines
from api.services import Services
from intelligence.curation.reach import kept_out
from intelligence.edition import Manifest
from intelligence.held_back import WHY, Reason, told_where
from intelligence.plain_rows import rows_of
from intelligence.tables.withheld import withheld_by_reason

if TYPE_CHECKING:
    from pandas import DataFrame

#: What became of themes that a person should know at once, such as after a change of taxonomy.
_BECAME = {"ends": "ended", "revives": "came back", "starts": "started"}

#: Characters from which the same text in two files is no chance.
_TELLING = 40


@workspace_command("build")
@click.option("--taxonomy", help="Taxonomy file, or `none` to discover every theme.")
@json_option
def command(services: Services, taxonomy: str | None, *, as_json: bool) -> None:
    """Draw the conclusions of everything ingested: edition N."""
    edition = services.build(taxonomy, progress())
    if warning := untrained(edition.manifest, services.settings.encoder):
        click.echo(f"warning: {plain(warning)}", err=True)
    if as_json:
        conflicts = rows_of(edition.tables["conflicts"])
        counts = dict(edition.manifest.counts)
        held = withheld_by_reason(edition.tables)
        out = kept_out(services.curation().entries(), edition)
        print_json(
            {
                "edition": edition.number,
                "counts": counts,
                "conflicts": conflicts,
                "withheld": held,
                "excluded": out,
            }
        )
        return
    for line in summary(edition.manifest):
        click.echo(line)
    for line in held_back(withheld_by_reason(edition.tables)):
        click.echo(f"  {line}")
    if out := kept_out(services.curation().entries(), edition):
        click.echo(f"  {out:,} of the unassigned causes are kept out of all themes by exclusions")
    became = since_before(edition.tables["lineage"])
    if became:
        click.echo(f"  themes since the edition before: {became}")
    twice = read_twice(edition.tables["documents"])
    if twice:
        click.echo(
            f"  {twice:,} documents say word for word what one of another file says: was an export "
            "read twice, with its columns renamed?"
        )
    if edition.manifest.counts.get("conflicts"):
        for line in conflict_lines(rows_of(edition.tables["conflicts"])):
            click.echo(f"  {line}")


def untrained(manifest: Manifest, encoder: str) -> str:
    """Return what to know of an encoder that nothing was trained for; empty for any other.

    Without a taxonomy there is nothing to recognise, so nothing is told.
    """
    from models.encoder_choice import choose_encoder  # noqa: PLC0415 - the model libraries

    if manifest.taxonomy == "none":
        return ""
    return choose_encoder(encoder).warning(manifest.models["themes"])


def held_back(told: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return a line for each reason why groups were not proposed, as `withheld_by_reason` does."""
    return [
        (
            f"not proposed: {row['groups']:,} group{'' if row['groups'] == 1 else 's'} of "
            f"{row['findings']:,} causes from "
            f"{told_where(row['engagements'], row['documents'])}: {WHY[Reason(row['reason'])]}"
        )
        for row in told
    ]


def since_before(lineage: DataFrame) -> str:
    """Return how many themes ended, came back and started, empty for a first edition."""
    if lineage["previous_theme_id"].isna().all():
        return ""
    events = lineage["event"].value_counts()
    told = [f"{events[event]:,} {word}" for event, word in _BECAME.items() if event in events]
    return ", ".join(told)


def read_twice(documents: DataFrame) -> int:
    """Return how many documents repeat one of another file, short texts aside.

    A row is known by its table's columns, so an export whose columns were renamed is a new one.
    """
    texts = documents[["text", "source_file"]].assign(text=documents["text"].str.strip())
    texts = texts[texts["text"].str.len() >= _TELLING]
    files = texts.groupby("text")["source_file"].transform("nunique")
    repeated = texts[files > 1]
    return len(repeated) - repeated["text"].nunique()


def summary(manifest: Manifest) -> list[str]:
    """Return the edition in a few lines: what was read, linked, recognised and left over."""
    counts = manifest.counts
    causes, unassigned = counts["causes"], counts["unassigned"]
    share = f"{100 * unassigned / causes:.0f} %" if causes else "none"
    return [
        f"Edition {manifest.number} ({manifest.fingerprint[:12]})",
        (
            f"  {counts['documents']:,} documents, {counts['findings']:,} findings, "
            f"{causes:,} of them causes"
        ),
        (
            f"  {counts['themes']:,} themes ({counts['proposed']:,} proposed); "
            f"{unassigned:,} causes unassigned ({share})"
        ),
        *(_links(counts, entity) for entity in ("customers", "engagements")),
    ]


def _links(counts: Mapping[str, int], entity: str) -> str:
    linked, ambiguous, unlinked = (
        counts[f"{entity}_{state}"] for state in ("linked", "ambiguous", "unlinked")
    )
    return (
        f"  {entity}: {linked:,} documents linked, {ambiguous:,} ambiguous, {unlinked:,} unlinked"
    )
