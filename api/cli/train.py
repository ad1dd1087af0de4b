"""``premortem train``: an organisation's own encoder, recogniser and roles."""

from __future__ import annotations

from pathlib import Path

import click

from api.cli.common import workspace_command
from api.services import Services
from models.stages import STAGES


@workspace_command("train")
@click.argument("output", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--base",
    default="light",
    help="What to adapt: light (all-MiniLM-L6-v2), accurate (all-mpnet-base-v2), or a folder with "
    "model.safetensors, config.json and tokenizer.json.",
)
@click.option(
    "--taxonomy",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Themes to learn; the starter taxonomy by default.",
)
@click.option(
    "--stage",
    "stages",
    multiple=True,
    type=click.Choice(STAGES),
    help="Train only this part (may be repeated); all of them by default, in this order.",
)
def command(
    services: Services, output: Path, base: str, taxonomy: Path | None, stages: tuple[str, ...]
) -> None:
    """Train an encoder and everything that stands on it into the folder OUTPUT.

    Use the result with the setting `encoder`. The encoder takes about twenty minutes of two cores
    with bf16 for light, and its audit ten; accurate took three quarters of an hour with half as
    many texts. Recognition does what `head`, `described`, `subcauses` and `reading` do as well;
    alone, these fit only the head that is shipped (some minutes), how themes without a head are
    told, how sure to be of a sub-cause, and the reader beside the head (half an hour of one core).
    So does `wordings` what `sieve` does: it alone fits, in a minute, which statements of an offer
    need not be read, for the wordings that OUTPUT must hold.
    """
    from api.training import run_training  # noqa: PLC0415 - torch

    run_training(services, output, base, taxonomy, stages or STAGES)
    click.echo(f"trained: {', '.join(stages or STAGES)}; use it with PREMORTEM_ENCODER={output}")
