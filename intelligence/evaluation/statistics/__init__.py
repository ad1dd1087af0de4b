"""Simulate, plant, recover: what the statistics find of what is known to be there."""
