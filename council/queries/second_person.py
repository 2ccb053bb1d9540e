"""もう一人の確認を待つもの: which acts need two persons, as data, and what waits for whom."""

import uuid
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, or_, select, union_all
from sqlalchemy.orm import joinedload

from council.domain import clock
from council.domain.second_person import Binding, SecondState
from council.extensions import db
from council.models import (
    BodyVersion,
    Meeting,
    Minutes,
    MinutesSigner,
    ProxyEntry,
    Sitting,
    TwoPersonRequest,
)
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.queries import minutes
from council.queries.accounts import version_on

_SHOWN_FOR = timedelta(days=60)
_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Act:
    """One act that takes two persons: a further one is one more of these.

    `objects` are the ids of those for which somebody holds `permission`; `bound` says what exactly is
    confirmed; `changed` is the sentence when that is another by now. `endpoint` is where it is read and confirmed,
    `meetings` of which meeting: rows of an object's id and its meeting's.
    """

    code: str
    label: str
    permission: Permission
    objects: Callable[[Actor], Select[Any]]
    load: Callable[[Actor, uuid.UUID], Any]
    bound: Callable[[Any], Binding]
    changed: str
    meetings: Select[uuid.UUID, uuid.UUID]
    endpoint: str
    part: str
    anchor: str


MINUTES_APPROVAL = Act(
    code="minutes_approval",
    label="議事録の承認の代行入力",
    permission=Permission.MINUTES_PROXY,
    objects=lambda actor: minutes.kept(actor).with_only_columns(Minutes.id),
    load=minutes.get_kept,
    bound=minutes.binding_of,
    changed="代行入力のあとで内容が変わりました。もう一度、議長の承認を受けてください。",
    meetings=select(Minutes.id, Minutes.meeting_id),
    endpoint="minutes.approval",
    part="meeting_id",
    anchor="decide",
)
MINUTES_SIGNATURE = Act(
    code="minutes_signature",
    label="署名委員の確認の代行入力",
    permission=Permission.MINUTES_PROXY,
    objects=minutes.kept_signers,
    load=minutes.get_kept_signer,
    bound=lambda signer: minutes.binding_of(signer.minutes),
    changed="代行入力のあとで内容が変わりました。もう一度、署名委員の確認を受けてください。",
    meetings=select(MinutesSigner.id, Minutes.meeting_id).join(
        Minutes, Minutes.id == MinutesSigner.minutes_id
    ),
    endpoint="minutes.approval",
    part="meeting_id",
    anchor="decide",
)

ACTS: dict[str, Act] = {act.code: act for act in (MINUTES_APPROVAL, MINUTES_SIGNATURE)}


def mine(actor: Actor) -> ColumnElement[bool]:
    """Requests about objects for which the reader holds the act's permission."""
    return or_(
        false(),
        *(
            and_(
                TwoPersonRequest.act == act.code,
                TwoPersonRequest.subject_id.in_(act.objects(actor)),
            )
            for act in ACTS.values()
        ),
    )


def get(actor: Actor, request_id: uuid.UUID) -> TwoPersonRequest | None:
    """A request the reader may decide on, or has made."""
    return db.session.scalars(
        select(TwoPersonRequest)
        .where(TwoPersonRequest.id == request_id, mine(actor))
        .options(joinedload(TwoPersonRequest.asked_by), joinedload(TwoPersonRequest.proxy))
    ).one_or_none()


def waiting(act: Act, subject_id: uuid.UUID) -> TwoPersonRequest | None:
    """What waits for this object; one at most."""
    return waiting_for(act, [subject_id]).get(subject_id)


def waiting_for(act: Act, subject_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, TwoPersonRequest]:
    """The same for several objects, by their ids; nothing is asked where there are none."""
    if not subject_ids:
        return {}
    rows = db.session.scalars(
        select(TwoPersonRequest)
        .where(
            TwoPersonRequest.act == act.code,
            TwoPersonRequest.subject_id.in_(subject_ids),
            TwoPersonRequest.state == SecondState.WAITING,
        )
        .options(joinedload(TwoPersonRequest.proxy), joinedload(TwoPersonRequest.asked_by))
    )
    return {row.subject_id: row for row in rows}


@dataclass(frozen=True, slots=True)
class Line:
    """One request in the list; `where` names the object, as far as a list may."""

    row: TwoPersonRequest
    act: Act
    where: str
    on: datetime
    parts: dict[str, uuid.UUID]
    answer: str
    is_own: bool
    is_late: bool


@dataclass(frozen=True, slots=True)
class Lines:
    """What waits for the reader, what the reader or others wait for, and what was decided lately."""

    to_confirm: tuple[Line, ...]
    asked: tuple[Line, ...]
    decided: tuple[Line, ...]


def lines(actor: Actor) -> Lines:
    """The list in one statement, and one for the keys of what was answered."""
    since = clock.now() - _SHOWN_FOR
    about = union_all(*(act.meetings for act in ACTS.values())).subquery()
    rows = db.session.execute(
        select(TwoPersonRequest, Meeting.id, BodyVersion.short_name, Sitting.held_on)
        .outerjoin(about, about.c.id == TwoPersonRequest.subject_id)
        .outerjoin(Meeting, Meeting.id == about.c.meeting_id)
        .outerjoin(Sitting, Sitting.id == Meeting.sitting_id)
        .outerjoin(
            BodyVersion,
            and_(BodyVersion.body_id == TwoPersonRequest.body_id, version_on(actor.on)),
        )
        .where(
            mine(actor),
            or_(TwoPersonRequest.state == SecondState.WAITING, TwoPersonRequest.decided_at > since),
        )
        .options(
            joinedload(TwoPersonRequest.asked_by),
            joinedload(TwoPersonRequest.decided_by),
            joinedload(TwoPersonRequest.proxy).joinedload(ProxyEntry.for_person),
        )
        .order_by(TwoPersonRequest.asked_at.desc())
        .limit(_SHOWN)
    ).all()
    ring = keyring(db.session)
    ring.fetch(row.TwoPersonRequest.key_id for row in rows if row.TwoPersonRequest.answer_sealed)
    found = [_line(actor, *row) for row in rows]
    waits = [one for one in found if one.row.state is SecondState.WAITING]
    return Lines(
        to_confirm=tuple(one for one in waits if not one.is_own),
        asked=tuple(one for one in waits if one.is_own),
        decided=tuple(one for one in found if one.row.state is not SecondState.WAITING),
    )


def _line(actor: Actor, row: TwoPersonRequest, meeting_id: Any, name: Any, held_on: Any) -> Line:
    act = ACTS[row.act]
    return Line(
        row=row,
        act=act,
        where=name or "",
        on=held_on,
        parts={act.part: meeting_id or row.subject_id},
        answer=keyring(db.session).open(row, "answer_sealed") if row.answer_sealed else "",
        is_own=row.asked_by_id == actor.person_id,
        is_late=row.is_late(actor.on),
    )


def to_expire() -> list[TwoPersonRequest]:
    """What has waited longer than it may."""
    return list(
        db.session.scalars(
            select(TwoPersonRequest).where(
                TwoPersonRequest.state == SecondState.WAITING,
                TwoPersonRequest.expires_on < clock.today(),
            )
        )
    )
