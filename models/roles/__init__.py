"""What a statement is for: cause, impact, recommendation, resolution, positive, context, noise."""
