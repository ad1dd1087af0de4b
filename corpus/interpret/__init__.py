"""What readers hand over, given its meaning: documents, engagements and customers."""

from corpus.interpret.columns import ColumnNote
from corpus.interpret.rows import Interpreted, interpret_rows
from corpus.interpret.texts import interpret_text

__all__ = ["ColumnNote", "Interpreted", "interpret_rows", "interpret_text"]
