"""Proposes which column feeds which field, from its label first and its values always."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.fields import Field, Group, Records, field_named, fields_for
from corpus.mapping.causes import names_cause
from corpus.mapping.evidence import Evidence, weigh
from corpus.mapping.guess import guess_kind, is_better_unmapped, speaks_of_later
from corpus.mapping.labels import label_forms
from corpus.mapping.model import ColumnMapping, Mapping, RecordKind
from corpus.mapping.shapes import GENERIC, Shape, detect_shape

_OF_SOURCE = 0.98
_BY_NAME = 0.95
_BY_LAST_PART = 0.9
_BY_STEM = 0.85
_BY_WEAK_NAME = 0.6
_BY_WORDS = 0.5
_BY_CONTENT = 0.4
_BY_EXCLUSION = 0.35

#: Endings that say what sort of cell a field has, not which field it is.
_ENDINGS = ("text", "notes", "details", "description", "comment", "comments", "desc", "narrative")
#: A label that says on or of what: "Effect on the project", "Root cause of the delay".
_ABOUT = re.compile(r"(?P<name>(?:root )?causes?|effects?|impacts?|consequences?) (?:on|of|for) ")
#: Labels that leave no doubt that their column is the text of its row.
_BODIES = frozenset({"text", "description", "body", "content", "narrative", "message", "full text"})
_MOST = 0.6
#: Share of distinct values from which a column can name the rows of a table.
_NAMES_ROWS = 0.8
#: What a column is where its values are not what its name promises.
_INSTEAD: dict[str | None, tuple[str | None, float, str]] = {
    "customer_name": ("customer_key", _BY_WORDS, "the values are keys, not names"),
    "engagement_name": ("engagement_key", _BY_WORDS, "the values are keys, not names"),
    "title": ("description", _BY_WORDS, "the values are whole texts, not titles"),
}

#: Endings of columns that sort texts and hold none.
_CODE_ENDINGS = frozenset(
    [
        "code",
        "codes",
        "category",
        "categories",
        "type",
        "id",
        "ids",
        "count",
        "score",
        "rank",
        "url",
    ]
)


@dataclass(frozen=True, slots=True)
class _Column:
    index: int
    label: str
    forms: tuple[str, ...]
    evidence: Evidence


def propose_mapping(
    columns: Sequence[str], sample_rows: Sequence[Sequence[str]], kind: str | None = None
) -> Mapping:
    """Return how a table should be read, for a person to look at before it is.

    ``sample_rows`` are cells in the order of ``columns`` (some hundred rows are enough); ``kind``
    is what ``--kind`` states, None to find out.
    """
    table = tuple(
        _Column(index, label, label_forms(label), weigh([row[index] for row in sample_rows]))
        for index, label in enumerate(columns)
    )
    stated = RecordKind(kind) if kind is not None else None
    labels = {form for column in table for form in column.forms}
    shape = detect_shape(labels, stated.records if stated else None)
    chosen = stated or (shape.kind if shape else _guessed(labels, table))
    candidates = [_candidate(column, chosen.records, shape) for column in table]
    candidates = _one_each(candidates, table, chosen.records)
    if chosen.records is Records.DOCUMENTS:
        candidates = _with_text(candidates, table)
    return Mapping(shape.name if shape else GENERIC, chosen, tuple(candidates))


def _guessed(labels: set[str], table: Sequence[_Column]) -> RecordKind:
    prose = {column.forms[0] for column in table if column.evidence.prose}
    repeated = {
        form
        for column in table
        if column.evidence.filled and column.evidence.unique < _NAMES_ROWS
        for form in column.forms
    }
    return guess_kind(labels, prose, repeated)


def _candidate(column: _Column, records: Records, shape: Shape | None) -> ColumnMapping:
    """Return the best field for one column by itself."""
    unmapped = _mapped(column, None, 0.0, "no field goes by this name")
    if column.evidence.rows and not column.evidence.filled:
        unmapped = replace(unmapped, reason="no value in the rows looked at")
    refusal = ""
    for name, confidence, reason in _by_label(column, records, shape):
        if name is None:
            return _mapped(column, None, confidence, reason)
        field = field_named(name, records)
        if field is None:
            continue
        refuted = _refuted(column, field, records)
        if refuted is None:
            return _mapped(column, field.name, confidence, reason)
        refusal = refusal or f"named like {field.name!r}, but {refuted}"
    return replace(unmapped, reason=refusal) if refusal else unmapped


def _refuted(column: _Column, field: Field, records: Records) -> str | None:
    """Return why the values cannot be of a field.

    A column that says outright that it is the text is believed, however short or alike its
    values are, because without it the rows would have none. That holds for documents only; the
    text of an engagement is what was agreed, so a label that speaks of later is refused. A column
    of root causes may be a list to choose from, as long as its entries say what was the cause.
    """
    evidence = column.evidence
    if field.group is Group.TEXT and records is not Records.DOCUMENTS:
        if speaks_of_later(column.forms[0]):
            return "the label speaks of what became known later"
    elif field.group is Group.TEXT and column.forms[-1] in _BODIES:
        nested = max(evidence.urls, evidence.nested) >= _MOST
        return "the values are links or records" if nested else None
    elif field.name == "root_cause" and names_cause(column.forms) and evidence.phrased:
        return None
    return evidence.refutes(field.group) or is_better_unmapped(field, evidence)


def _by_label(
    column: _Column, records: Records, shape: Shape | None
) -> list[tuple[str | None, float, str]]:
    """Return fields that the label may name, the surest first."""
    found: list[tuple[str | None, float, str]] = []
    if shape:
        for form in column.forms:
            if form in shape.fields and (shape.fields[form] is None or not found):
                name = shape.fields[form]
                reason = f"{shape.name} calls {name or 'an extra attribute'} so"
                found.append((name, _OF_SOURCE, reason))
    fields = fields_for(records)
    for place, form in enumerate(column.forms):
        sure = _BY_LAST_PART if place else _BY_NAME
        found += [(f.name, sure, "the label is its name") for f in fields if form in f.aliases]
    stem = _stem(column.forms[-1])
    if stem:
        found += [
            (f.name, _BY_STEM, f"the label is its name with more words ({stem!r})")
            for f in fields
            if stem in f.aliases and f.group is Group.TEXT
        ]
    about = _ABOUT.match(column.forms[-1])
    if about and column.forms[-1].split()[-1] not in _CODE_ENDINGS:
        found += [
            (f.name, _BY_STEM, f"the label begins with its name ({about['name']!r})")
            for f in fields
            if about["name"] in f.aliases and f.group is Group.TEXT
        ]
    found += [
        (f.name, _BY_WEAK_NAME, "the label may be its name")
        for f in fields
        for form in column.forms
        if form in f.weak
    ]
    if column.evidence.prose and records is Records.DOCUMENTS:
        found += _by_words(column, fields)
    return found + [_INSTEAD[name] for name, _, _ in found if name in _INSTEAD]


def _stem(form: str) -> str:
    words = form.split()
    if words[:2] == ["description", "of"]:
        return "description"
    return " ".join(words[:-1]) if len(words) > 1 and words[-1] in _ENDINGS else ""


def _by_words(column: _Column, fields: Sequence[Field]) -> list[tuple[str | None, float, str]]:
    """Return the text field whose longest name occurs within the label."""
    label = f" {column.forms[0]} "
    if column.forms[0].split()[-1:] and column.forms[0].split()[-1] in _CODE_ENDINGS:
        return []
    hits = [
        (len(alias), field.name, alias)
        for field in fields
        if field.group is Group.TEXT
        for alias in field.aliases
        if f" {alias} " in label
    ]
    if not hits:
        return []
    _, name, alias = max(hits)
    return [(name, _BY_WORDS, f"the label contains {alias!r} and the values are text")]


def _mapped(column: _Column, field: str | None, confidence: float, reason: str) -> ColumnMapping:
    return ColumnMapping(
        column.index, column.label, field, confidence, reason, column.evidence.samples
    )


def _one_each(
    candidates: Sequence[ColumnMapping], table: Sequence[_Column], records: Records
) -> list[ColumnMapping]:
    """Leave each single-valued field to its best column by confidence and fill."""
    best: dict[str, ColumnMapping] = {}
    for candidate in candidates:
        if candidate.field is None:
            continue
        rival = best.get(candidate.field)
        if rival is None or _worth(candidate, table) > _worth(rival, table):
            best[candidate.field] = candidate
    result = []
    for candidate in candidates:
        field = field_named(candidate.field, records) if candidate.field else None
        if field is None or field.many or best[field.name] is candidate:
            result.append(candidate)
            continue
        winner = best[field.name].column
        if field.name == "title" and table[candidate.index].evidence.prose:
            reason = f"{winner!r} is the title, and these values are sentences"
            result.append(replace(candidate, field="description", confidence=0.5, reason=reason))
            continue
        reason = f"{winner!r} feeds {field.name!r} better; kept as an extra attribute"
        result.append(replace(candidate, field=None, confidence=0.0, reason=reason))
    return result


def _worth(candidate: ColumnMapping, table: Sequence[_Column]) -> float:
    """Return how well a column feeds its field: certainty, fill, and uniqueness for an id."""
    evidence = table[candidate.index].evidence
    worth = candidate.confidence * (0.3 + 0.7 * evidence.fill if evidence.rows else 1.0)
    return worth * (0.5 + 0.5 * evidence.unique) if candidate.field == "id" else worth


def _with_text(
    candidates: Sequence[ColumnMapping], table: Sequence[_Column]
) -> list[ColumnMapping]:
    """Map columns of sentences that no name claims, and a body where there would be none."""
    result = list(candidates)
    for place, column in enumerate(table):
        if result[place].field is None and _is_unclaimed_text(column, result[place]):
            reason = "the values are long text"
            result[place] = _mapped(column, "comment", _BY_EXCLUSION, reason)
    texts = {field.name for field in fields_for(Records.DOCUMENTS) if field.group is Group.TEXT}
    if any(c.field in texts and c.confidence > _BY_EXCLUSION for c in result):
        return result
    longest = max(
        (
            column
            for place, column in enumerate(table)
            if result[place].field in {None, "comment"} and column.evidence.prose
        ),
        key=lambda column: column.evidence.characters * column.evidence.fill,
        default=None,
    )
    if longest is not None:
        reason = "the longest text of a table without a column named as text"
        result[longest.index] = _mapped(longest, "description", _BY_CONTENT, reason)
    return result


def _is_unclaimed_text(column: _Column, candidate: ColumnMapping) -> bool:
    evidence = column.evidence
    claimed = candidate.confidence >= _OF_SOURCE or "feeds" in candidate.reason
    long = evidence.characters >= 80 and evidence.unique >= 0.5  # noqa: PLR2004 - prose, not labels
    return not claimed and evidence.prose and long and evidence.refutes(Group.TEXT) is None
