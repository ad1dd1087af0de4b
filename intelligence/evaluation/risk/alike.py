"""Whether past engagements called alike an offer went on to show the same themes.

What two engagements share is the mean over themes of the product of what each shows beyond the
share that shows it, in standard deviations: nought for any two, more for such as show the same rare
themes. Only what was known before the first engagement that is asked is learned from.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from intelligence.edition import ATTRIBUTES, UNKNOWN
from intelligence.evaluation.risk.forecasts import Portfolio
from intelligence.evaluation.tables import Cell, Mean, Spread, Table
from intelligence.risk.at_signature import signed_engagements
from intelligence.risk.learned_likeness import LearnedLikeness, blended, learn_likeness
from intelligence.risk.likeness import Likeness, ScopeTexts
from intelligence.risk.offer import Offer
from intelligence.risk.visibility import visibility_of

Array = NDArray[np.float64]

#: Neighbours that are shown.
MOST = 5

PRODUCT, UNLEARNED, LEARNED = "product", "product, nothing learned", "what was learned alone"
PLAIN, ANY, BEST = "plain Gower", "any engagement", "the best there are"
_SHARES = (1e-3, 0.99)
_DRAWS = 300
_LIMITS = (2.5, 97.5)


def shared_themes(known: Portfolio, asked: Portfolio) -> dict[str, Array]:
    """Return by method what the five engagements called most alike share with each one asked."""
    likeness, learner = _learned(known)
    signed = signed_engagements(asked.occurrences, asked.tables)
    texts = _rows(asked, signed.engagements)
    shared = _shared(known, asked)
    told: dict[str, list[Array]] = {name: [] for name in (PRODUCT, UNLEARNED, LEARNED, PLAIN)}
    vectors = _vectors(known)
    for row in range(len(signed.engagements)):
        given = {name: signed.attributes[name][row] for name in ATTRIBUTES}
        size = signed.log_hours[row]
        hours = float(np.exp(size)) if np.isfinite(size) else None
        offer = Offer("", {n: v for n, v in given.items() if v != UNKNOWN}, hours)
        text = None if texts is None or np.isnan(texts[row]).any() else texts[row]
        scopes = None if text is None else ScopeTexts(text, vectors)
        compared = likeness.compare(offer, scopes)
        learned = compared.similarity
        if learner is not None:
            learned = learner.similarity(offer, text)
        told[PRODUCT].append(blended(compared.similarity, learned))
        told[UNLEARNED].append(compared.similarity)
        told[LEARNED].append(learned)
        told[PLAIN].append(compared.alike.mean(axis=0))
    found = {name: _of_nearest(np.stack(rows), shared) for name, rows in told.items()}
    best = np.sort(shared, axis=1)[:, -MOST:].mean(axis=1)
    return found | {ANY: shared.mean(axis=1), BEST: best}


def alike_table(title: str, runs: Sequence[dict[str, Array]]) -> Table:
    """Return what each method's neighbours share, and its distance to nothing learned.

    Of several portfolios means with standard errors; of one 95 % intervals over its engagements.
    """
    rows: list[tuple[Cell, ...]] = []
    for name in runs[0]:
        apart = [run[name] - run[UNLEARNED] for run in runs]
        rows.append((name, _cell([run[name] for run in runs]), _cell(apart)))
    errors = "means with standard errors over portfolios"
    if len(runs) == 1:
        count = len(runs[0][UNLEARNED])
        errors = f"95 % intervals over {count} engagements that were asked (bootstrap)"
    return Table(
        title,
        ("Method", "Shared with the five most alike", "Beyond the product with nothing learned"),
        tuple(rows),
        (f"Any two engagements share nought; {errors}.",),
    )


def _cell(parts: Sequence[Array]) -> Cell:
    if len(parts) > 1:
        return Mean.of([float(part.mean()) for part in parts])
    (own,) = parts
    draw = np.random.default_rng(0)
    means = [float(own[draw.integers(0, len(own), len(own))].mean()) for _ in range(_DRAWS)]
    low, high = np.percentile(means, _LIMITS)
    value = float(own.mean())
    return Spread(round(value, 4), round(float(low), 4), round(float(high), 4), len(own))


def _learned(known: Portfolio) -> tuple[Likeness, LearnedLikeness | None]:
    described = known.occurrences.engagements.reset_index(drop=True)
    table = known.tables["engagements"].drop_duplicates("engagement").set_index("engagement")
    table = table.reindex(described["engagement"]).reset_index()
    hours = pd.to_numeric(table["planned_hours"], errors="coerce").to_numpy(np.float64)
    seen = known.occurrences.shows.astype(np.float64), visibility_of(known.occurrences).share
    learner = learn_likeness(described, hours, seen, _vectors(known))
    return Likeness.of(described, table), learner


def _vectors(known: Portfolio) -> dict[str, NDArray[np.floating]]:
    texts = known.texts
    return {} if texts is None else dict(zip(texts.engagements, texts.vectors, strict=True))


def _rows(asked: Portfolio, engagements: Sequence[str]) -> Array | None:
    return None if asked.texts is None else asked.texts.of(engagements)


def _shared(known: Portfolio, asked: Portfolio) -> Array:
    """Return what each asked engagement shares with each known one."""
    seen = visibility_of(known.occurrences).share
    shows = known.occurrences.shows.astype(np.float64)
    later = asked.occurrences.shows.astype(np.float64)
    rates = np.clip(shows.sum(axis=0) / max(float(seen.sum()), 1e-9), *_SHARES)
    own = np.clip(later.mean(axis=0), *_SHARES)
    before = (shows - rates * seen[:, None]) / np.sqrt(rates * (1 - rates))
    after = (later - own) / np.sqrt(own * (1 - own))
    return np.asarray(after @ before.T / shows.shape[1])


def _of_nearest(likeness: Array, shared: Array) -> Array:
    nearest = np.argsort(-likeness, axis=1, kind="stable")[:, :MOST]
    return np.asarray(np.take_along_axis(shared, nearest, axis=1).mean(axis=1))
