"""A risk check as JSON and back: what is printed, sent and stored.

The text of the offer is no part of it; its digest says which text was checked. Passages and reasons
quote that text, so `stored_payload` takes these words out as well.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from intelligence.errors import DamagedCheck, InvalidOffer
from intelligence.risk.json_values import plain, read_value
from intelligence.risk.offer import Offer
from intelligence.risk.risk_check import (
    Mitigation,
    OverrunOutlook,
    PassageFound,
    PastFinding,
    RiskCheck,
    SectionMissed,
    SimilarEngagement,
    ThemeProbability,
    ThemeRisk,
)
from intelligence.sow.passage import MissingSection, Passage

Json = dict[str, Any]


def check_payload(check: RiskCheck, stored: Mapping[str, Any] | None = None) -> Json:
    """Return a check as JSON holds it: no NaN, no infinity, no text of the offer.

    Counts that are withheld are null. Lone surrogates, which no encoding carries, become U+FFFD;
    offsets stay as they are. ``stored`` is the payload that a check without its text was read from:
    it still knows the text's length and digest.
    """
    return {
        "edition": check.edition,
        "redacted": check.redacted,
        "offer": offer_payload(check.offer, stored),
        "themes": [_theme(one) for one in check.themes],
        "passages": [
            plain(one.passage) | {"past": plain(one.past), "suppressed": plain(one.suppressed)}
            for one in check.passages
        ],
        "missing_sections": [
            plain(one.missing) | {"past": plain(one.past), "suppressed": plain(one.suppressed)}
            for one in check.missing_sections
        ],
        "similar": plain(check.similar),
        "overrun": [_counts_told(plain(one)) for one in check.overrun],
        "notes": plain(check.notes),
    }


def stored_payload(check: RiskCheck) -> Json:
    """Return what may be kept of a check whose text may not: figures and places, none of its words.

    Texts of passages and values of reasons that are a sentence are null. Why a passage was found,
    how it could be worded and what such a reason says are made of the offer's words, so they are
    empty. `check_of` with the text gives passages and values again.
    """
    payload = check_payload(check)
    for passage in payload["passages"]:
        passage.update(text=None, why="", rewrite="")
    for reason in (one for theme in payload["themes"] for one in theme["reasons"]):
        if reason["kind"] == "text" and reason["start"] is not None:
            reason.update(value=None, words="")
    return payload


def offer_payload(offer: Offer, stored: Mapping[str, Any] | None = None) -> Json:
    """Return what is told of an offer: everything but its text, of which length and digest."""
    if stored is not None and not offer.text:
        known = {name: stored["offer"][name] for name in ("characters", "sha256")}
        return offer_payload(offer) | known
    return {
        "attributes": plain(offer.attributes),
        "planned_hours": plain(offer.planned_hours),
        "contingency": plain(offer.contingency),
        "confidence": plain(offer.confidence),
        "characters": len(offer.text),
        "sha256": text_digest(offer.text),
    }


def text_digest(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, by which a check knows what it was made of.

    >>> text_digest("")[:12]
    'e3b0c44298fc'
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def check_of(payload: Mapping[str, Any], text: str | None = None) -> RiskCheck:
    """Return the check that a payload holds; ``text`` is that of the offer, where it is at hand.

    Without it the offer's text is empty. Everything else comes back as it
    was, except for numbers that JSON cannot hold, which come back as NaN, or null where they may.

    Raises:
        DamagedCheck: when the payload is no check, or the text is not the one that was checked.

    """
    try:
        return _check(payload, text)
    except (AttributeError, KeyError, TypeError, ValueError, InvalidOffer) as reason:
        message = f"a stored risk check cannot be read: {type(reason).__name__} {reason}"
        raise DamagedCheck(message) from reason


def probability_of(told: Mapping[str, Any]) -> ThemeProbability:
    """Return the figures of a theme of a payload, without the reasons that may quote the offer."""
    found: ThemeProbability = read_value(ThemeProbability, {**told, "reasons": []})
    return found


def _check(payload: Mapping[str, Any], text: str | None) -> RiskCheck:
    return RiskCheck(
        edition=read_value(int, payload["edition"]),
        offer=_offer(payload["offer"], text),
        themes=tuple(_theme_risk(one, text) for one in payload["themes"]),
        passages=tuple(_passage(one, text) for one in payload["passages"]),
        missing_sections=tuple(
            SectionMissed(
                read_value(MissingSection, one), _findings(one["past"]), one["suppressed"]
            )
            for one in payload["missing_sections"]
        ),
        similar=read_value(tuple[SimilarEngagement, ...], payload["similar"]),
        overrun=read_value(tuple[OverrunOutlook, ...], payload["overrun"]),
        notes=read_value(tuple[str, ...], payload["notes"]),
        redacted=read_value(bool, payload["redacted"]),
    )


def _offer(told: Mapping[str, Any], text: str | None) -> Offer:
    if text is not None and text_digest(text) != told["sha256"]:
        raise DamagedCheck("the text given is not the one that was checked: their digests differ")
    attributes = MappingProxyType(dict(told["attributes"]))
    numbers = (told["planned_hours"], told["contingency"], told["confidence"])
    return Offer(text or "", attributes, *numbers)


def _theme(one: ThemeRisk) -> Json:
    told: Json = plain(one.risk)
    told["evidence"] = plain(one.evidence)
    told["mitigations"] = [_counts_told(plain(each)) for each in one.mitigations]
    return _counts_told(told)


def _counts_told(told: Json) -> Json:
    if told["withheld"]:
        counts = ("n", "showing", "seen", "documents", "engagements", "customers")
        return told | {name: None for name in counts if name in told}
    return told


def _theme_risk(told: Mapping[str, Any], text: str | None) -> ThemeRisk:
    reasons = [_with_words(one, "value", text) for one in told["reasons"]]
    return ThemeRisk(
        read_value(ThemeProbability, {**told, "reasons": reasons}),
        _findings(told["evidence"]),
        read_value(tuple[Mitigation, ...], told["mitigations"]),
    )


def _passage(told: Mapping[str, Any], text: str | None) -> PassageFound:
    passage: Passage = read_value(Passage, _with_words(told, "text", text))
    return PassageFound(passage, _findings(told["past"]), told["suppressed"])


def _with_words(told: Mapping[str, Any], name: str, text: str | None) -> Mapping[str, Any]:
    """Give a span of the offer its words again where they were not kept."""
    if told[name] is not None:
        return told
    return {**told, name: (text or "")[told["start"] : told["end"]]}


def _findings(told: Sequence[Mapping[str, Any]]) -> tuple[PastFinding, ...]:
    found: tuple[PastFinding, ...] = read_value(tuple[PastFinding, ...], told)
    return found
