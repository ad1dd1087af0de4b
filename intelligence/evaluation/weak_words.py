"""The baseline of the SOW check: a list of weak words, each sentence that has one is flagged.

Lists of weak phrases, options and incompletes are those of NASA's ARM tool (Wilson, Rosenberg and
Hyatt 1997) and of the INCOSE Guide to Writing Requirements (2023, rules R7 to R9, R34).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from intelligence.sow.outline import outline
from intelligence.sow.passage import Passage, PassageKind, SowFindings
from models.segmentation import Segmenter

WEAK_WORDS: Mapping[PassageKind, re.Pattern[str]] = {
    kind: re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)
    for kind, words in {
        PassageKind.VAGUE_TERM: (
            "adequate|appropriate|as appropriate|effective|efficient|easy|easily|flexible|fast"
            "|normal|timely|user-friendly|robust|sufficient|suitable|reasonable|quickly|promptly"
            "|best practice|state of the art|high quality|good|significant|minimal|optimal"
            "|as soon as possible|where possible|if practical|capability of|capable of|improved"
        ),
        PassageKind.MISSING_ACCEPTANCE: "acceptance|satisfaction|satisfactory|acceptable|approval",
        PassageKind.OPEN_ENDED: (
            r"including but not limited to|etc\.?|and so on|as required|as needed|as necessary|any"
            "|all|other|such as|unlimited|if necessary"
        ),
        PassageKind.UNQUANTIFIED: "several|some|many|various|multiple|a few|a number of|regular",
        PassageKind.PASSIVE_RESPONSIBILITY: "(?:will|shall|must|should|to) be",
        PassageKind.TO_BE_DECIDED: (
            "tbd|tbs|tbr|tbc|to be (?:determined|defined|agreed|decided|confirmed)|not defined"
            "|not determined|but not limited to be"
        ),
    }.items()
}


def weak_words(text: str, segmenter: Segmenter) -> SowFindings:
    """Return each statement that has a weak word, under the kind of the word's list."""
    found: list[Passage] = []
    for one in outline(text, segmenter).statements:
        for kind, pattern in WEAK_WORDS.items():
            met = pattern.search(one.words)
            if met:
                words = text[one.start : one.end]
                trigger = one.reading.span(*met.span())
                found.append(Passage(one.start, one.end, words, kind, "", "", 1.0, trigger))
    return SowFindings(tuple(found), ())
