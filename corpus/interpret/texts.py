"""A whole text in, one document out, with what the file says of itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import PurePosixPath
from types import MappingProxyType

from corpus.dates import Order, ResolvedDate, resolve_table
from corpus.document import DOCUMENT_ATTRIBUTES, Document, DocumentKind, Origin
from corpus.fields import Group, Records, fields_for
from corpus.interpret.cells import attribute, extras
from corpus.interpret.kinds import kind_of_text
from corpus.interpret.opening import opening_day
from corpus.interpret.reporting import DATES, reported_on
from corpus.limits import Limits
from corpus.mapping.evidence import shorten
from corpus.mapping.labels import normalise_label
from corpus.raw import RawText
from corpus.rejected import Rejected
from corpus.unfilled import open_labels, open_places

SCOPE = "file"

_ENDS = ("closed", "resolved")
#: Labels that state the document's own id, not something it refers to.
_ID_LABELS = frozenset(
    [
        "id",
        "document id",
        "doc id",
        "ticket",
        "ticket id",
        "ticket number",
        "incident number",
        "incident id",
        "case number",
        "case id",
        "issue key",
        "number",
        "lesson id",
        "lesson number",
        "problem number",
        "escalation id",
        "record id",
        "reference number",
        "document number",
        "report id",
        "key",
    ]
)
_ID = re.compile(r"^(?=[^\s]*[0-9])[^\s]{1,64}$")
#: Mail headers that name dates and subjects in their own way.
_MAIL = MappingProxyType({"sent": "date", "subject": "title", "betreff": "title", "datum": "date"})
_MAIL_FILES = frozenset({".eml", ".msg"})
_DAY = re.compile(r"(?<!\d)(20\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_PREVIEW = 400


def interpret_text(
    raw: RawText,
    *,
    file: str,
    kind: DocumentKind | None = None,
    order: Order | None = None,
) -> Document | Rejected:
    """Return the document of a text file, or why there is none.

    ``file`` is the path relative to the folder that was given. Without an id of its own the
    document's id is that path without its ending; ``kind`` overrules what the text says; ``order``
    settles dates that could as well be another day.
    """
    limit = Limits().max_text_characters
    if not raw.text.strip():
        return Rejected(file, None, "no text in the file")
    if len(raw.text) > limit:
        reason = f"the text has {len(raw.text)} characters; at most {limit} are read"
        return Rejected(file, None, reason, shorten(raw.text, 500))
    if places := open_places(PurePosixPath(file).stem, raw.text, raw.metadata):
        labels = " and ".join(open_labels(raw.metadata))
        among = f", {labels} among them" if labels else ""
        reason = f"a template that nobody filled in: {places} places are open{among}"
        return Rejected(file, None, reason, shorten(raw.text, 500))
    fields = _fields(raw.metadata)
    dates = _resolved_dates(fields, order)
    when = _first(dates, DATES)
    if when.value is None:
        when = _named_day(file)
    if when.value is None:
        when = resolve_table([[opening_day(raw)]], settled=order)[0].values[0]
    title = attribute(_title(raw) or fields.get("title", ""))
    return Document(
        scope=SCOPE,
        id=_own_id(raw.metadata, file) or path_id(file),
        kind=_kind(raw, file, kind, fields.get("kind")),
        text=raw.text,
        title=title,
        sections=raw.sections,
        date=when.value,
        date_ambiguous=when.ambiguous,
        reported=_reported(dates, file),
        closed=_first(dates, _ENDS).value,
        customer_key=attribute(fields.get("customer_key", "")),
        customer_name=attribute(fields.get("customer_name", "")),
        engagement_key=attribute(fields.get("engagement_key", "")),
        engagement_name=attribute(fields.get("engagement_name", "")),
        attributes=_attributes(fields),
        extra=_extra(raw.metadata),
        origin=Origin(file),
    )


def _title(raw: RawText) -> str | None:
    """Return the title found, unless it is a line of the metadata block (``Ticket: 12``)."""
    label, colon, _ = (raw.title or "").partition(":")
    return None if colon and label.strip().casefold() in raw.metadata else raw.title


def _fields(metadata: Mapping[str, str]) -> dict[str, str]:
    """Return what the metadata says by field; outright names come before possible ones."""
    found: dict[str, str] = {}
    fields = fields_for(Records.DOCUMENTS)
    for sure in (True, False):
        for label, value in metadata.items():
            name = normalise_label(label)
            name = _MAIL.get(name, name)
            for field in fields:
                names = field.aliases if sure else field.weak
                if field.group is not Group.TEXT and name in names and value.strip():
                    found.setdefault(field.name, value)
    return found


def dates_said(raw: RawText) -> tuple[str, ...]:
    """Return the dates that a text says of itself, as written."""
    fields = _fields(raw.metadata)
    return tuple(fields[name] for name in DATES if name in fields) or (opening_day(raw),)


def _resolved_dates(fields: Mapping[str, str], order: Order | None) -> dict[str, ResolvedDate]:
    names = [name for name in DATES if name in fields]
    columns = resolve_table([[fields[name]] for name in names], settled=order)
    return {name: column.values[0] for name, column in zip(names, columns, strict=True)}


def _first(dates: Mapping[str, ResolvedDate], names: tuple[str, ...]) -> ResolvedDate:
    return next(
        (dates[name] for name in names if name in dates and dates[name].value is not None),
        ResolvedDate(None),
    )


def _named_day(file: str) -> ResolvedDate:
    """Return the day by which a file is called, written as year, month and day.

    >>> _named_day("retros/2024-03-11 portal.docx").value
    datetime.date(2024, 3, 11)
    """
    found = _DAY.search(PurePosixPath(file.replace("\\", "/")).stem)
    day = "-".join(found.group(1, 3, 4)) if found else ""
    return resolve_table([[day]])[0].values[0]


def _reported(dates: Mapping[str, ResolvedDate], file: str) -> date | None:
    """Return when a text became known; a mail is itself the report."""
    known = {name: None if day.ambiguous else day.value for name, day in dates.items()}
    if PurePosixPath(file).suffix.casefold() in _MAIL_FILES:
        return known.get("date")
    return reported_on(known)


def _own_id(metadata: Mapping[str, str], file: str) -> str | None:
    """Return the id that the file states; a mail names tickets of others, so it has none."""
    if PurePosixPath(file).suffix.casefold() in _MAIL_FILES:
        return None
    for label, value in metadata.items():
        if normalise_label(label) in _ID_LABELS and _ID.match(value.strip()):
            return value.strip()
    return None


def path_id(file: str) -> str:
    """Return the id of a text that states none: its path without the ending."""
    path = PurePosixPath(file.replace("\\", "/"))
    return path.stem if path.is_absolute() else str(path.with_suffix(""))


def _kind(
    raw: RawText, file: str, stated: DocumentKind | None, of_file: str | None
) -> DocumentKind:
    path = PurePosixPath(file.replace("\\", "/"))
    if stated is None and path.suffix.casefold() in _MAIL_FILES:
        stated = DocumentKind.ESCALATION
    places = (str(path.parent), path.stem, raw.title or "", raw.text[:_PREVIEW])
    return kind_of_text(stated, of_file, places)


def _attributes(fields: Mapping[str, str]) -> Mapping[str, str]:
    found = {name: attribute(fields.get(name, "")) for name in DOCUMENT_ATTRIBUTES}
    return MappingProxyType({name: value for name, value in found.items() if value})


def _extra(metadata: Mapping[str, str]) -> Mapping[str, str]:
    taken = {
        name
        for field in fields_for(Records.DOCUMENTS)
        if field.group not in {Group.TEXT, Group.NOTE}
        for name in field.aliases
    }
    return extras(
        (label, value) for label, value in metadata.items() if normalise_label(label) not in taken
    )
