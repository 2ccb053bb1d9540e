"""Alembic's environment: the application's own engine, batch mode for SQLite."""

from alembic import context
from flask import current_app

config = context.config


def _run() -> None:
    extension = current_app.extensions["migrate"]
    database = extension.db
    with database.engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=database.metadata,
            render_as_batch=connection.dialect.name == "sqlite",
            compare_type=True,
            transaction_per_migration=True,
        )
        with context.begin_transaction():
            context.run_migrations()


_run()
