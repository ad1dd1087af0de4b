"""The content policy under which a report is shown: its own style and script, and nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

_HASH = re.compile(r"'sha256-[A-Za-z0-9+/]{43}='")


class _Head(HTMLParser):
    """Collects the style elements of the head and the script hashes of its first policy.

    Only the head is read: it is made of the report's own template, whereas the body holds
    customers' words. A script is trusted by the hash that the report states, never by being there.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.styles: list[str] = []
        self.script_hashes: list[str] = []
        self._in_style = False
        self._policy_seen = False
        self._done = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._done:
            return
        given = dict(attrs)
        if tag == "body":
            self._done = True
        elif tag == "style":
            self._in_style = True
            self.styles.append("")
        elif tag == "meta" and (given.get("http-equiv") or "").lower() == "content-security-policy":
            self._note_policy(given.get("content") or "")

    def handle_endtag(self, tag: str) -> None:
        self._done = self._done or tag == "head"
        self._in_style = False

    def handle_data(self, data: str) -> None:
        if self._in_style and not self._done:
            self.styles[-1] += data

    def _note_policy(self, policy: str) -> None:
        if self._policy_seen:
            return
        self._policy_seen = True
        directives = (part.strip() for part in policy.split(";"))
        for directive in directives:
            if directive.startswith("script-src "):
                self.script_hashes = _HASH.findall(directive)


def report_policy(html: str) -> str:
    """Return the Content-Security-Policy header for a report's HTML.

    >>> report_policy("<html><head><style>p{}</style></head><body></body></html>")
    ... # doctest: +ELLIPSIS
    "default-src 'none'; style-src 'sha256-..."
    """
    head = _Head()
    head.feed(html.partition("<body")[0])
    styles = " ".join(_hash(text) for text in head.styles) or "'none'"
    scripts = " ".join(head.script_hashes) or "'none'"
    return (
        f"default-src 'none'; style-src {styles}; script-src {scripts}; img-src data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"
