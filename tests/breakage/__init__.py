"""Breaks what is promised, one promise at a time, and sees whether a test says so."""
