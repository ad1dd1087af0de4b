"""The sample portfolio built for an evaluation, in a folder that is gone afterwards."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from typing import Any

from api.services import Services
from corpus.progress import Silent
from corpus.sample.truth import truth_path
from intelligence.edition import Edition


def built_sample(services: Services, taxonomy: str | None) -> tuple[Edition, dict[str, Any]]:
    """Write, ingest and build the sample portfolio; return its edition and its truth.

    Args:
        services: whose settings and models are used; its own workspace is left alone.
        taxonomy: a file, or None for the starter taxonomy.

    """
    with tempfile.TemporaryDirectory() as folder:
        own = type(services)(replace(services.settings, workspace=folder, database_url=""))
        sample = own.write_sample()
        own.ingest((sample,), None, None, Silent())
        edition = own.build(taxonomy, Silent())
        truth = json.loads(truth_path(sample).read_text(encoding="utf-8"))
        # Tables are read when they are asked for, and then the folder is gone.
        tables = {name: edition.tables[name] for name in edition.tables}
        return Edition(edition.manifest, tables), truth
