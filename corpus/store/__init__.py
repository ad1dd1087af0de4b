"""The workspace database: documents in versions, records, rejects, aliases and link decisions."""
