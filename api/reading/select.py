"""Which findings a query asks for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from api.reading.index import EditionIndex
from api.reading.table import Positions
from api.reading.themes import theme_position
from intelligence.edition import UNKNOWN


@dataclass(frozen=True, slots=True)
class FindingFilter:
    """What a finding must be; ``None`` asks for nothing.

    ``theme`` is an id or a key; ``document`` a uid or a source id; ``customer`` a canonical name
    in any case, or ``Unknown``; ``unassigned`` true asks for causes without a theme, false for
    findings with one.
    """

    theme: str | None = None
    role: str | None = None
    document: str | None = None
    customer: str | None = None
    quarter: str | None = None
    unassigned: bool | None = None


def select_findings(index: EditionIndex, wanted: FindingFilter) -> Positions:
    """Return the positions of the findings wanted, ascending.

    Raises:
        UnknownTheme: when the edition has no theme of the id or key given.

    """
    facets = index.findings.facets
    keep = np.ones(index.tables["findings"].height, dtype=np.bool_)
    if wanted.theme is not None:
        position = theme_position(index, wanted.theme)
        keep &= facets["theme"].mask(index.tables["themes"].columns["theme_id"][position])
    if wanted.role is not None:
        keep &= facets["role"].mask(wanted.role)
    if wanted.customer is not None:
        name = wanted.customer.casefold()
        keep &= facets["customer"].mask(None if name == UNKNOWN.casefold() else name)
    if wanted.quarter is not None:
        keep &= facets["quarter"].mask(None if wanted.quarter == UNKNOWN else wanted.quarter)
    if wanted.unassigned is not None:
        nameless = facets["theme"].mask(None)
        keep &= (nameless & facets["role"].mask("cause")) if wanted.unassigned else ~nameless
    if wanted.document is None:
        return np.flatnonzero(keep)
    own = _of_documents(index, wanted.document)
    return own[keep[own]]


def _of_documents(index: EditionIndex, identifier: str) -> Positions:
    uids = index.tables["documents"].columns["document_uid"]
    if identifier in index.documents.by_uid:
        chosen = [identifier]
    else:
        chosen = [uids[at] for at in index.documents.by_source.get(identifier, ())]
    own = [at for uid in chosen for at in index.findings.by_document.get(uid, ())]
    return np.array(sorted(own), dtype=np.int64)
