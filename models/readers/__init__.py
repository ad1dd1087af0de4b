"""Readers: small encoders of their own that were taught end to end what a text is to tell."""
