"""Interventions: dated actions on a theme for a scope, registered, corrected and withdrawn."""
