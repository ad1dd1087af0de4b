"""Cuts a statement that tells two causes into a finding each.

"The SOW never said who migrates the data and the only person who knew the interface had left" is
one sentence and two causes; as one finding it gets one theme, or none for lying between two. Where
a rule proposes a cut (`models/clause_rules.py`), both parts are read by themselves. They become
findings of their own when each is told as a cause, and each shows a theme of the taxonomy, another
one than the other part's, so surely that it is more than five times as likely right as wrong.
Otherwise the statement stays as it is. What is asked is the statement alone, so it is cut alike in
any company.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.metadata import version

from intelligence.findings import Finding
from intelligence.identity.references import key_of
from intelligence.memory import Forgetful, ResultStore
from intelligence.passages import readable
from intelligence.recognising import recognise_causes
from intelligence.taxonomy import Taxonomy
from models.clause_rules import cuts, tells, without_ends
from models.recognition.recogniser import Recogniser
from models.roles.contract import Role, RoleClassifier, Statement

#: Probability that a part tells a cause and that its theme is right, from which it stands alone.
#: Most statements tell one cause, and a wrong cut makes a claim that nobody wrote: this is the
#: lowest bound tried at which the themes of documents left out are told as well as without any
#: cut, with either encoder (docs/quality/understanding.md).
SURE = 0.85

#: How often parts are cut again: a statement gives at most two to the power of it.
ROUNDS = 2


@dataclass(frozen=True, slots=True)
class Cutter:
    """What statements are read with.

    ``threshold`` is the confidence from which a theme is given, None for the recogniser's own;
    ``memory`` saves time and changes nothing.
    """

    roles: RoleClassifier
    recogniser: Recogniser
    taxonomy: Taxonomy | None
    threshold: float | None = None
    memory: ResultStore = field(default_factory=Forgetful)

    def cut(self, findings: Sequence[Finding], held: Collection[str] = ()) -> list[Finding]:
        """Return the findings in their order, each statement of several causes in its parts.

        Args:
            findings: statements with their roles; only causes are cut.
            held: keys (`key_of`) of statements that somebody has decided about: they stay whole.

        """
        groups = [[finding] for finding in findings]
        asked = {
            finding
            for finding in findings
            if finding.role == Role.CAUSE.value
            and key_of(finding.document_uid, finding.text) not in held
        }
        for _ in range(ROUNDS):
            parted = self._parted(asked)
            if not parted:
                break
            groups = [
                [part for one in group for part in parted.get(one, (one,))] for group in groups
            ]
            asked = {part for parts in parted.values() for part in parts}
        return [finding for group in groups for finding in group]

    def _parted(self, asked: Collection[Finding]) -> dict[Finding, tuple[Finding, Finding]]:
        """Return the parts of those statements that are cut."""
        if self.taxonomy is None or len(self.taxonomy.themes) < 2:  # noqa: PLR2004 - two themes
            return {}
        proposed = {one: list(_halves(one)) for one in sorted(asked, key=_place)}
        parts = [part for halves in proposed.values() for pair in halves for part in pair]
        themes = self._themes(parts)
        found = {}
        for whole, halves in proposed.items():
            best = 0.0
            for pair in halves:
                left, right = (themes.get(part) for part in pair)
                if left is None or right is None or left.key == right.key:
                    continue
                if min(left.sure, right.sure) > best:
                    best = min(left.sure, right.sure)
                    found[whole] = (left.finding, right.finding)
        return found

    def _themes(self, parts: Sequence[Finding]) -> dict[Finding, _Told]:
        """Return those parts that are told as causes and surely show a theme."""
        texts = [readable(part.text) for part in parts]
        alone = self._cause_alone(texts)
        causes = [
            (part, text, min(part.role_confidence, chance))
            for part, text in zip(parts, texts, strict=True)
            if (chance := alone[text]) is not None
        ]
        named = recognise_causes(
            [text for _, text, _ in causes],
            [chance for _, _, chance in causes],
            self.taxonomy,
            self.recogniser,
            self.threshold,
            self.memory,
        )
        return {
            part: _Told(replace(part, role_confidence=chance), one.theme_key, one.confidence)
            for (part, _, chance), one in zip(causes, named, strict=True)
            if one.theme_key is not None and one.confidence >= SURE
        }

    def _cause_alone(self, texts: Sequence[str]) -> Mapping[str, float | None]:
        """Return how surely each text is a cause when it stands alone; None where it is none."""
        identity = f"alone-2/{version('premortem')}/{self.roles.identity}"
        distinct = sorted(set(texts))
        packed = self.memory.load(identity, distinct)
        missing = [text for text in distinct if text not in packed]
        verdicts = self.roles.classify([[Statement(text)] for text in missing])
        fresh = {
            text: json.dumps(one.confidence if one.role is Role.CAUSE else None).encode()
            for text, (one,) in zip(missing, verdicts, strict=True)
        }
        if fresh:
            self.memory.save(identity, fresh)
        return {text: json.loads(row) for text, row in {**packed, **fresh}.items()}


@dataclass(frozen=True, slots=True)
class _Told:
    """A part as a finding of its own, the theme that it shows, and how sure both are."""

    finding: Finding
    key: str
    sure: float


def _halves(whole: Finding) -> Iterator[tuple[Finding, Finding]]:
    """Yield the ways to cut a statement in two."""
    text = whole.text
    for left, right in cuts(text):
        spans = (without_ends(text, 0, left), without_ends(text, right, len(text)))
        if all(tells(text[start:end]) for start, end in spans):
            first, second = (_part(whole, start, end) for start, end in spans)
            yield first, second


def _part(whole: Finding, start: int, end: int) -> Finding:
    return replace(
        whole, start=whole.start + start, end=whole.start + end, text=whole.text[start:end]
    )


def _place(finding: Finding) -> tuple[str, int, int]:
    return (finding.document_uid, finding.start, finding.end)
