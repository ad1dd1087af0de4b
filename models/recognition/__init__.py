"""Recognition of known root-cause themes: calibrated, and allowed to abstain."""
