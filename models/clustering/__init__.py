"""Finds groups of rows, and says how far each of them can be repeated."""
