"""``premortem audit-sample``: draw a blind sample, read its labels, tell precision and recall."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from api.cli.common import json_option, plain, print_json, print_table, workspace_command
from api.services import Services
from api.whole_file import write_whole
from corpus.readers.decoding import decode
from intelligence.audit.sheet import NO_CAUSE, NONE, UNSURE

if TYPE_CHECKING:
    from api.auditing import Drawn

_COLUMNS = (
    "theme",
    "labelled",
    "precision",
    "recall",
    "effective",
    "raw share",
    "corrected share",
)

#: Largest number that the records hold.
_MOST = 2**63 - 1


@workspace_command("audit-sample")
@click.argument("number", type=click.IntRange(min=1), required=False)
@click.option(
    "--seed", type=click.IntRange(0, _MOST), help="Seed of the draw [default: the setting]."
)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path),
    help="New file to write, .csv or .jsonl [default: CSV on standard output].",
)  # fmt: skip
@click.option(
    "--read", "labelled", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A labelled sheet: store its labels and print what they say.",
)  # fmt: skip
@click.option(
    "--sample", type=click.IntRange(1, _MOST),
    help="Number of the sample to tell [default: the newest with labels].",
)  # fmt: skip
@click.option("--by", "who", default=getpass.getuser, help="Who labelled [default: your login].")
@json_option
def command(services: Services, **options: Any) -> None:
    """Draw NUMBER causes for a person to label without knowing their themes.

    With --read: store the labels and print precision and recall of every theme, and prevalence
    corrected by them. Without either: print that again for the newest sample that has labels.
    """
    if options["number"] is not None and options["labelled"] is not None:
        raise click.UsageError("give a NUMBER to draw, or --read a labelled sheet, not both")
    sample = options["sample"]
    if sample is not None and (options["number"] or options["labelled"]) is not None:
        raise click.UsageError("--sample tells of a sample that was drawn and read before")
    if options["number"] is not None:
        _draw(services, options)
        return
    if options["output"] is not None or options["seed"] is not None:
        raise click.UsageError("-o and --seed are for a sheet that is drawn: give its NUMBER")
    if options["labelled"] is not None:
        text = decode(options["labelled"].read_bytes())
        taken = services.audits().take(text, options["who"])
        sample = taken.sample
        told = f"{taken.labels:,} labels stored, {taken.unsure:,} unsure, {taken.empty:,} left open"
        click.echo(told, err=True)
    results = services.audits().results(sample)
    if options["as_json"]:
        print_json(results)
        return
    _show(results)


def _draw(services: Services, options: dict[str, Any]) -> None:
    output: Path | None = options["output"]
    seed = services.settings.seed if options["seed"] is None else options["seed"]
    lines = output is not None and output.suffix in {".jsonl", ".ndjson"}
    if output is not None and output.is_file():
        message = f"{output} is there already and may hold labels: name a new file for the sheet"
        raise click.ClickException(message)

    def hand_over(drawn: Drawn) -> None:
        if output is None:
            click.echo(drawn.sheet, nl=False)
            return
        encoding = "utf-8" if lines else "utf-8-sig"
        write_whole(output, drawn.sheet.encode(encoding, "replace"))

    drawn = services.audits().draw(options["number"], seed, lines=lines, hand_over=hand_over)
    told = (
        f"sample {drawn.sample} of edition {drawn.edition}: {drawn.rows:,} causes from "
        f"{drawn.parts:,} parts. Write into `label` the key, id or name of the theme (`premortem "
        f"themes` lists them; several parted by `;`), `{NONE}`, `{NO_CAUSE}` or `{UNSURE}`, then "
        "run `premortem audit-sample --read FILE`."
    )
    click.echo(told, err=True)


def _show(results: dict[str, Any]) -> None:
    click.echo(
        f"Sample {results['sample']} of edition {results['edition']}: {results['labelled']:,} of "
        f"{results['drawn']:,} causes labelled; intervals hold 95 %"
    )
    if results["labelled"] and results["parts_without_label"]:
        click.echo(
            f"{results['parts_without_label']:,} parts have no label: they are taken to be like "
            "the others of their theme"
        )
    rows = [
        (
            plain(row["name"] or row["theme_id"]),
            row["labelled"],
            _percent(row["precision"]),
            _percent(row["recall"]),
            (row["precision"] or {}).get("effective"),
            f"{100 * row['raw_share']:.1f} %",
            _percent(row["corrected_share"], decimals=1),
        )
        for row in results["themes"]
    ]
    print_table(_COLUMNS, rows)
    click.echo(
        "Shares are of all causes found; what is stated and was not found as a cause is in none "
        "of these figures."
    )
    if results["newest_edition"] != results["edition"]:
        newest = results["newest_edition"]
        click.echo(f"Edition {newest}, corrected by these labels (Rogan-Gladen):")
        print_table(
            ("theme", "raw share", "corrected share"),
            [
                (
                    plain(row["name"] or row["theme_id"]),
                    f"{row['newest_raw_share']:.1%}",
                    None
                    if row["newest_corrected_share"] is None
                    else f"{row['newest_corrected_share']:.1%}",
                )
                for row in results["themes"]
            ],
        )


def _percent(figures: dict[str, float] | None, decimals: int = 0) -> str:
    if figures is None:
        return "unknown"
    value, low, high = (f"{100 * figures[name]:.{decimals}f}" for name in ("value", "low", "high"))
    return f"{value} % ({low}-{high})"
