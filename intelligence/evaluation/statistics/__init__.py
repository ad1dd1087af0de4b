"""Simulate, plant, recover: what the statistics find when the truth is known."""
