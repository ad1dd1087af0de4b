"""Tells how a statement of a contract invites a dispute; it sees words and vectors only."""
