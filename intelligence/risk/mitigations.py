"""What helps against each theme: said in past documents, done before, or standing.

Everything is worked out once for an edition; a check of an offer only looks it up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd

from intelligence.edition import UNKNOWN
from intelligence.errors import UnknownTheme
from intelligence.risk.answers import anchors_of, scores_of
from intelligence.risk.mined import MinedAdvice, mined_advice
from intelligence.risk.offer import Offer
from intelligence.risk.risk_check import Mitigation
from intelligence.risk.said import CONTEXTS, Said, said_in
from intelligence.risk.same_advice import bound_of
from intelligence.risk.standing import StandingMitigation, standing_mitigations
from intelligence.risk.tried import Tried, owner_of, tried_in, with_effects
from intelligence.signals.intervention_verdict import FELL
from intelligence.taxonomy import Taxonomy, starter_taxonomy
from models.embedding import Embedder, Vectors

MOST = 5
#: Places that are kept for standing ones where so many are asked for.
_KEPT = 2

_NO_STANDING = (
    "no standing mitigations: they come with the starter taxonomy, and this theme is not of it"
)


@dataclass(frozen=True, slots=True)
class ThemeMitigations:
    """Everything that is known against one theme, each list best first.

    Attributes:
        mined: what was recommended or resolved it, with the effect of an intervention like it.
        tried: interventions that are like nothing else.
        standing: those of the taxonomy, against the commonest sub-causes first.
        repeats: words of a standing one, and those of mined ones that say the same.
        left_out: distinct statements too many to compare; the oldest are left out.
        unclear: distinct statements that cannot be read by themselves.

    """

    mined: tuple[Mitigation, ...] = ()
    tried: tuple[Mitigation, ...] = ()
    standing: tuple[Mitigation, ...] = ()
    repeats: Mapping[str, frozenset[str]] = field(default_factory=dict)
    left_out: int = 0
    unclear: int = 0

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know of the lists."""
        notes = [] if self.standing else [_NO_STANDING]
        if self.left_out:
            notes.append(f"{self.left_out:,} older statements were too many to be compared")
        return tuple(notes)


@dataclass(frozen=True, slots=True)
class Mitigations:
    """What helps against the themes of one edition, by theme id.

    ``bound`` is the cosine from which advice says the same; ``unanswering`` counts statements of
    documents with causes that are about none of these.
    """

    themes: Mapping[str, ThemeMitigations]
    bound: float
    unanswering: int = 0

    def for_theme(
        self, theme_id: str, offer: Offer | None = None, most: int = MOST
    ) -> tuple[Mitigation, ...]:
        """Return what helps against a theme, best first.

        What has worked is first (an intervention after which the theme fell). Then comes what
        several engagements said, what was tried without an effect that could be shown, and what
        one engagement said, of each first what was said in engagements of the offer's type. Last
        are standing ones, for which up to two places are kept.

        Raises:
            UnknownTheme: when the edition has no theme of that id.

        """
        own = self.of(theme_id)
        kind = offer.value("engagement_type") if offer is not None else UNKNOWN
        past = sorted([*own.mined, *own.tried], key=lambda one: _rank(one, kind))
        first = past[: max(0, most - min(_KEPT, most // 2, len(own.standing)))]
        said = {one.words for one in first}
        standing = [
            one for one in own.standing if not said & own.repeats.get(one.words, frozenset())
        ]
        beyond = past[len(first) : max(len(first), most - len(standing))]
        found = [*first, *beyond, *standing][: max(0, most)]
        return tuple(sorted(found, key=lambda one: not _worked(one)))

    def of(self, theme_id: str) -> ThemeMitigations:
        """Return everything that is known against a theme.

        Raises:
            UnknownTheme: when the edition has no theme of that id.

        """
        if theme_id not in self.themes:
            message = (
                f"the edition has no theme {theme_id!r}; `premortem themes` lists all "
                f"{len(self.themes)}"
            )
            raise UnknownTheme(message)
        return self.themes[theme_id]


def mitigations_of(
    tables: Mapping[str, pd.DataFrame], embedder: Embedder, taxonomy: Taxonomy | None = None
) -> Mitigations:
    """Work out what helps against each theme of an edition.

    Args:
        tables: of the edition.
        embedder: each distinct statement, standing mitigation, intervention and definition of a
            theme is embedded once.
        taxonomy: of the edition, for its sub-causes; the starter one by default.

    """
    said, tried = said_in(tables), tried_in(tables)
    anchors = anchors_of(tables, taxonomy or starter_taxonomy())
    texts = sorted({one.text for one in said})
    ours = [(key, one.words) for key, own in standing_mitigations().items() for one in own]
    wanted = [*texts, *anchors.texts, *(w for _, w in ours), *(one.effect.did for one in tried)]
    vectors = _embedded(embedder, wanted)
    scores = scores_of(anchors, _rows(vectors, anchors.texts), _rows(vectors, texts))
    places = {text: place for place, text in enumerate(texts)}
    groups: dict[str | None, list[Said]] = {}
    for one in said:
        groups.setdefault(scores.answered(places[one.text], one.themes), []).append(one)
    ground = _Ground(
        groups=groups,
        tried=tried,
        vectors=vectors,
        bound=bound_of(_rows(vectors, [w for _, w in ours]), [key for key, _ in ours]),
        commonest=_commonest(tables),
    )
    found = {row["theme_id"]: _of_theme(row, ground) for row in tables["themes"].to_dict("records")}
    return Mitigations(found, ground.bound, len(groups.get(None, ())))


@dataclass(frozen=True, slots=True)
class _Ground:
    """What the mitigations of every theme are worked out from."""

    groups: Mapping[str | None, Sequence[Said]]
    tried: tuple[Tried, ...]
    vectors: dict[str, Vectors]
    bound: float
    commonest: Mapping[tuple[str, str], int]


def _of_theme(row: Mapping[Hashable, Any], ground: _Ground) -> ThemeMitigations:
    theme_id = row["theme_id"]
    key = row["theme_key"] if isinstance(row["theme_key"], str) else ""
    own = standing_mitigations().get(key, ())
    said = ground.groups.get(theme_id, ())
    advice = mined_advice(theme_id, said, ground.vectors, ground.bound) if said else MinedAdvice()
    owner = owner_of(row.get("owner_role"), row.get("owner_name"))
    mined = tuple(
        replace(one, owner=_owner(owner, one, own, ground.vectors)) for one in advice.mitigations
    )
    ranked = sorted(own, key=lambda one: -ground.commonest.get((theme_id, one.subcause), 0))
    standing = tuple(
        Mitigation(
            theme_id, one.words, "standing", one.owner if owner == UNKNOWN else owner, 0, 0, 0
        )
        for one in ranked
    )
    tried = tuple(one for one in ground.tried if one.theme_id == theme_id)
    told, alone = with_effects((*mined, *standing), tried, ground.vectors, ground.bound)
    return ThemeMitigations(
        mined=told[: len(mined)],
        tried=alone,
        standing=told[len(mined) :],
        repeats=_repeats(standing, mined, ground),
        left_out=advice.left_out,
        unclear=advice.unclear,
    )


def _owner(
    owner: str,
    mitigation: Mitigation,
    own: Sequence[StandingMitigation],
    vectors: Mapping[str, Vectors],
) -> str:
    """Return the theme's owner, else the process owner of the standing mitigation most like it."""
    if owner != UNKNOWN or not own:
        return owner
    said = vectors[mitigation.words]
    return max(own, key=lambda one: float(np.dot(vectors[one.words], said))).owner


def _repeats(
    standing: Sequence[Mitigation], mined: Sequence[Mitigation], ground: _Ground
) -> dict[str, frozenset[str]]:
    """Return by words of a standing mitigation the words of mined ones that say the same."""
    if not standing or not mined:
        return {}
    words = [one.words for one in mined]
    cosines = (
        _rows(ground.vectors, [one.words for one in standing]) @ _rows(ground.vectors, words).T
    )
    alike = {
        one.words: frozenset(
            other for other, cosine in zip(words, row, strict=True) if cosine >= ground.bound
        )
        for one, row in zip(standing, cosines, strict=True)
    }
    return {own: others for own, others in alike.items() if others}


def _commonest(tables: Mapping[str, pd.DataFrame]) -> dict[tuple[str, str], int]:
    """Count documents by theme and sub-cause."""
    causes = tables["findings"].dropna(subset=["theme_id", "subcause_key"])
    told = causes[["theme_id", "subcause_key", "document_uid"]].drop_duplicates()
    return dict(Counter(zip(told["theme_id"], told["subcause_key"], strict=True)))


def _embedded(embedder: Embedder, texts: Sequence[str]) -> dict[str, Vectors]:
    distinct = sorted(set(texts))
    return dict(zip(distinct, embedder.embed(distinct), strict=True))


def _rows(vectors: Mapping[str, Vectors], texts: Sequence[str]) -> Vectors:
    dimension = len(next(iter(vectors.values())))
    rows = [vectors[text] for text in texts]
    return np.array(rows, dtype=np.float32).reshape(len(texts), dimension)


def _worked(mitigation: Mitigation) -> bool:
    return mitigation.effect is not None and mitigation.effect.verdict == FELL


def _rank(mitigation: Mitigation, kind: str) -> tuple[bool, int, bool]:
    """Return a key: what worked, then by evidence, and of equal evidence like contexts first."""
    types = {value.casefold() for name, value, _ in mitigation.contexts if name == CONTEXTS[0]}
    alike = kind != UNKNOWN and kind.casefold() in types
    return (not _worked(mitigation), _level(mitigation), not alike)


def _level(mitigation: Mitigation) -> int:
    """Return 0 for what was said more than once, 1 for what was tried, 2 for what was said once."""
    if mitigation.source == "intervention":
        return 1
    times = mitigation.engagements or mitigation.documents
    return 0 if times > 1 else 2
