"""Cut the training documents as the product cuts them, so that the role model learns from those.

Run ``python -m intelligence.evaluation.passages`` after a change to layout, headings or sentences,
then ``python -m models.roles.train``. The models package cannot import the cutting itself.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from intelligence.evaluation.labelled_documents import LabelledDocument, read_labelled, true_role
from intelligence.passages import passages
from models.roles.labelled import DIRECTORY, DOCUMENT_WRITERS
from models.segmentation import Segmenter, SpacySegmenter


def cut(labelled: Sequence[LabelledDocument], segmenter: Segmenter) -> str:
    """Return JSON lines, one a document: its statements with heading evidence and true role."""
    units = passages([item.document for item in labelled], segmenter)
    rows = (
        {
            "id": item.document.id,
            "kind": item.document.kind.value,
            "statements": [
                {
                    "text": unit.statement.text,
                    "evidence": unit.statement.evidence.value,
                    "role": true_role(unit, item.spans).value,
                    **({"column": True} if unit.statement.column else {}),
                }
                for unit in found
            ],
        }
        for item, found in zip(labelled, units, strict=True)
    )
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def passages_file(writer: str, directory: Path = DIRECTORY) -> Path:
    """Return where a writer's cut documents are kept."""
    return directory / writer / "passages.jsonl"


if __name__ == "__main__":
    for name in DOCUMENT_WRITERS:
        text = cut(read_labelled(name), SpacySegmenter())
        passages_file(name).write_text(text, encoding="utf-8")
