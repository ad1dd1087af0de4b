"""HTTP routes: each parses, calls and shapes."""
