"""A house with years of meetings: one that is whole is written again and again, with all that hangs on it."""

import itertools
import uuid
from collections import defaultdict
from datetime import timedelta

from sqlalchemy import func, insert, select

from council.domain.ids import new_id
from council.extensions import db
from council.models import (
    ActionItem,
    ActionReport,
    AgendaItem,
    Invitation,
    InvitationLetter,
    InvitationSeat,
    Issue,
    Meeting,
    Minutes,
    MinutesRevision,
    OutboxMessage,
    Paper,
    Presence,
    RecordEntry,
    Reply,
    RosterEntry,
    SignOff,
    Sitting,
    keyring,
)

# what hangs on a sitting, each behind what it names
KINDS = (
    Sitting,
    Meeting,
    AgendaItem,
    Paper,
    RosterEntry,
    SignOff,
    Invitation,
    InvitationSeat,
    InvitationLetter,
    Reply,
    Presence,
    RecordEntry,
    ActionItem,
    ActionReport,
    Issue,
    Minutes,
    MinutesRevision,
    OutboxMessage,
)


# by these a row names what came before it, on which it does not hang
BEFORE = {"previous_id", "source_meeting_id"}


def names(row):
    """The ids by which a row hangs on others; a letter in the outbox names what it tells of."""
    told = {row.subject_id} if isinstance(row, OutboxMessage) else set()
    owners = {one.parent.name for one in row.__table__.foreign_keys} - BEFORE
    return told | {getattr(row, one) for one in owners}


def whole(sitting):
    """The sitting and every row that hangs on it, by their kind."""
    rows, ids = {Sitting: [sitting]}, {sitting.id}
    for kind in KINDS[1:]:
        rows[kind] = [one for one in db.session.scalars(select(kind)) if names(one) & ids]
        ids |= {one.id for one in rows[kind]}
    return rows


class Copyist:
    """Writes sittings again, on other days, each row with an id of its own and sealed for itself."""

    def __init__(self):
        self.ring, self.count = keyring(db.session), itertools.count(1)
        self.number = db.session.scalar(select(func.max(Meeting.number)))
        self.position = db.session.scalar(select(func.max(OutboxMessage.position)))
        self.written = defaultdict(list)

    def again(self, rows, held_on):
        """The same on another day."""
        fresh = {one.id: new_id() for kind in KINDS for one in rows[kind]}
        number = next(self.count)
        for kind in KINDS:
            for row in rows[kind]:
                self.written[kind].append(self._row(row, fresh, number, held_on))

    def _row(self, row, fresh, number, held_on):
        columns = [one.name for one in row.__table__.columns]
        values = {name: getattr(row, name) for name in columns}
        values = {
            name: fresh.get(one, one) if name.endswith("id") else one
            for name, one in values.items()
        }
        values |= self._own(row, values, fresh, number, held_on)
        copy = type(row)(**values)
        for name in columns:
            if name.endswith("_sealed") and values[name] is not None:
                opened = self.ring.open_bytes(row, name)
                values[name] = self.ring.seal_bytes(copy, name, opened)
        return values

    def _own(self, row, values, fresh, number, held_on):
        """What no two rows share."""
        match row:
            case Sitting():
                return {"held_on": held_on, "uid": f"{values['id']}@example.jp"}
            case Meeting():
                return {"number": self.number + number}
            case ActionItem() | Issue():
                return {"code": f"{row.code[:4]}-{self.number + number}"}
            case OutboxMessage():
                self.position += 1
                said = {name: str(fresh.get(key, key)) for name, key in _ids(row.reference)}
                own = {"position": self.position, "message_id": f"<{values['id']}@example.jp>"}
                return own | {"order_key": str(values["id"]), "reference": row.reference | said}
        return {}

    def finish(self):
        """Have all of it in the house."""
        for kind in KINDS:
            if self.written[kind]:
                db.session.execute(insert(kind), self.written[kind])
        db.session.commit()


def _ids(reference):
    for name, value in reference.items():
        try:
            yield name, uuid.UUID(value)
        except (ValueError, AttributeError, TypeError):
            continue


def grow(past, coming, count):
    """So many more meetings: one of four on a day to come, as the one is; the others on days before, as the other."""
    first = db.session.scalar(select(func.min(Sitting.held_on)))
    last = db.session.scalar(select(func.max(Sitting.held_on)))
    held, ahead, copyist = whole(past.sitting), whole(coming.sitting), Copyist()
    for further in range(1, count + 1):
        if further % 4:
            copyist.again(held, first - timedelta(days=further))
        else:
            copyist.again(ahead, last + timedelta(days=further))
    copyist.finish()
