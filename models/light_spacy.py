"""spaCy without what we do not use of it.

thinc, below spaCy, imports torch whenever it is installed, to wrap models that it did not make. No
pipeline here has such a model, and importing torch takes twice as long as importing spaCy. It stays
importable for everybody else.
"""

from __future__ import annotations

from typing import Any

from models.hidden_module import hidden_module


def import_spacy() -> Any:
    """Return the spaCy module. Where torch is not imported yet, spaCy does not import it."""
    with hidden_module("torch"):
        import thinc.compat  # noqa: F401, PLC0415 - asks once whether torch is there
    import spacy  # noqa: PLC0415 - 1 s of import that a command without text must not pay

    return spacy
