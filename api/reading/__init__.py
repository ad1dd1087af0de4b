"""Editions arranged once for fast reading: rows by position, filters as codes, lookups as maps."""
