"""The meeting of a case conference: not public, without a number, with a 次第 that says nothing of the household."""

from datetime import date, datetime, time

from sqlalchemy import select

from council.domain import clock
from council.domain.errors import DomainError
from council.domain.fiscal import fiscal_year
from council.domain.ids import new_id
from council.domain.machines import MEETING
from council.domain.serials import EVER
from council.domain.vocabulary import BodyKind, ItemKind, MeetingForm, Publicity
from council.extensions import db
from council.models import AgendaItem, Body, BodyVersion, LegalBasis, Meeting, Sitting
from council.policy.actor import Actor
from council.queries.accounts import version_on

_CLOSED_REASON = "個別の事例を扱うため"

_BUSINESS = (
    (ItemKind.CASE, "世帯の状況とこれまでの支援の共有", 20),
    (ItemKind.DISCUSSION, "支援の方針と役割分担", 30),
    (ItemKind.OTHER, "対応事項と次回の見直し", 10),
)


def check_time(held_on: date, begins: time, ends: time) -> None:
    """Refuse a time that has passed and an end before the beginning; one day's notice or less is in order."""
    if ends <= begins:
        raise DomainError("終わりの時刻は、始まりより後にしてください。", field="ends")
    if held_on < clock.today():
        raise DomainError("開催日は、今日から後の日にしてください。", field="held_on")
    if datetime.combine(held_on, ends, tzinfo=clock.TOKYO) <= clock.now():
        raise DomainError("この時刻は、もう過ぎています。", field="begins")


def open_meeting(
    held_on: date,
    begins: time,
    ends: time,
    place: str,
    form: MeetingForm,
    basis: LegalBasis,
    actor: Actor,
) -> Meeting:
    """A draft meeting of the body 個別ケース検討会議."""
    body, version = _body(held_on)
    place_in_time = Sitting(
        id=new_id(), held_on=held_on, begins=begins, ends=ends, place=place, form=form, uid=""
    )
    place_in_time.uid = f"{place_in_time.id}@council"
    db.session.add(place_in_time)
    db.session.flush()
    meeting = Meeting(
        id=new_id(),
        sitting_id=place_in_time.id,
        body_id=body.id,
        fiscal_year=fiscal_year(held_on),
        number_period=EVER,
        is_numbered=False,
        state=MEETING.initial,
        publicity=Publicity.CLOSED,
        closed_reason=version.closed_reason or _CLOSED_REASON,
        legal_basis=basis.code,
        created_by_id=actor.id,
    )
    meeting.sitting, meeting.body = place_in_time, body
    db.session.add(meeting)
    db.session.flush()
    return meeting


def _body(held_on: date) -> tuple[Body, BodyVersion]:
    found = db.session.execute(
        select(Body, BodyVersion)
        .join(BodyVersion, BodyVersion.body_id == Body.id)
        .where(Body.kind == BodyKind.CASE_CONFERENCE, version_on(held_on))
        .order_by(Body.position)
    ).first()
    if found is None:
        raise DomainError("個別ケース検討会議を開く会議体が、まだ設けられていません。")
    return found[0], found[1]


def write_agenda(meeting: Meeting) -> None:
    """The order of business every case conference has; the rest is on nobody's paper."""
    for position, (kind, title, minutes) in enumerate(_BUSINESS, start=1):
        db.session.add(
            AgendaItem(
                id=new_id(),
                meeting_id=meeting.id,
                position=position,
                kind=kind,
                title=title,
                presenter="進行役",
                minutes=minutes,
                is_closed=True,
                closed_reason=meeting.closed_reason,
                legal_basis=meeting.legal_basis,
            )
        )
