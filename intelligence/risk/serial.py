"""A risk check as JSON and back: what is printed, sent and stored.

The text of the offer is no part of it; its digest says which text was checked. Passages, reasons
and missing sections quote that text, so `stored_payload` takes these words out as well, unless the
text may be kept.
"""

from __future__ import annotations

import hashlib
import re
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

#: This many words of the offer in a row are a quote of it.
_QUOTE_WORDS = 4
_WORD = re.compile(r"\w+")
_Runs = set[tuple[str, ...]]


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


def stored_payload(check: RiskCheck, *, keep_text: bool = False) -> Json:
    """Return what may be kept of a check: with the text if that was asked for, else none of it.

    Without it, texts of passages and of sentences that are reasons are null, and an ellipsis stands
    for whatever else quotes four or more words of the offer in a row. `check_of` with the text
    gives passages and reasons their words again.
    """
    payload = check_payload(check)
    if keep_text:
        payload["offer"]["text"] = plain(check.offer.text)
        return payload
    words = _WORD.findall(check.offer.text.casefold())
    runs = set(zip(*(words[place:] for place in range(_QUOTE_WORDS)), strict=False))
    for passage in payload["passages"]:
        passage["text"] = None
    reasons = [reason for theme in payload["themes"] for reason in theme["reasons"]]
    for reason in reasons:
        if reason["start"] is not None and reason["value"]:
            reason["value"] = None
    for quoting in (*payload["passages"], *payload["missing_sections"], *reasons):
        for name in ("why", "rewrite", "words", "value"):
            if quoting.get(name) is not None:
                quoting[name] = without_quotes(quoting[name], runs)
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


def without_quotes(text: str, runs: _Runs) -> str:
    """Return a text with an ellipsis for whatever is made of runs of words from another text.

    >>> without_quotes("It says: as soon as possible, please.", {("as", "soon", "as", "possible")})
    'It says: …, please.'
    """
    places = [match.span() for match in _WORD.finditer(text)]
    words = [text[start:end].casefold() for start, end in places]
    quoted: set[int] = set()
    for place in range(len(words) - _QUOTE_WORDS + 1):
        if tuple(words[place : place + _QUOTE_WORDS]) in runs:
            quoted.update(range(place, place + _QUOTE_WORDS))
    parts, last = [], 0
    for place in sorted(quoted):
        if place - 1 not in quoted:
            parts.append(f"{text[last : places[place][0]]}…")
        last = places[place][1]
    return "".join(parts) + text[last:]


def check_of(payload: Mapping[str, Any], text: str | None = None) -> RiskCheck:
    """Return the check that a payload holds; ``text`` is that of the offer, where it is at hand.

    Without it (and none in the payload) the offer's text is empty. Everything else comes back as it
    was, except for numbers that JSON cannot hold, which come back as NaN, or null where they may.

    Raises:
        DamagedCheck: when the payload is no check, or the text is not the one that was checked.

    """
    try:
        return _check(payload, text)
    except (AttributeError, KeyError, TypeError, ValueError, InvalidOffer) as reason:
        message = f"a stored risk check cannot be read: {type(reason).__name__} {reason}"
        raise DamagedCheck(message) from reason


def _check(payload: Mapping[str, Any], text: str | None) -> RiskCheck:
    known = payload["offer"].get("text") if text is None else text
    return RiskCheck(
        edition=read_value(int, payload["edition"]),
        offer=_offer(payload["offer"], known),
        themes=tuple(_theme_risk(one, known) for one in payload["themes"]),
        passages=tuple(_passage(one, known) for one in payload["passages"]),
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
    if text is not None and told.get("text") != text and text_digest(text) != told["sha256"]:
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
        counts = ("n", "showing", "documents", "engagements", "customers")
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
