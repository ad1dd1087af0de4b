"""Sends a risk check as a file."""

from __future__ import annotations

from starlette.responses import Response

from api.annex import MEDIA_TYPES, AnnexForm, annex_of, file_name
from api.catalogue import Catalogue
from api.check_ports import ShownCheck


def annex_response(shown: ShownCheck, form: AnnexForm, catalogue: Catalogue) -> Response:
    """Return a check as a download; it is saved and never shown as a page of this site."""
    tables = catalogue.tables(int(shown.payload["edition"]))
    customers = tables["customers"]
    names = dict(zip(customers["customer_key"], customers["name"], strict=True))
    return Response(
        annex_of(shown, form, names, tables),
        media_type=MEDIA_TYPES[form],
        headers={"content-disposition": f'attachment; filename="{file_name(shown, form)}"'},
    )
