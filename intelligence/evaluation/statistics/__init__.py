"""Protocols that simulate, plant and recover: what the statistics can and cannot tell."""
