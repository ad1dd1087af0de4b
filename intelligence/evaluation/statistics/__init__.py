"""Protocols that simulate portfolios, plant what is to be found, and count what is recovered."""
