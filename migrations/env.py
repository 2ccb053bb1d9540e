"""Alembic's environment: the application's own engine, batch mode for SQLite."""

from alembic import context
from flask import current_app
from sqlalchemy import Connection


def _foreign_keys(connection: Connection, state: str) -> None:
    # a table is rebuilt or dropped whole: SQLite would take its rows' references along
    if connection.dialect.name == "sqlite":
        connection.connection.cursor().execute(f"PRAGMA foreign_keys={state}")


def _run() -> None:
    database = current_app.extensions["migrate"].db
    with database.engine.connect() as connection:
        _foreign_keys(connection, "OFF")
        context.configure(
            connection=connection,
            target_metadata=database.metadata,
            render_as_batch=connection.dialect.name == "sqlite",
            compare_type=True,
            transaction_per_migration=True,
        )
        with context.begin_transaction():
            context.run_migrations()
        _foreign_keys(connection, "ON")


_run()
