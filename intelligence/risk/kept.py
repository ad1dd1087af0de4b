"""A risk check as it is kept and shown: JSON whose passages carry the digest of their wording.

By the digest a person can decide on a wording although the text itself was not kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from intelligence.errors import InvalidOffer
from intelligence.risk.risk_check import RiskCheck
from intelligence.risk.serial import check_payload, stored_payload, text_digest
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


def with_words(
    payload: Mapping[str, Any], text: str, drawn: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Return a kept payload with the words of its text again, which is given once more.

    Passages and sentences have their words by their places. Why a passage was found and how it
    could be worded was not kept: it is taken from ``drawn``, the same check drawn again, for each
    passage whose wording has the digest that was kept; else it stays empty.

    Raises:
        InvalidOffer: when the text is not the one that was checked.

    """
    if text_digest(text) != payload["offer"]["sha256"]:
        raise InvalidOffer("this is not the text that was checked: their digests differ")
    again = {} if drawn is None else {one["digest"]: one for one in drawn["passages"]}
    return {
        **payload,
        "passages": [_worded(one, text, again.get(one["digest"])) for one in payload["passages"]],
        "themes": [
            {**theme, "reasons": [_sentence(one, text) for one in theme["reasons"]]}
            for theme in payload["themes"]
        ],
    }


def _worded(one: Mapping[str, Any], text: str, again: Mapping[str, Any] | None) -> dict[str, Any]:
    told = {**one, "text": text[one["start"] : one["end"]]}
    if again is not None and not told["why"]:
        told |= {"why": again["why"], "rewrite": again["rewrite"]}
    return told


def _sentence(one: Mapping[str, Any], text: str) -> dict[str, Any]:
    if one["kind"] != "text" or one["start"] is None or one["words"]:
        return dict(one)
    words = f"This sentence speaks {'for' if one['odds'] > 1 else 'against'} it"
    return {**one, "value": text[one["start"] : one["end"]], "words": words}


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
