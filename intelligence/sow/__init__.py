"""Reads a statement of work for wording that invites disputes; it advises and never blocks."""
