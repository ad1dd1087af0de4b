"""``premortem evaluate``: measured quality against labels, beside the peers."""

from __future__ import annotations

from collections.abc import Callable

import click

from api.cli.common import workspace_command
from api.services import Services

WHAT = ("findings", "themes", "documents")


@workspace_command("evaluate")
@click.argument("what", nargs=-1, type=click.Choice(WHAT))
def command(services: Services, what: tuple[str, ...]) -> None:
    """Print the quality tables of findings, themes and whole documents, beside the peers.

    Labels are those of the writers that train nothing. Without a word: everything.
    """
    tables = _tables(services)
    for name in what or WHAT:
        click.echo(tables[name]())


def _tables(services: Services) -> dict[str, Callable[[], str]]:
    from api.tools import make_embedder  # noqa: PLC0415 - the model libraries
    from intelligence.evaluation import findings_report as findings  # noqa: PLC0415
    from intelligence.evaluation import themes, themes_report  # noqa: PLC0415
    from intelligence.evaluation import whole_documents as whole  # noqa: PLC0415
    from models.recognition.artefact import recogniser_for  # noqa: PLC0415
    from models.roles.classifier import load_roles  # noqa: PLC0415
    from models.segmentation import SpacySegmenter  # noqa: PLC0415

    embedder = make_embedder(services.workspace.create())
    segmenter, roles = SpacySegmenter(), load_roles(embedder)
    recogniser = recogniser_for(embedder)
    return {
        "findings": lambda: findings.findings_tables(findings.findings_report(segmenter, roles)),
        "themes": lambda: themes_report.themes_tables(themes.evaluate_themes(recogniser)),
        "documents": lambda: whole.whole_tables(
            whole.whole_documents(segmenter, roles, recogniser)
        ),
    }
