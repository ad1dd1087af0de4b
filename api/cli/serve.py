"""``premortem serve``: the API and the pages on this machine."""

from __future__ import annotations

import click

from api.cli.common import workspace_command
from api.services import Services


@workspace_command("serve")
@click.option("--host", help="Address to listen on [default: 127.0.0.1].")
@click.option("--port", type=click.IntRange(0, 65535), help="Port [default: 8000].")
def command(services: Services, host: str | None, port: int | None) -> None:
    """Serve the API and the pages until interrupted."""
    import uvicorn  # noqa: PLC0415 - half a second that other commands must not pay

    address = host or services.settings.host
    number = services.settings.port if port is None else port
    application = services.application(address)
    click.echo(f"pages  http://{address}:{number}/")
    click.echo(f"API    http://{address}:{number}/v1/themes   (described at /openapi.json)")
    click.echo(f"report http://{address}:{number}/v1/reports/latest")
    uvicorn.run(application, host=address, port=number, log_level="warning", server_header=False)
