"""Names for groups of statements: short causes in the words of the group."""
