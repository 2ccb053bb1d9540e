"""Extensions, created bare; the factory binds them to an application."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from flask import current_app
from flask_babel import Babel
from flask_login import LoginManager
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session
from flask_wtf import CSRFProtect
from sqlalchemy import MetaData, event, orm
from sqlalchemy.engine import Connection, Engine


class Base(orm.DeclarativeBase):
    """The one declarative base: every constraint has a name, so that migrations can find it."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


_OF_TRANSACTION = "of_transaction"


class HouseSession(Session):
    """A session that knows the key and the settings of the application it belongs to, in its `info`."""

    def __init__(self, db: SQLAlchemy, **options: Any) -> None:
        super().__init__(db, info=current_app.extensions["house"], **options)


def of_transaction(session: orm.Session) -> dict[object, Any]:
    """What the session's present transaction has learnt and need not ask again; forgotten when it ends."""
    known: dict[object, Any] = session.info.setdefault(_OF_TRANSACTION, {})
    return known


@event.listens_for(orm.Session, "after_transaction_end")
def _forget(session: orm.Session, transaction: orm.SessionTransaction) -> None:
    # a savepoint taken back takes with it what was learnt inside
    if transaction.parent is None or transaction.nested:
        session.info.pop(_OF_TRANSACTION, None)


db = SQLAlchemy(
    model_class=Base,
    session_options={"class_": HouseSession, "expire_on_commit": False, "autoflush": True},
)
migrate = Migrate()
login_manager = LoginManager()
csrf = CSRFProtect()
babel = Babel()


_IS_WRITING: ContextVar[bool] = ContextVar("is_writing", default=False)
_COUNT: ContextVar[list[int] | None] = ContextVar("statement_count", default=None)
_NOT_COUNTED = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA")


@contextmanager
def writing() -> Iterator[None]:
    """Begin transactions as a writer: on SQLite the lock is taken at once, so that none is refused at its end."""
    token = _IS_WRITING.set(True)
    try:
        yield
    finally:
        _IS_WRITING.reset(token)


@contextmanager
def counting() -> Iterator[list[int]]:
    """Count the statements sent to the driver in this context; the list's one number grows as they are sent."""
    count = [0]
    token = _COUNT.set(count)
    try:
        yield count
    finally:
        _COUNT.reset(token)


def prepare_engine(engine: Engine) -> None:
    """Give an engine our transactions and the statement counter."""
    event.listen(engine, "before_cursor_execute", _count)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _open_sqlite)
        event.listen(engine, "begin", _begin_sqlite)


def _count(_conn: Connection, _cursor: object, statement: str, *_rest: object) -> None:
    count = _COUNT.get()
    if count is not None and not statement.lstrip().upper().startswith(_NOT_COUNTED):
        count[0] += 1


def _open_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # the driver's own BEGIN would come too late and be the wrong one
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "busy_timeout=15000",
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if _IS_WRITING.get() else "BEGIN")
