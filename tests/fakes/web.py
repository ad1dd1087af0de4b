"""A client of the web application over editions in memory."""

from __future__ import annotations

from fastapi.testclient import TestClient

from api.app import create_app
from api.check_ports import Checks
from api.intervening import Interventions
from api.options import AppOptions
from api.ports import CurationLog, EditionSource
from api.refit_ports import RefitSource
from tests.fakes.edition_sources import MemoryEditions
from tests.fakes.editions import fake_edition


def client_of(
    source: EditionSource | None = None,
    options: AppOptions | None = None,
    curation: CurationLog | None = None,
    refits: RefitSource | None = None,
    interventions: Interventions | None = None,
    checks: Checks | None = None,
) -> TestClient:
    """Return a client that gets answers even where the application fails, as a browser does."""
    source = source or MemoryEditions(fake_edition())
    app = create_app(source, options, curation, refits, interventions, checks)
    return TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)
