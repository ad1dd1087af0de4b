"""Whether the facts planted in the sample portfolio are recovered, and nothing else is claimed."""
