"""The evaluation of themes as Markdown tables."""

from __future__ import annotations

from intelligence.evaluation.bootstrap import Share
from intelligence.evaluation.themes import ThemeEvaluation


def themes_tables(found: ThemeEvaluation) -> str:
    """Return everything that was measured, with 95 % intervals by theme or document."""
    lines = [
        f"Encoder {found.encoder}; recogniser {found.recogniser}.",
        "Statements of writer B, documents of writer G with causes given; neither trains anything.",
        "",
        "| Which theme | Top 1 | Top 3 |",
        "|---|---|---|",
        *(f"| {one.method} | {_told(one.top1)} | {_told(one.top3)} |" for one in found.rankings),
        "",
        "| Said how openly | Top 1 |",
        "|---|---|",
        *(f"| {name} | {_told(share)} |" for name, share in found.explicit.items()),
        "",
        "| At the threshold | Gets a theme | Right when it does | Calibration error |",
        "|---|---|---|---|",
        *(
            f"| {one.method} | {_told(one.coverage)} | {_told(one.accuracy)} "
            f"| {one.calibration_error:.3f} |"
            for one in found.answers
        ),
        "",
        f"Left without a theme when theirs is taken out: {_told(found.removed_abstains)}",
        "",
        "| Set of themes of a document, causes given | Precision | Recall | Micro F1 |",
        "|---|---|---|---|",
        *(
            f"| {one.method} | {one.precision:.3f} | {one.recall:.3f} | {_told(one.f1)} |"
            for one in found.documents
        ),
        "",
        "| Discovery on writer B without a taxonomy | AMI | In a group | Groups |",
        "|---|---|---|---|",
        *(
            f"| {one.method} | {one.agreement:.3f} | {one.assigned:.3f} | {one.clusters} |"
            for one in found.discovery
        ),
    ]
    return "\n".join(lines) + "\n"


def _told(share: Share) -> str:
    return f"{share.value:.3f} ({share.low:.3f}-{share.high:.3f})"
