"""What the values of a column look like, so that a label alone never decides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from corpus.amount_forms import is_number
from corpus.blanks import is_blank
from corpus.date_forms import Absent, Refused, read_form
from corpus.fields import Group
from corpus.mapping.causes import is_phrase

#: Share of values that must look like a sort of value for the column to count as that.
_MOST = 0.6
_MANY = 30
_EXAMINED = 200
_SAMPLES = 3
_SAMPLE_LENGTH = 80

_URL = re.compile(r"^(?:https?|ftp)://\S+$", re.IGNORECASE)
#: Records inside a cell: JSON, or what readers make of it (``start: 0; end: 48``, ``3; 17; X``).
_NESTED = re.compile(
    r"^\s*(?:\[\s*[\[{]|\{\s*\"|\[.*\]\s*$"
    r"|[\w ]{1,40}: [^;\n]{0,80}; [\w ]{1,40}: |[0-9.]+; [0-9.]+; )",
    re.DOTALL,
)
_PLACE_CODE = re.compile(r"^[A-Z]{2}(?:-[A-Z0-9]{1,3})?$")
_OPAQUE = re.compile(r"^(?:[0-9a-f]{32}|[0-9a-f-]{36}|00[0-9][A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?)$")
_LEVELS = re.compile(
    r"^(?:[0-9]\s*[-–.:]?\s*)?(?:"  # noqa: RUF001 - as ServiceNow and others write it
    r"(?:sev|severity|p|s|prio|priority|level)?[\s-]*[0-9]|"
    r"none|minor|moderate|major|critical|blocker|trivial|low|lowest|medium|med|high|highest|"
    r"h|m|l|hoch|mittel|niedrig|gering|kritisch|hoog|midden|gemiddeld|laag|kritiek|"
    r"very high|very low|severe|urgent|normal|info|maintenance|extreme|significant|"
    r"sev[\s-]*[0-9]|p[0-9])$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Measures over a column's sampled values; shares are of the values that are not blank."""

    rows: int
    filled: int
    distinct: int
    characters: float
    words: float
    dates: float
    numbers: float
    urls: float
    nested: float
    levels: float
    place_codes: float
    opaque: float
    stops: float
    phrases: float
    samples: tuple[str, ...]

    @property
    def fill(self) -> float:
        """Share of the sampled rows that hold a value."""
        return self.filled / self.rows if self.rows else 0.0

    @property
    def unique(self) -> float:
        """Distinct values as a share of the filled ones."""
        return self.distinct / self.filled if self.filled else 0.0

    @property
    def coded(self) -> bool:
        """Whether the values are short and few, as those of a list to choose from."""
        if not self.filled:
            return False
        if self.levels >= _MOST:
            return True
        if self.filled >= _MANY:
            short = self.words <= 7 and self.characters <= 70  # noqa: PLR2004 - a list entry's size
            listed = self.characters <= 150 and self.unique <= 0.1 and not self.sentences  # noqa: PLR2004 - long entries
            return listed or (short and self.unique <= 0.35)  # noqa: PLR2004 - text seldom repeats
        return self.words <= 4 and self.characters <= 40 and self.unique <= 0.5  # noqa: PLR2004

    @property
    def sentences(self) -> bool:
        """Whether most values end as sentences do, which the entries of a list do not."""
        return self.stops >= _MOST

    @property
    def phrased(self) -> bool:
        """Whether most values are phrases, which tell something however often they come again."""
        others = (self.levels, self.urls, self.nested, self.numbers, self.dates, self.opaque)
        return self.phrases >= _MOST and max(others) < _MOST

    @property
    def prose(self) -> bool:
        """Whether the values are sentences."""
        return self.words >= 8 and self.nested < _MOST and self.urls < _MOST  # noqa: PLR2004

    def refutes(self, group: Group) -> str | None:
        """Return why these values cannot be of a group, or None where they can be."""
        if not self.filled:
            return None
        checks = {
            Group.DATE: (self.dates < _MOST, "few values are dates"),
            Group.TEXT: (
                self.coded or self._wordless,
                "the values are codes or categories, not text",
            ),
            Group.NUMBER: (self.numbers < _MOST, "few values are numbers"),
            Group.MONEY: (self.numbers < _MOST, "few values are amounts"),
            Group.MARGIN: (self.numbers < _MOST, "few values are numbers"),
            Group.NAME: (self.prose and self.characters > 150, "the values are text, not names"),  # noqa: PLR2004
            Group.ATTRIBUTE: (
                self.opaque >= _MOST or (self.prose and self.characters > 60),  # noqa: PLR2004
                "the values are text or keys without names",
            ),
            Group.ID: (self.prose, "the values are text"),
        }
        refuted, reason = checks.get(group, (False, ""))
        return reason if refuted else None

    @property
    def _wordless(self) -> bool:
        if self.words < 1.5:  # noqa: PLR2004 - single words
            return True
        return max(self.urls, self.nested, self.numbers, self.dates, self.opaque) >= _MOST


def weigh(values: Sequence[str]) -> Evidence:
    """Return the evidence of a column's sampled values."""
    filled = [value.strip() for value in values if not is_blank(value)]
    examined = filled[:_EXAMINED]
    count = len(filled) or 1
    return Evidence(
        rows=len(values),
        filled=len(filled),
        distinct=len(set(filled)),
        characters=sum(map(len, filled)) / count,
        words=sum(len(value.split()) for value in filled) / count,
        dates=_date_share(examined),
        numbers=_share(examined, is_number),
        urls=_share(examined, _URL.match),
        nested=_share(examined, is_nested),
        levels=_share(examined, _LEVELS.match),
        place_codes=_share(examined, _PLACE_CODE.match),
        opaque=_share(examined, _OPAQUE.match),
        stops=_share(examined, _ends_in_stop),
        phrases=_share(examined, is_phrase),
        samples=tuple(shorten(value) for value in islice(dict.fromkeys(filled), _SAMPLES)),
    )


def _ends_in_stop(value: str) -> bool:
    return value.endswith((".", "!", "?"))


def is_nested(value: str) -> bool:
    """Return whether a cell holds records of its own instead of a value of its row.

    >>> is_nested('[{"start": 0}]'), is_nested("start: 0; end: 48; role: noise"), is_nested("No")
    (True, True, False)
    """
    return _NESTED.match(value[:400]) is not None


def shorten(value: str, length: int = _SAMPLE_LENGTH) -> str:
    """Return a value on one line of at most ``length`` characters."""
    line = " ".join(value[: 4 * length].split())
    return line if len(line) <= length else line[: length - 1] + "…"


def _share(values: Sequence[str], test: object) -> float:
    if not values or not callable(test):
        return 0.0
    return sum(bool(test(value[:400])) for value in values) / len(values)


def _date_share(values: Sequence[str]) -> float:
    """Return the share of dates, impossible ones too; ``0000-00-00`` says nothing either way."""
    forms = [form for value in values if not isinstance(form := read_form(value), Absent)]
    if not forms:
        return 1.0 if values else 0.0
    return sum(not isinstance(form, Refused) or form.shaped for form in forms) / len(forms)
