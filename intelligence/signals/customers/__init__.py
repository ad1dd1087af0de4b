"""Whether a customer escalates more than its work predicts, and whether delivery explains it."""
