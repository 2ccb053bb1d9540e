"""Who is logged in, with everything that is live for them today, in one statement."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    String,
    Subquery,
    Uuid,
    bindparam,
    case,
    cast,
    func,
    literal,
    null,
    or_,
    select,
    type_coerce,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute, aliased

from council.domain.vocabulary import Duty, Office
from council.extensions import db
from council.models import (
    AdminGrant,
    Agency,
    AgencyDuty,
    Appointment,
    BodyVersion,
    LoginSession,
    Person,
    Seat,
    SecretariatDuty,
    User,
)
from council.policy.actor import Actor, Post, Substitution
from council.queries.substitutions import substitutions

Day = date | ColumnElement[date] | InstrumentedAttribute[date]


@dataclass(frozen=True, slots=True)
class LiveSession:
    """A browser's session and, when somebody is logged in, the actor."""

    row: LoginSession
    actor: Actor | None


def live(
    table: type[Appointment | AgencyDuty | SecretariatDuty | AdminGrant], on: Day
) -> ColumnElement[bool]:
    """Whether a dated tie holds on a day; first and last day count."""
    return (table.starts_on <= on) & or_(table.ends_on.is_(None), table.ends_on >= on)


def version_on(on: Day) -> ColumnElement[bool]:
    """The body version that holds on a day."""
    return (BodyVersion.valid_from <= on) & or_(
        BodyVersion.valid_to.is_(None), BodyVersion.valid_to >= on
    )


def last_begun(on: Day) -> ColumnElement[bool]:
    """The version that holds on a day; of a body that is gone by then, its last one. To be joined by the body."""
    later = aliased(BodyVersion)
    return BodyVersion.valid_from == (
        select(func.max(later.valid_from))
        .where(later.body_id == BodyVersion.body_id, later.valid_from <= on)
        .correlate_except(later)
        .scalar_subquery()
    )


def _seats(on: Day) -> Any:
    return (
        select(
            Appointment.person_id.label("person_id"),
            literal("seat").label("role"),
            Seat.body_id.label("target_id"),
            Seat.id.label("seat_id"),
            Seat.agency_id.label("agency_id"),
            type_coerce(Seat.office, String).label("word"),
            (BodyVersion.short_name + " " + Seat.title).label("label"),
        )
        .join(Seat, Seat.id == Appointment.seat_id)
        .join(BodyVersion, (BodyVersion.body_id == Seat.body_id) & version_on(on))
        .where(live(Appointment, on))
    )


def _duties(on: Day) -> Any:
    return (
        select(
            AgencyDuty.person_id,
            literal("duty"),
            AgencyDuty.agency_id,
            cast(null(), Uuid),
            AgencyDuty.agency_id,
            type_coerce(AgencyDuty.duty, String),
            Agency.name + " " + AgencyDuty.post_title,
        )
        .join(Agency, Agency.id == AgencyDuty.agency_id)
        .where(live(AgencyDuty, on))
    )


def _secretariats(on: Day) -> Any:
    return (
        select(
            SecretariatDuty.person_id,
            case((live(SecretariatDuty, on), "secretariat"), else_="prepares"),
            SecretariatDuty.body_id,
            cast(null(), Uuid),
            SecretariatDuty.agency_id,
            literal("secretariat"),
            literal("事務局 ") + Agency.name,
        )
        .join(Agency, Agency.id == SecretariatDuty.agency_id)
        .where(or_(live(SecretariatDuty, on), _prepares(on)))
    )


def _prepares(on: Day) -> ColumnElement[bool]:
    """Work from the first day of a body that is not there yet: it is furnished before, and nothing is known of it."""
    earlier = (
        select(BodyVersion.id)
        .where(
            BodyVersion.body_id == SecretariatDuty.body_id,
            or_(BodyVersion.valid_from <= on, BodyVersion.valid_from < SecretariatDuty.starts_on),
        )
        .exists()
    )
    return (SecretariatDuty.starts_on > on) & ~earlier


def _admins(on: Day) -> Any:
    nothing = cast(null(), Uuid)
    return select(
        AdminGrant.person_id,
        literal("admin"),
        nothing,
        nothing,
        nothing,
        literal("admin"),
        literal("システム管理者"),
    ).where(live(AdminGrant, on))


def _held(on: Day) -> tuple[Any, ...]:
    return _seats(on), _duties(on), _secretariats(on), _admins(on)


def roles_on(on: Day) -> Subquery:
    """Everything anybody holds on a day: seats, duties, secretariats, grants, one row each."""
    return union_all(*_held(on)).subquery("roles")


def _parts_on(on: Day) -> Subquery:
    """All that, and the seats of others that somebody comes for to one meeting."""
    return union_all(*_held(on), substitutions(on)).subquery("roles")


_ORDER = {"secretariat": 0, "seat": 1, "duty": 2, "admin": 3, "prepares": 4, "substitute": 5}
_UNSAID = {"prepares", "substitute"}


def _actor(user: User | None, person: Person, roles: Iterable[Any], on: date) -> Actor:
    rows = sorted(roles, key=lambda row: (_ORDER[row.role], row.label))
    posts = tuple(
        Post(row.target_id, row.seat_id, Office(row.word), row.agency_id, row.label)
        for row in rows
        if row.role == "seat"
    )
    duties = [row for row in rows if row.role == "duty"]
    secretariats = [row for row in rows if row.role == "secretariat"]
    prepared = frozenset(row.target_id for row in rows if row.role == "prepares")
    return Actor(
        person_id=person.id,
        user_id=user.id if user else None,
        name=person.name,
        email=user.email if user else "",
        on=on,
        posts=posts,
        substitutions=tuple(
            Substitution(row.target_id, row.seat_id) for row in rows if row.role == "substitute"
        ),
        staff_of=frozenset(row.target_id for row in duties if row.word == Duty.STAFF),
        manager_of=frozenset(row.target_id for row in duties if row.word == Duty.MANAGER),
        secretariat_of=prepared.union(row.target_id for row in secretariats),
        prepares=prepared,
        secretariat_agencies=frozenset(row.agency_id for row in secretariats),
        is_admin=any(row.role == "admin" for row in rows),
        labels=tuple(dict.fromkeys(row.label for row in rows if row.role not in _UNSAID)),
    )


@cache
def _session_statement() -> Select[Any]:
    """Built once: every request asks it, and building it took longer than asking."""
    roles = _parts_on(bindparam("on", type_=Date))
    return (
        select(LoginSession, User, Person, *roles.c)
        .outerjoin(User, (User.id == LoginSession.user_id) & User.is_active)
        .outerjoin(Person, Person.id == User.person_id)
        .outerjoin(roles, roles.c.person_id == Person.id)
        .where(LoginSession.id_hash == bindparam("id_hash"))
    )


def live_session(id_hash: bytes, on: date) -> LiveSession | None:
    """The session with this hashed id, its user and all live roles: one statement."""
    rows: Sequence[Any] = db.session.execute(
        _session_statement(), {"id_hash": id_hash, "on": on}
    ).all()
    if not rows:
        return None
    row, user, person = rows[0][:3]
    held = [one for one in rows if one.role is not None]
    return LiveSession(row, _actor(user, person, held, on) if user else None)


@cache
def _actor_statement(*, by_email: bool) -> Select[Any]:
    """Built once for each way of asking: building it took longer than asking."""
    roles = _parts_on(bindparam("on", type_=Date))
    asked = User.email if by_email else User.person_id
    return (
        select(User, Person, *roles.c)
        .join(Person, Person.id == User.person_id)
        .outerjoin(roles, roles.c.person_id == Person.id)
        .where(asked == bindparam("who", type_=asked.type), User.is_active)
    )


def actor_by(
    on: date, *, email: str | None = None, person_id: uuid.UUID | None = None
) -> Actor | None:
    """The actor with this address or person, as of a day: for commands, the worker and demonstration."""
    rows: Sequence[Any] = db.session.execute(
        _actor_statement(by_email=bool(email)), {"on": on, "who": email or person_id}
    ).all()
    if not rows:
        return None
    return _actor(rows[0][0], rows[0][1], [one for one in rows if one.role is not None], on)


def reader_by(on: date, person_id: uuid.UUID) -> Actor:
    """The person as a reader, with all they hold on a day, whether they have an account or not."""
    roles = _parts_on(on)
    rows: Sequence[Any] = db.session.execute(
        select(Person, *roles.c)
        .outerjoin(roles, roles.c.person_id == Person.id)
        .where(Person.id == person_id)
    ).all()
    return _actor(None, rows[0][0], [one for one in rows if one.role is not None], on)


def administrator(on: date) -> Actor | None:
    """Somebody who keeps accounts and settings and has an account, always the same one."""
    person_id = db.session.scalars(
        select(AdminGrant.person_id)
        .join(User, User.person_id == AdminGrant.person_id)
        .where(live(AdminGrant, on), User.is_active)
        .order_by(AdminGrant.starts_on, User.email)
        .limit(1)
    ).first()
    return actor_by(on, person_id=person_id) if person_id else None
