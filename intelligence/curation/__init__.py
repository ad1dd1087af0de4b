"""People's decisions on themes: an append-only log that every build replays."""
