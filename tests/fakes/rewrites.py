"""Every rewrite and reason that labelled statements of work are given."""

from __future__ import annotations

from collections.abc import Iterator

from intelligence.sow.acceptance import missing_acceptance
from intelligence.sow.explained import explained
from intelligence.sow.hit import Hit
from intelligence.sow.judge import JUDGED, packaged_judge
from intelligence.sow.labels import LabelledText
from intelligence.sow.open_ended import open_ended
from intelligence.sow.passive import passive
from intelligence.sow.undecided import undecided
from intelligence.sow.unquantified import unquantified
from intelligence.sow.vague import vague
from tests.fakes.statements import settings

_DETECTORS = (undecided, missing_acceptance, open_ended, vague, passive, unquantified)


def rewrites(texts: tuple[LabelledText, ...]) -> Iterator[tuple[str, Hit]]:
    """Yield statements with what rules found, and with what is told where they found no words."""
    judge = packaged_judge()
    for text in texts:
        for setting in settings(text.text):
            hits = {hit.kind: hit for detector in _DETECTORS for hit in detector(setting)}
            at = setting.statement
            labelled = {
                label.kind for label in text.labels if label.start < at.end and at.start < label.end
            }
            for kind in JUDGED:
                if kind in labelled and kind not in hits:
                    hits[kind] = explained(setting.words, kind, judge, 0.7)
            for hit in hits.values():
                yield setting.words, hit
