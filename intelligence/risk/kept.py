"""A risk check as it is kept and shown: JSON whose passages carry the digest of their wording.

By the digest a person can decide on a wording although the text itself was not kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from intelligence.risk.risk_check import RiskCheck
from intelligence.risk.serial import check_payload, stored_payload
from intelligence.risk.suppression import MISSING, wording_digest


def shown_payload(check: RiskCheck) -> dict[str, Any]:
    """Return a check with the words of its text, for whoever gave the text."""
    return _digested(check_payload(check), check)


def guarded_payload(check: RiskCheck, kept: Mapping[str, Any]) -> dict[str, Any]:
    """Return a kept check of which names were taken out; digests stay those that were kept."""
    payload = check_payload(check, kept)
    for name in ("passages", "missing_sections"):
        payload[name] = [
            {**one, "digest": old["digest"]}
            for one, old in zip(payload[name], kept[name], strict=True)
        ]
    return payload


def kept_payload(check: RiskCheck, *, keep_text: bool) -> dict[str, Any]:
    """Return what is kept of a check: without a word of its text unless that was asked for."""
    return _digested(check_payload(check) if keep_text else stored_payload(check), check)


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
