"""Which column of a foreign table feeds which field: proposed, shown, saved and given."""

from corpus.mapping.model import ColumnMapping, Mapping, RecordKind
from corpus.mapping.propose import propose_mapping
from corpus.mapping.saved import load_mapping, save_mapping

__all__ = [
    "ColumnMapping",
    "Mapping",
    "RecordKind",
    "load_mapping",
    "propose_mapping",
    "save_mapping",
]
