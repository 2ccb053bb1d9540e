"""The trail: a chain of canonical bytes that nothing in the product can change."""

import uuid
from typing import Any

from sqlalchemy import DDL, BigInteger, Index, LargeBinary, SmallInteger, String, Uuid, event
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.schema import ExecutableDDLElement

from council.extensions import Base
from council.models.base import Code, Moment

_POSITION = BigInteger().with_variant(BigInteger(), "postgresql")


class AuditEntry(Base):
    """One act, reading or refusal: `canonical` is what was hashed; the other columns index it."""

    __tablename__ = "audit_entries"
    __table_args__ = (
        Index("ix_audit_entries_subject", "subject_kind", "subject_id", "at"),
        Index("ix_audit_entries_actor", "actor_id", "at"),
    )

    sequence: Mapped[int] = mapped_column(_POSITION, primary_key=True, autoincrement=False)
    at: Mapped[Moment]
    actor_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    tag: Mapped[Code]
    subject_kind: Mapped[Code]
    subject_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    canonical: Mapped[bytes] = mapped_column(LargeBinary)
    previous_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)


class AuditHead(Base):
    """The chain's end: one row, locked while an entry is added."""

    __tablename__ = "audit_head"

    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    sequence: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[bytes] = mapped_column(LargeBinary(32))


SQLITE_TRIGGERS: dict[str, str] = {
    f"audit_entries_no_{act.lower()}": (
        f"CREATE TRIGGER audit_entries_no_{act.lower()} BEFORE {act} ON audit_entries "
        "BEGIN SELECT RAISE(ABORT, 'audit_entries is append-only'); END"
    )
    for act in ("UPDATE", "DELETE")
}

POSTGRESQL_TRIGGERS: tuple[str, ...] = (
    "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$",
    "CREATE TRIGGER audit_entries_no_change BEFORE UPDATE OR DELETE ON audit_entries "
    "FOR EACH ROW EXECUTE FUNCTION refuse_change()",
    "CREATE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON audit_entries "
    "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()",
)


def _attach(table: Any) -> None:
    for statement in SQLITE_TRIGGERS.values():
        event.listen(table, "after_create", _ddl(statement, "sqlite"))
    for statement in POSTGRESQL_TRIGGERS:
        event.listen(table, "after_create", _ddl(statement, "postgresql"))


def _ddl(statement: str, dialect: str) -> ExecutableDDLElement:
    # DDL() formats with %: double what is meant literally
    text: ExecutableDDLElement = DDL(statement.replace("%", "%%"))  # type: ignore[no-untyped-call]  # SQLAlchemy has no annotation here
    return text.execute_if(dialect=dialect)


_attach(AuditEntry.__table__)


class Setting(Base):
    """A fact about this installation, such as the profile it was set up with."""

    __tablename__ = "settings"

    name: Mapped[Code] = mapped_column(primary_key=True)
    value: Mapped[str] = mapped_column(String(400))
