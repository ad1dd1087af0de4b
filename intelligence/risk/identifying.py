"""Spans of a text that tell an address, a number or an id by their form alone."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Marked:
    """``[start, end)`` of a text, and what to write in its place."""

    start: int
    end: int
    label: str


_TLD = (
    "com|net|org|io|de|co|uk|eu|local|internal|intern|corp|lan|se|no|dk|fi|fr|ch|nl|es|pl|"
    "info|biz|gov|edu|example|invalid|test|cloud|dev|app|ca|au|jp"
)
#: Standards and terms written like ticket ids.
_NO_TICKET = (
    r"(?!(?:ISO|UTF|SHA|AES|RFC|IEC|IEEE|COVID|ERP|SAP|SLA|TLS|WCAG|NIST|EN|DIN|ITIL|CR|Q)-)"
)
#: What stands before numbers that are no ids: money and standards.
_NO_NUMBER = r"(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|HUF|JPY|CNY|INR|AUD|CAD|ISO|IEC|DIN|EN|RFC)\b"
_REST = r"[^\s<>\"')\]]"
#: What stands before a number that is called.
_CALLED = "tel|telephone|phone|mobile|cell|fax|hotline|ext|extension|dial"
#: Units and currencies beside a figure that is no id.
_FIGURE_BEFORE = "".join(rf"(?<!{unit} )" for unit in ("EUR", "USD", "GBP", "CHF", "SEK", "NOK"))
_FIGURE_AFTER = r"(?!\s?(?:EUR|USD|GBP|CHF|SEK|NOK|€|\$|£|hours?\b|h\b|rows\b|records\b|users\b))"
_FORMS = {
    "[e-mail address]": (
        r"(?a:[\w.+'-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)*)",
        r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*",
    ),
    "[link]": (
        rf"(?i:\b(?:https?|ftps?|sftp|file|mailto|tel|ssh)\s?:/{{0,3}}{_REST}+)",
        rf"(?i:\bwww\.{_REST}+)",
        rf"(?i:\b(?:[\w-]+\.)+(?:{_TLD})\b(?:[/:]{_REST}*)?)",
    ),
    "[path]": (r"(?:\\\\|\b[A-Za-z]:\\)[^\s\"'<>|]+",),
    "[address]": (r"\b(?:\d{1,3}\.){3}\d{1,3}\b(?::\d+)?",),
    "[phone number]": (
        r"(?<![\w.,])(?:\+|00)\d[\d ()/.-]{5,}\d",
        r"(?<![\w.,-])\(?0\d[\d ()/-]{5,}\d",
        r"(?<![\w.,-])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b",
        r"(?<![\w.,-])0\d{1,4}(?:[.-]\d{2,}){2,}\b",
        rf"(?i:\b(?:{_CALLED})\b[.:]?\s?(?:no\.?\s?)?)(?P<number>[+(]?\d[\d ()/.-]*\d)",
    ),
    "[id]": (
        r"(?i:\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b)",
        rf"\b{_NO_TICKET}[A-Z][A-Z0-9]{{1,9}}(?:-\d{{2,4}})?-\d{{2,}}\b",
        r"(?i:\b(?:INC|CHG|REQ|RITM|TASK|PRB|CS|SR|TKT|CASE|WO|PO)[ #-]?\d{4,}\b)",
        rf"\b(?!{_NO_NUMBER})[A-Z]{{2,6}}[ #]{{1,2}}(?!(?:19|20)\d\d\b)\d{{4,}}\b",
        r"(?<!\w)#\d{3,}\b",
        r"(?i:\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{12,}\b)",
        rf"(?<![\w.,€$£]){_FIGURE_BEFORE}\d{{7,}}(?![\w.,]?\d){_FIGURE_AFTER}",
    ),
}
_COMPILED = [(label, re.compile(form)) for label, forms in _FORMS.items() for form in forms]


def identifying_forms(text: str) -> tuple[Marked, ...]:
    """Return what is an address, a phone number or an id by its form; spans may overlap.

    >>> [(one.label, "See JIRA-4411 or +49 40 123456."[one.start : one.end])
    ...  for one in identifying_forms("See JIRA-4411 or +49 40 123456.")]
    [('[phone number]', '+49 40 123456'), ('[id]', 'JIRA-4411')]
    """
    return tuple(
        Marked(*match.span("number" if "number" in form.groupindex else 0), label)
        for label, form in _COMPILED
        for match in form.finditer(text)
    )
