"""How each signal table is told: its columns as measures, its headline, how to read it."""
