"""Rows as documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from corpus.compose import Cell, FindSections, compose
from corpus.document import DOCUMENT_ATTRIBUTES, Document, DocumentKind, Origin
from corpus.fields import Group, Records, fields_for
from corpus.interpret.cells import attribute
from corpus.interpret.columns import Columns
from corpus.interpret.kinds import kind_named
from corpus.interpret.reporting import DATES, reported_on
from corpus.limits import Limits
from corpus.mapping.evidence import shorten
from corpus.mapping.labels import shown_label
from corpus.rejected import Rejected

#: The text fields in the order in which their cells are put together.
_TEXTS = tuple(field.name for field in fields_for(Records.DOCUMENTS) if field.group is Group.TEXT)
_ENDS = ("closed", "resolved")
#: What a table without texts may hold instead, told by a column that it has.
_OTHER_RECORDS = MappingProxyType(
    {
        "engagements": ("engagement_key", "engagement_name"),
        "customers": ("customer_key", "customer_name"),
    }
)
_KEPT_BY_NAME = ("status", "tags", "due", "updated")
#: Incident states as ServiceNow stores them, for exports without display values.
_SERVICENOW_STATES = MappingProxyType(
    {
        "1": "New",
        "2": "In Progress",
        "3": "On Hold",
        "6": "Resolved",
        "7": "Closed",
        "8": "Canceled",
    }
)


@dataclass(frozen=True, slots=True)
class DocumentReader:
    """Turns the rows of one table into documents."""

    columns: Columns
    ids: tuple[str, ...]
    scope: str
    file: str
    kind: DocumentKind | None
    find_sections: FindSections

    def read(self, place: int) -> Document | Rejected:
        """Return the document of one row, or why there is none."""
        columns, row = self.columns, self.columns.rows[place]
        title = self._title(place)
        cells = self._cells(place)
        added = None if self._has_whole_text(place) else title
        composed = compose(cells, added, find_sections=self.find_sections)
        limit = Limits().max_text_characters
        if not composed.text.strip():
            return self._rejected(place, self._no_text())
        if len(composed.text) > limit:
            reason = f"the row's text has {len(composed.text)} characters; at most {limit} are read"
            return self._rejected(place, reason)
        when, ambiguous = self._date(place, DATES)
        return Document(
            scope=self.scope,
            id=self.ids[place],
            kind=self._kind(place),
            text=composed.text,
            title=attribute(title.text) if title else None,
            sections=composed.sections,
            date=when,
            date_ambiguous=ambiguous,
            reported=reported_on(self._settled(place)),
            closed=self._date(place, _ENDS)[0],
            customer_key=columns.value(place, "customer_key"),
            customer_name=columns.value(place, "customer_name"),
            engagement_key=columns.value(place, "engagement_key"),
            engagement_name=columns.value(place, "engagement_name"),
            attributes=self._attributes(place),
            extra=self._extra(place),
            origin=Origin(self.file, row.number),
        )

    def _cells(self, place: int) -> list[Cell]:
        """Return the row's text cells, the main body first, repeated columns in their order."""
        cells, places = self.columns.rows[place].cells, self.columns.places
        return [
            Cell(shown_label(self.columns.labels[index]), cells[index])
            for name in _TEXTS
            for index in places.get(name, ())
            if cells[index]
        ]

    def _has_whole_text(self, place: int) -> bool:
        """Return whether a column of whole texts has one here, to be kept exactly as it is."""
        cells = self.columns.rows[place].cells
        return any(cells[index].strip() for index in self.columns.places.get("text", ()))

    def _title(self, place: int) -> Cell | None:
        index = self.columns.index("title")
        if index is None or attribute(self.columns.rows[place].cells[index]) is None:
            return None
        label = shown_label(self.columns.labels[index])
        return Cell(label, self.columns.rows[place].cells[index].strip())

    def _no_text(self) -> str:
        fed = [c for c in self.columns.mapping.columns if c.field == "title" or c.field in _TEXTS]
        if not fed:
            return self._no_text_column()
        names = ", ".join(repr(shown_label(column.column)) for column in fed[:8])
        return f"no text: the row is empty in {names}"

    def _no_text_column(self) -> str:
        """Say what to do; a table that tells engagements without a text is mostly one of them."""
        said = "no column of the table feeds a text or a title"
        for kind, fields in _OTHER_RECORDS.items():
            if any(column.field in fields for column in self.columns.mapping.columns):
                return (
                    f"{said}; if its rows are {kind}, read it with --kind {kind}; if they are "
                    "texts, give a column with --mapping"
                )
        return f"{said}; give one with --mapping"

    def _rejected(self, place: int, reason: str) -> Rejected:
        row = self.columns.rows[place]
        excerpt = shorten(" | ".join(cell for cell in row.cells if cell.strip()), 500)
        return Rejected(self.file, row.number, reason, excerpt)

    def _date(self, place: int, names: tuple[str, ...]) -> tuple[date | None, bool]:
        """Return the first date of some fields, and whether it could be another day."""
        for name in names:
            column = self.columns.dates.get(name)
            if column is not None and column.values[place].value is not None:
                return column.values[place].value, column.values[place].ambiguous
        return None, False

    def _settled(self, place: int) -> dict[str, date | None]:
        """Return the row's days by field, without those that could as well be another day."""
        values = {name: column.values[place] for name, column in self.columns.dates.items()}
        return {name: None if day.ambiguous else day.value for name, day in values.items()}

    def _kind(self, place: int) -> DocumentKind:
        given = self.columns.value(place, "kind")
        of_row = kind_named(given) if given else None
        default = self.columns.mapping.kind.document_kind or DocumentKind.POST_MORTEM
        return self.kind or of_row or default

    def _attributes(self, place: int) -> Mapping[str, str]:
        found = {name: self.columns.value(place, name) for name in DOCUMENT_ATTRIBUTES}
        return MappingProxyType({name: value for name, value in found.items() if value})

    def _extra(self, place: int) -> Mapping[str, str]:
        extra = dict(self.columns.extras(place, named=_KEPT_BY_NAME))
        stated = self.columns.value(place, "kind")
        if stated and kind_named(stated) is None:
            extra["type"] = stated
        if self.columns.mapping.shape == "servicenow_incident" and "status" in extra:
            extra["status"] = _SERVICENOW_STATES.get(extra["status"], extra["status"])
        return MappingProxyType(extra)
