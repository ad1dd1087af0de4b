"""Runs the migrations on the connection that the store hands over."""

from __future__ import annotations

from alembic import context

from corpus.store.tables import metadata


def run() -> None:
    """Migrate the connection in the configuration's attributes, inside one transaction."""
    connection = context.config.attributes["connection"]
    context.configure(connection=connection, target_metadata=metadata, transactional_ddl=True)
    with context.begin_transaction():
        context.run_migrations()


run()
