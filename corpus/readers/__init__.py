"""Readers: files of every supported format turned into rows or text, nothing interpreted."""
