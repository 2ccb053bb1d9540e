"""Annotated column types: words by value with a named CHECK, UTC instants, ids of our own making."""

import uuid
from datetime import UTC, date, datetime, time
from typing import Annotated, Any, TypeVar

from sqlalchemy import (
    Date,
    DateTime,
    Enum,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    Text,
    Time,
    Uuid,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import mapped_column
from sqlalchemy.types import TypeDecorator

from council.domain import clock
from council.domain.ids import new_id
from council.domain.vocabulary import Word

W = TypeVar("W", bound=Word)


class Instant(TypeDecorator[datetime]):
    """A moment in UTC on both engines; a naive value is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


def word(kind: type[Word], name: str) -> Enum:
    """A column type for a vocabulary: stored by value, guarded by CHECK ck_<table>_<name>."""
    return Enum(
        kind,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=40,
        values_callable=lambda words: [each.value for each in words],
    )


UUID_PK = Annotated[uuid.UUID, mapped_column(Uuid, primary_key=True, default=new_id)]
Created = Annotated[datetime, mapped_column(Instant, default=clock.now)]
Moment = Annotated[datetime, mapped_column(Instant)]
Day = Annotated[date, mapped_column(Date)]
WallTime = Annotated[time, mapped_column(Time)]
Line = Annotated[str, mapped_column(String(200))]
Code = Annotated[str, mapped_column(String(60))]
Prose = Annotated[str, mapped_column(Text)]
Sealed = Annotated[bytes, mapped_column(LargeBinary)]
Number = Annotated[int, mapped_column(Integer)]


def ref(target: str, *, index: bool = True, **kwargs: Any) -> Any:
    """A foreign key column, indexed because scopes filter by it; rows that are cited are never deleted."""
    return mapped_column(
        Uuid, ForeignKey(f"{target}.id", ondelete="RESTRICT"), index=index, **kwargs
    )
