"""A risk check as it is kept and shown: JSON whose passages carry the digest of their wording.

By the digest a person can decide on a wording although the text itself was not kept. Where the
wording had another before its clause number was left out of it, that is told beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from intelligence.errors import InvalidOffer
from intelligence.risk.risk_check import RiskCheck
from intelligence.risk.serial import check_payload, stored_payload, text_digest
from intelligence.risk.suppression import (
    MISSING,
    Suppressions,
    older_digest,
    wording_digest,
)

#: The digest of a part's wording, and where it differs the one of before.
DIGESTS = ("digest", "older_digest")


def shown_payload(check: RiskCheck) -> dict[str, Any]:
    """Return a check with the words of its text, for whoever gave the text."""
    return _digested(check_payload(check), check)


def guarded_payload(check: RiskCheck, kept: Mapping[str, Any]) -> dict[str, Any]:
    """Return a kept check of which names were taken out; digests stay those that were kept."""
    payload = check_payload(check, kept)
    for name in ("passages", "missing_sections"):
        payload[name] = [
            {**one, **{key: old[key] for key in DIGESTS if key in old}}
            for one, old in zip(payload[name], kept[name], strict=True)
        ]
    return payload


def with_suppressions(payload: Mapping[str, Any], suppressed: Suppressions) -> dict[str, Any]:
    """Return a kept payload with what is accepted now in place of what was when it was drawn.

    Of a passage whose words were kept, digests that a program of before did not know are looked up
    as well.
    """
    told = dict(payload)
    for name in ("passages", "missing_sections"):
        told[name] = [{**one, "suppressed": _accepted(one, suppressed)} for one in payload[name]]
    return told


def _accepted(one: Mapping[str, Any], suppressed: Suppressions) -> str | None:
    known = [one[key] for key in DIGESTS if key in one]
    kind, words = one.get("kind", MISSING), one.get("text", one.get("section"))
    if words is not None:
        known.extend(_digests(kind, words).values())
    return next((suppressed[digest] for digest in known if digest in suppressed), None)


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
    passages = () if drawn is None else drawn["passages"]
    again = {one[key]: one for key in DIGESTS for one in passages if key in one}
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
        "passages": [_digests(one.kind, one.text) for one in passages],
        "missing_sections": [_digests(MISSING, one) for one in sections],
    }
    for name, found in digests.items():
        payload[name] = [{**one, **own} for one, own in zip(payload[name], found, strict=True)]
    return payload


def _digests(kind: str, words: str) -> dict[str, str]:
    found = wording_digest(kind, words), older_digest(kind, words)
    return dict(zip(DIGESTS, dict.fromkeys(found), strict=False))
