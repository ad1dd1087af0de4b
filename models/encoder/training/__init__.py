"""Teaches a published sentence encoder to bring statements together that tell the same cause."""
