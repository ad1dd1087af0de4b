"""A risk check as it is kept and shown: JSON whose passages carry the digest of their wording.

By the digest a person can decide on a wording although the text itself was not kept.
"""

from __future__ import annotations

from typing import Any

from intelligence.risk.risk_check import RiskCheck
from intelligence.risk.serial import check_payload, stored_payload
from intelligence.risk.suppression import MISSING, wording_digest

_TEXT = "text"
_MADE_OF_WORDS = ("why", "rewrite")


def shown_payload(check: RiskCheck) -> dict[str, Any]:
    """Return a check with the words of its text, for whoever gave the text."""
    return _digested(check_payload(check), check)


def kept_payload(check: RiskCheck, *, keep_text: bool) -> dict[str, Any]:
    """Return what is kept of a check: without a word of its text unless that was asked for.

    Why a passage was found and how it could be worded are made of its words, so they go too.
    """
    if keep_text:
        return _digested(check_payload(check), check)
    payload = _digested(stored_payload(check), check)
    payload["passages"] = [
        {**passage, **dict.fromkeys(_MADE_OF_WORDS, "")} for passage in payload["passages"]
    ]
    for theme in payload["themes"]:
        for reason in theme["reasons"]:
            if reason["kind"] == _TEXT:
                reason["words"] = ""
    return payload


def _digested(payload: dict[str, Any], check: RiskCheck) -> dict[str, Any]:
    passages = [one.passage for one in check.passages]
    sections = [one.missing.section for one in check.missing_sections]
    digests = {
        "passages": [wording_digest(one.kind, one.text) for one in passages],
        "missing_sections": [wording_digest(MISSING, one) for one in sections],
    }
    for name, found in digests.items():
        payload[name] = [
            {**one, "digest": digest} for one, digest in zip(payload[name], found, strict=True)
        ]
    return payload
