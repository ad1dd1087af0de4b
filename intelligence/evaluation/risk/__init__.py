"""Measures the risk of new engagements: whether what was told beforehand came true."""
