"""Opening and sealing the sealed columns of rows within one session."""

import uuid
from collections.abc import Callable, Iterable
from typing import Any, Protocol, cast

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session, scoped_session

from council import vault
from council.domain import clock
from council.domain.ids import new_id
from council.extensions import of_transaction
from council.models.conferences import Conference
from council.models.keys import DataKey
from council.models.meetings import Meeting

HOUSE = uuid.UUID(int=0)

_INSERTS: dict[str, Callable[[type[DataKey]], postgresql.Insert | sqlite.Insert]] = {
    "postgresql": postgresql.insert,
    "sqlite": sqlite.insert,
}

AnySession = Session | scoped_session[Any]  # Flask-SQLAlchemy has a session class of its own


class SealedRow(Protocol):
    """A row with an id made before INSERT and the id of the key that seals its `*_sealed` columns."""

    id: Any
    key_id: Any
    __tablename__: Any


class Keyring:
    """The unwrapped data keys of one session; each is fetched once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._keys: dict[uuid.UUID, bytes] = {}

    @property
    def _vault(self) -> vault.Vault:
        return cast(vault.Vault, self._session.info["vault"])

    def key_for(self, scope_kind: str, scope_id: uuid.UUID = HOUSE) -> uuid.UUID:
        """The id of the scope's data key, made at its first use."""
        known = of_transaction(self._session)
        place = (DataKey, scope_kind, scope_id)
        if place not in known:
            known[place] = self._find(scope_kind, scope_id)
        found: uuid.UUID = known[place]
        return found

    def _find(self, scope_kind: str, scope_id: uuid.UUID) -> uuid.UUID:
        of_scope = select(DataKey).where(
            DataKey.scope_kind == scope_kind, DataKey.scope_id == scope_id
        )
        found = self._session.scalars(of_scope).one_or_none()
        if found is None:
            self._make(scope_kind, scope_id)
            found = self._session.scalars(of_scope).one()
        self._remember([found])
        return found.id

    def _make(self, scope_kind: str, scope_id: uuid.UUID) -> None:
        # two acts may need the scope's first key at once: the later one waits and takes the earlier one's
        insert = _INSERTS[self._session.get_bind().dialect.name]
        key_id = new_id()
        wrapped = self._vault.wrap(key_id, vault.new_key())
        self._session.execute(
            insert(DataKey)
            .values(id=key_id, scope_kind=scope_kind, scope_id=scope_id, wrapped=wrapped)
            .on_conflict_do_nothing(index_elements=["scope_kind", "scope_id"])
        )

    def key_of_meeting(self, meeting: Meeting) -> uuid.UUID:
        """The key for what is said at a meeting: of the case for its conference, else of the body."""
        case_id = self._session.scalars(
            select(Conference.case_id).where(Conference.meeting_id == meeting.id)
        ).one_or_none()
        if case_id is not None:
            return self.key_for("case", case_id)
        return self.key_for("body", meeting.body_id)

    def fetch(self, key_ids: Iterable[uuid.UUID]) -> None:
        """Have these keys at hand, in one statement at most."""
        missing = {each for each in key_ids if each not in self._keys}
        if missing:
            self._remember(self._session.scalars(select(DataKey).where(DataKey.id.in_(missing))))

    def hold(self, rows: Iterable[DataKey]) -> None:
        """Have keys at hand that a statement brought along with what they seal."""
        self._remember(rows)

    def _remember(self, rows: Iterable[DataKey]) -> None:
        for row in rows:
            if row.wrapped is not None and row.id not in self._keys:
                self._keys[row.id] = self._vault.unwrap(row.id, row.wrapped)

    def seal(self, row: SealedRow, column: str, text: str) -> bytes:
        """The text as it is stored in `column` of `row`."""
        return self.seal_bytes(row, column, text.encode())

    def seal_bytes(self, row: SealedRow, column: str, content: bytes) -> bytes:
        """The bytes as they are stored in `column` of `row`."""
        self.fetch([row.key_id])
        return vault.seal(self._keys[row.key_id], self._place(row, column), content)

    def open(self, row: SealedRow, column: str) -> str:
        """The text in `column`; empty when nothing was stored. Raises KeyDestroyed."""
        return self.open_bytes(row, column).decode()

    def open_bytes(self, row: SealedRow, column: str) -> bytes:
        """The bytes in `column`; empty when nothing was stored. Raises KeyDestroyed."""
        sealed = getattr(row, column)
        if sealed is None:
            return b""
        self.fetch([row.key_id])
        key = self._keys.get(row.key_id)
        if key is None:
            raise vault.KeyDestroyed(row.__tablename__)
        return vault.unseal(key, self._place(row, column), sealed)

    def destroy(self, key_id: uuid.UUID) -> None:
        """Make everything sealed with this key unreadable for good, backups of the data included."""
        row = self._session.get_one(DataKey, key_id)
        row.wrapped, row.destroyed_at = None, clock.now()
        self._keys.pop(key_id, None)

    @staticmethod
    def _place(row: SealedRow, column: str) -> vault.Place:
        return vault.Place(row.__tablename__, column, row.id, row.key_id)


def keyring(session: AnySession) -> Keyring:
    """The session's keyring."""
    live = session() if isinstance(session, scoped_session) else session
    ring = live.info.get("keyring")
    if ring is None:
        ring = live.info["keyring"] = Keyring(live)
    return cast(Keyring, ring)
