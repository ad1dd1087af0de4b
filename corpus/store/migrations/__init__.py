"""Alembic migrations of the workspace database, from the first table on."""
