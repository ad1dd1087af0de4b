"""``python -m tests.benchmarks.agreement`` prints how far conclusions in bf16 are those in f32.

Recogniser and roles are fitted in f32 and serve both. Asked are the causes of writer B, which train
nothing, and the sample portfolio, built in each precision by processes of their own. Intervals are
Wilson's (1927) at 95 %: a share of all is no proof that nothing ever differs.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.metrics import adjusted_rand_score

from api.evaluating import options_of
from api.services import Services
from api.settings import Settings
from corpus.sample.truth import truth_path
from intelligence.assignment import Assignments, assign_themes, labels_of
from intelligence.edition import Edition
from intelligence.edition_store import EditionStore
from intelligence.evaluation.encoders import remembering
from intelligence.evaluation.other_taxonomies import renamed
from intelligence.evaluation.portfolio import evaluate_portfolio
from intelligence.evaluation.tables import told
from intelligence.taxonomy import Taxonomy, starter_taxonomy
from models.encoder.engine import refuse_emulation
from models.encoder.locate import user_cache
from models.errors import InvalidInput
from models.identity import Precision
from models.profiles import find_profile
from models.recognition.artefact import load_recogniser
from models.recognition.labelled import VALIDATION_STATEMENTS, Cause, causes_of
from models.recognition.recogniser import Recogniser
from reports.figures import wilson
from tests.benchmarks.machine import describe
from tests.benchmarks.whole import Run, run

BOTH: tuple[Precision, Precision] = ("f32", "bf16")
_LEVEL = 0.95
_PLACE = ["document_uid", "start", "end"]


def recogniser_in(precision: Precision, encoder: str) -> Recogniser:
    """Return an encoder's recogniser, each text computed once."""
    profile = find_profile(encoder)
    embedder = remembering(profile.encoder(user_cache(os.environ), precision))
    return load_recogniser(embedder, profile.recognition)


@dataclass(frozen=True, slots=True)
class Recognised:
    """Parallel arrays of what texts come closest to; ``theme`` is "" where it abstains."""

    closest: np.ndarray
    subcause: np.ndarray
    confidence: np.ndarray
    theme: np.ndarray


def recognised(recogniser: Recogniser, texts: Sequence[str], taxonomy: Taxonomy) -> Recognised:
    """Return what each text comes closest to, and whether that is sure enough to be given."""
    found = recogniser.recognise(texts, labels_of(taxonomy))
    keys = [taxonomy.themes[one.best].key for one in found]
    return Recognised(
        np.array(keys),
        np.array([-1 if one.subcause is None else one.subcause for one in found]),
        np.array([one.confidence for one in found]),
        np.array([key if one.sure else "" for key, one in zip(keys, found, strict=True)]),
    )


def share(hits: np.ndarray) -> str:
    """Return how many of how many, and the share in per cent with its interval."""
    count, of = int(hits.sum()), len(hits)
    low, high = wilson(count, of, _LEVEL)
    return f"{count:,} of {of:,}: {100 * count / of:.1f} % ({100 * low:.1f}-{100 * high:.1f})"


def differences(one: np.ndarray, other: np.ndarray) -> tuple[str, str]:
    """Return the largest difference, and the one that 95 % of the pairs stay within."""
    apart = np.abs(one - other)
    return f"{apart.max():.4f}", f"{np.quantile(apart, 0.95):.4f}"


def recognition_column(
    recognisers: Sequence[Recogniser], causes: Sequence[Cause], taxonomy: Taxonomy
) -> dict[str, str]:
    """Return what the two recognisers agree on, by the name of the row."""
    texts = [cause.text for cause in causes]
    one, other = (recognised(found, texts, taxonomy) for found in recognisers)
    close, given = one.closest == other.closest, (one.theme == other.theme) & (one.theme != "")
    largest, most = differences(one.confidence[close], other.confidence[close])
    # Under keys of its own a taxonomy has its themes in the same order.
    order = {theme.key: place for place, theme in enumerate(starter_taxonomy().themes)}
    place = {theme.key: number for number, theme in enumerate(taxonomy.themes)}
    wanted = np.array([order[cause.theme] for cause in causes])
    right = [share(np.array([place[k] for k in x.closest]) == wanted) for x in (one, other)]
    return {
        "same theme, or none in both": share(one.theme == other.theme),
        "same closest theme, sure or not": share(close),
        "same sub-cause, of the same theme": share((one.subcause == other.subcause)[given]),
        "largest difference of confidence, of the same closest theme": largest,
        "95 % of these differences are at most": most,
        "closest theme is the writer's, f32": right[0],
        "closest theme is the writer's, bf16": right[1],
    }


def discovery_lines(recognisers: Sequence[Recogniser], texts: Sequence[str]) -> list[str]:
    """Return how far themes that are discovered without a taxonomy are the same."""
    groups = [str(number) for number in range(len(texts))]

    def discovered(recogniser: Recogniser, seed: int) -> Assignments:
        return assign_themes(texts, groups, None, recogniser, options_of(seed))

    first, second = (discovered(recogniser, 0) for recogniser in recognisers)
    again = discovered(recognisers[0], 1)
    rows = [("f32 and bf16", second), ("f32 and f32 with another seed", again)]
    lines = ["| Discovered without a taxonomy | themes | adjusted Rand index |", "|---|---:|---:|"]
    for name, found in rows:
        counts = f"{len(first.proposals)} and {len(found.proposals)}"
        index = adjusted_rand_score(_groups(first), _groups(found))
        lines.append(f"| {name} | {counts} | {index:.3f} |")
    return lines


def _groups(found: Assignments) -> list[int]:
    return [-1 if cause.proposal is None else cause.proposal for cause in found.causes]


def portfolio_lines(folder: Path) -> list[str]:
    """Return what two builds of the sample portfolio agree on, and what each costs."""
    sample = Services(Settings(workspace=str(folder))).write_sample()
    truth = json.loads(truth_path(sample).read_text(encoding="utf-8"))
    editions, runs = zip(*(_built(sample, folder / name, name) for name in BOTH), strict=True)
    rows = _agreements(*(edition.tables for edition in editions))
    rows["largest difference of confidence, of the same theme"] = _apart(editions, "confidence")
    rows["largest difference of confidence, of the same role"] = _apart(editions, "role_confidence")
    lines = ["| Sample portfolio | f32 and bf16 |", "|---|---|"]
    lines.extend(f"| {name} | {cell} |" for name, cell in rows.items())
    return [*lines, "", *_by_precision(editions, runs, truth)]


def _built(sample: Path, workspace: Path, precision: Precision) -> tuple[Edition, Run]:
    where = ("--workspace", str(workspace))
    run("ingest", str(sample), *where)
    spent = run("build", *where, environment={"PREMORTEM_PRECISION": precision})
    return EditionStore(workspace / "editions").latest(), spent


def _agreements(one: dict[str, pd.DataFrame], other: dict[str, pd.DataFrame]) -> dict[str, str]:
    findings = _side_by_side(one["findings"], other["findings"], _PLACE)
    both = findings[findings["_merge"] == "both"]
    causes = both[(both["role"] == "cause") & (both["role_other"] == "cause")]
    given = causes[causes["theme_key"].notna() & (causes["theme_key"] == causes["theme_key_other"])]
    documents = _side_by_side(one["documents"], other["documents"], ["document_uid"])
    themes = [documents[name].map(frozenset) for name in ("theme_ids", "theme_ids_other")]
    return {
        "findings of the same span": share(np.array(findings["_merge"] == "both")),
        "same role": share(np.array(both["role"] == both["role_other"])),
        "causes in both: same theme, or none in both": share(_same(causes, "theme_id")),
        "same sub-cause, of the same theme": share(_same(given, "subcause_key")),
        "documents with the same themes": share(np.array(themes[0] == themes[1])),
    }


def _side_by_side(one: pd.DataFrame, other: pd.DataFrame, on: list[str]) -> pd.DataFrame:
    return one.merge(other, on=on, how="outer", suffixes=("", "_other"), indicator=True)


def _same(rows: pd.DataFrame, column: str) -> np.ndarray:
    return np.array(rows[column].fillna("") == rows[f"{column}_other"].fillna(""))


def _apart(editions: Sequence[Edition], column: str) -> str:
    """Return the largest difference of what both say, and have the same theme and role for."""
    one, other = (edition.tables["findings"] for edition in editions)
    rows = _side_by_side(one, other, _PLACE)
    rows = rows[(rows["role"] == rows["role_other"]) & _same(rows, "theme_id")]
    rows = rows[rows[column].notna() & rows[f"{column}_other"].notna()]
    return differences(np.array(rows[column]), np.array(rows[f"{column}_other"]))[0]


def _by_precision(
    editions: Sequence[Edition], runs: Sequence[Run], truth: dict[str, object]
) -> list[str]:
    counts = [edition.manifest.counts for edition in editions]
    told_as = {"causes": "causes", "unassigned": "causes unassigned", "proposed": "themes proposed"}
    rows = {told_as[name]: [f"{count[name]:,}" for count in counts] for name in told_as}
    scores = [evaluate_portfolio(edition, truth).tables[0] for edition in editions]
    for place, name in enumerate(scores[0].columns[1:4], start=1):
        rows[f"planted themes of documents: {name}"] = [told(s.rows[0][place]) for s in scores]
    rows["first build, CPU seconds"] = [f"{spent.processor:.1f}" for spent in runs]
    lines = ["| Sample portfolio | f32 | bf16 |", "|---|---|---|"]
    return [*lines, *(f"| {name} | {' | '.join(cells)} |" for name, cells in rows.items())]


def cause_lines(recognisers: Sequence[Recogniser]) -> list[str]:
    """Return the tables of the causes of writer B."""
    causes = causes_of(VALIDATION_STATEMENTS)
    texts = [cause.text for cause in causes]
    starter = starter_taxonomy()
    columns = [recognition_column(recognisers, causes, t) for t in (starter, renamed(starter))]
    vectors = [recogniser.embedder.embed(texts) for recogniser in recognisers]
    nearest = (vectors[0] * vectors[1]).sum(axis=1).min()
    asked = f"{len(causes)} causes of writer {VALIDATION_STATEMENTS}"
    lines = [
        f"| {asked} | starter taxonomy | the same by definitions alone |",
        "|---|---|---|",
        *(f"| {name} | {columns[0][name]} | {columns[1][name]} |" for name in columns[0]),
    ]
    said = f"Lowest cosine of a vector in bf16 to the same in f32: {nearest:.6f}."
    return [*lines, "", said, "", *discovery_lines(recognisers, texts)]


def report(encoder: str) -> list[str]:
    """Return the lines of every table, or why there is none on this processor."""
    try:
        refuse_emulation("bf16")
    except InvalidInput as error:
        return [f"agreement of f32 and bf16: {error}"]
    lines = cause_lines([recogniser_in(precision, encoder) for precision in BOTH])
    with tempfile.TemporaryDirectory() as folder:
        return [*lines, "", *portfolio_lines(Path(folder))]


if __name__ == "__main__":
    print(describe(), "", *report(Settings().encoder), sep="\n")  # noqa: T201 - the table is the product
