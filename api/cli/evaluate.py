"""``premortem evaluate``: measured quality against labels, beside the peers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from api.cli.common import json_option, print_json, workspace_command
from api.services import Services

#: Most examples a theme that ``--shots`` may ask for.
MOST_SHOTS = 100

WHAT = (
    "roles",
    "recognition",
    "discovery",
    "names",
    "documents",
    "findings",
    "several",
    "far",
    "lineage",
    "curation",
    "statistics",
    "risk",
    "sow",
)

#: What is measured only when it is named, or given its data.
_ASKED_FOR = ("far", "lineage", "curation", "statistics", "risk", "sow")


@workspace_command("evaluate")
@click.argument("what", nargs=-1, type=click.Choice(WHAT))
@click.option(
    "--data",
    metavar="FILE",
    help="Your own labelled texts: a table (CSV, JSON Lines, XLSX, Parquet) with a text and its "
    "label; for documents, lineage, statistics and risk also 'sample', the sample portfolio.",
)
@click.option("--text-column", metavar="NAME", help="Column of the text [default: by its name].")
@click.option("--label-column", metavar="NAME", help="Column of the label [default: by its name].")
@click.option(
    "--taxonomy",
    metavar="FILE|none",
    help="Themes to recognise, and to take out for discovery [default: the starter taxonomy]; "
    "'none' is for discovery and names.",
)
@click.option(
    "--corpora",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Folder of public corpora, for 'far', 'lineage' and 'statistics'.",
)
@click.option("--seeds", type=click.IntRange(1, 50), default=3, show_default=True, help="Runs.")
@click.option(
    "--hold-out",
    "take",
    type=click.IntRange(1, 100),
    default=4,
    show_default=True,
    help="Themes taken out of the taxonomy at once, for discovery.",
)
@click.option(
    "--rows",
    type=click.IntRange(20, 1_000_000),
    default=3000,
    show_default=True,
    help="Most texts of a set; of more, as many are drawn.",
)
@click.option(
    "--shots",
    callback=lambda _context, _option, given: _counts(given) if given else (),
    metavar="N,N,...",
    help="For recognition: measure it with so many examples of each theme, such as 0,1,3,5,10.",
)
@click.option(
    "--protocol",
    "protocols",
    multiple=True,
    metavar="NAME",
    help="Only this protocol of the statistics (may be repeated), such as over_representation.",
)
@click.option(
    "--replicates",
    type=click.IntRange(1, 10_000),
    help="Simulated portfolios of each scenario, for 'statistics' and 'risk' [default: the "
    "protocol's own number].",
)
@click.option(
    "--first-seed",
    type=click.IntRange(0, 1_000_000),
    default=0,
    show_default=True,
    help="Seed of the first simulated portfolio.",
)
@json_option
def command(services: Services, what: tuple[str, ...], *, as_json: bool, **options: Any) -> None:
    """Print quality tables of roles, recognition, discovery, names, documents, findings and more.

    The product stands first, its peers below it, on the product's encoder and on the published
    one. Without --data the labels are those of the writers that train nothing; 'far' needs
    --corpora. 'several' asks for both themes of statements that tell two causes. 'lineage' asks
    whether themes keep their identity; it takes minutes. 'curation' shows what decisions teach
    about others, theme by theme. 'statistics' simulates portfolios, plants effects and looks
    whether they are found; it takes many minutes. 'risk' asks whether what is told of new
    engagements comes true, on simulated portfolios and on the sample; it takes minutes. Without a
    word: everything else that needs nothing given. With --shots, recognition is measured with so
    many examples of each theme instead.
    """
    from api.evaluating import Evaluator  # noqa: PLC0415 - the model libraries
    from api.evaluation_data import Asked  # noqa: PLC0415 - as above
    from intelligence.evaluation.tables import as_json as ready  # noqa: PLC0415
    from intelligence.evaluation.tables import as_markdown  # noqa: PLC0415

    if options["shots"] and what != ("recognition",):
        message = "--shots measures recognition alone; say: premortem evaluate recognition --shots"
        raise click.UsageError(message)
    asked = Asked(**options)
    evaluations = Evaluator(services, asked).evaluations
    chosen = what or tuple(
        name for name in WHAT if name not in _ASKED_FOR or (name == "far" and asked.corpora)
    )
    outcomes = []
    for name in chosen:
        outcomes.append(evaluations[name]())
        if not as_json:
            click.echo(as_markdown(outcomes[-1]))
    if as_json:
        print_json({"evaluations": [ready(outcome) for outcome in outcomes]})


def _counts(given: str) -> tuple[int, ...]:
    """Return the numbers of a list such as ``0,1,3``, ascending, each once.

    Raises:
        click.BadParameter: when one is no number, or is out of bounds.

    """
    parts = [part.strip() for part in given.split(",")]
    if not all(part.isascii() and part.isdigit() and int(part) <= MOST_SHOTS for part in parts):
        message = f"{given!r} is no list of numbers from 0 to {MOST_SHOTS}; give one as 0,1,3,5,10"
        raise click.BadParameter(message)
    return tuple(sorted({int(part) for part in parts}))
