"""Column labels, brought to one form, so that labels and API names of one tool meet."""

from __future__ import annotations

import re
import unicodedata

from corpus.amount_forms import SYMBOLS, currency_in

_LONGEST_LABEL = 200
_CUSTOM = re.compile(r"^custom field \((.*)\)$", re.IGNORECASE | re.DOTALL)
_LIST = re.compile(r"\s*\[list\]\s*$", re.IGNORECASE)
#: ServiceNow marks the fields that a firm adds by ``u_``.
_PREFIX = re.compile(r"^(?:pse__|fields\.|u_)", re.IGNORECASE)
_RELATION = re.compile(
    r"(?:__r)?\.(?:name|value|display_?value|display_?name|emailaddress)$", re.IGNORECASE
)
_CUSTOM_SUFFIX = re.compile(r"__[cr]$", re.IGNORECASE)
_PLURAL_HINT = re.compile(r"\((?:s|es)\)", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_BETWEEN = re.compile(r"[^0-9a-z]+")
#: What a label says in a bracket at its end.
_REMARK = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*$")
_STEP = r"(?:[a-z]|[0-9]{1,3}|very (?:high|low)|high|medium|med|moderate|low|critical|yes|no)"
#: A scale: ``H/M/L``, ``1-5``, ``low to high``; or percent.
_SCALE = re.compile(rf"{_STEP}(?:\s*(?:[-\u2013/,;|]|\bto\b)\s*{_STEP})+|%|percent", re.IGNORECASE)
_MONEY = re.compile(r"(?:in )?(?:[kmt] ?)?(?:[a-z]{3}|[a-z]{0,2}[$€£¥])", re.IGNORECASE)
#: Signs and short forms that stand for a word: ``Job #``, ``No``, ``Hrs sold``; HR are people.
_NUMBER_SIGN = re.compile(r"#|\u2116|\bn°", re.IGNORECASE)
_HOURS = re.compile(r"\b(?:[Hh]rs?|HRS)\b|(?<=[a-z] )[Hh]$")
#: A currency's code after the name of an amount, without a bracket.
_CODED = re.compile(r"(?<=[A-Za-z]) (?P<code>[A-Z]{3})$")
_NUMBERED = re.compile(r"(?<=\w) (?:no|nr|num)$")
_HEADER_ROWS = re.compile(r"\s+[/|>–—-]\s+|\s*:\s+|\n+")  # noqa: RUF001 - dashes as tools write them


def shown_label(column: str) -> str:
    """Return the label as received, without a byte-order mark and outer blanks."""
    return column.replace("\ufeff", "").strip()


def normalise_label(column: str) -> str:
    """Return a label in lower case, one blank between words, without a tool's decoration.

    >>> normalise_label("pse__Account__r.Name"), normalise_label("Custom field (Bug Root Cause)")
    ('account', 'bug root cause')
    >>> normalise_label("CreatedDate"), normalise_label("Lesson(s) Learned")
    ('created date', 'lesson learned')
    >>> normalise_label("Job #"), normalise_label("Hrs sold"), normalise_label("HR lead")
    ('job no', 'hours sold', 'hr lead')
    """
    label = shown_label(column)[:_LONGEST_LABEL]
    label = _NUMBER_SIGN.sub(" no ", _LIST.sub("", label))
    if custom := _CUSTOM.match(label):
        label = custom.group(1)
    label = _PREFIX.sub("", label)
    label = _RELATION.sub("", label)
    label = _CUSTOM_SUFFIX.sub("", label)
    label = _PLURAL_HINT.sub("", label)
    label = _HOURS.sub("hours", _CAMEL.sub(" ", label))
    plain = unicodedata.normalize("NFKD", label).casefold()
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = plain.replace("component/s", "components")
    return _BETWEEN.sub(" ", plain).strip()


def label_forms(column: str) -> tuple[str, ...]:
    """Return the whole normalised label, then the label without what is said of it.

    That is the last part of a label of two header rows, or a label without its scale or currency.

    >>> label_forms("Lesson details / Effect"), label_forms("Severity (H/M/L)")
    (('lesson details effect', 'effect'), ('severity h m l', 'severity'))
    >>> label_forms("Ticket #"), label_forms("Contract value GBP")
    (('ticket no', 'ticket number'), ('contract value gbp', 'contract value'))
    """
    whole = normalise_label(column)
    parts = [part for part in _HEADER_ROWS.split(shown_label(column)[:_LONGEST_LABEL]) if part]
    plain = _without_remark(shown_label(column)[:_LONGEST_LABEL])
    last = normalise_label(parts[-1] if len(parts) > 1 else plain)
    last = _NUMBERED.sub(" number", last)
    return (whole, last) if last and last != whole else (whole,)


def _without_remark(label: str) -> str:
    """Return a label without what tells the scale or the currency of its values at its end.

    A unit, ``Budget (days)``, and a word, ``Date (target close)``, tell what the values are.
    """
    coded = _CODED.search(label)
    if coded and currency_in(coded["code"]):
        return label[: coded.start()]
    found = _REMARK.search(label)
    if found is None:
        return label
    inside = found[1].strip()
    money = _MONEY.fullmatch(inside) and (currency_in(inside) or inside[-1:] in SYMBOLS)
    return label[: found.start()] if money or _SCALE.fullmatch(inside) else label
