"""With what the presence form begins: the answers that came in, and who serves the body that day."""

import uuid
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from council.domain.attendance import Course, Way
from council.domain.vocabulary import Answer, Attendance
from council.extensions import db
from council.models import Meeting, ProxyEntry, SecretariatDuty
from council.queries.accounts import live
from council.queries.invitations import Standing, standing
from council.queries.sittings.chamber import Chamber, Place

_AS_ANSWERED = {
    Answer.ATTEND: Attendance.PRESENT,
    Answer.ABSENT: Attendance.ABSENT,
    Answer.SUBSTITUTE: Attendance.SUBSTITUTE,
}


@dataclass(frozen=True, slots=True)
class Prefill:
    """What stands in one row of the form before anybody changes it."""

    place: Place
    attendance: Attendance | None
    substitute_name: str
    substitute_post: str
    answer: str
    way: Way = Way.ROOM
    proxy: ProxyEntry | None = None


def prefill(meeting: Meeting, room: Chamber) -> list[Prefill]:
    """One row per place: as recorded, else as answered."""
    answers = standing(meeting)
    return [_row(place, room, answers) for place in room.places]


def _row(place: Place, room: Chamber, answers: dict[uuid.UUID, Standing]) -> Prefill:
    reply = answers.get(place.person_id) if place.person_id else None
    proxy = reply.proxy if reply else None
    said = reply.answer.label if reply else ""
    if room.rows(place.id):
        return _recorded(place, room.course(place.id), said, proxy)
    if reply is None:
        return Prefill(place, None, "", "", said)
    return Prefill(
        place,
        _AS_ANSWERED[reply.answer],
        reply.substitute_name,
        reply.substitute_post,
        said,
        proxy=proxy,
    )


def _recorded(place: Place, course: Course, said: str, proxy: ProxyEntry | None) -> Prefill:
    if not course:
        return Prefill(place, Attendance.ABSENT, "", "", said, proxy=proxy)
    first = course[0]
    form = Attendance.SUBSTITUTE if first.substitute else Attendance.PRESENT
    return Prefill(place, form, first.substitute, first.post, said, first.way, proxy)


def secretariat_names(meeting: Meeting) -> list[str]:
    """「生活福祉課　戸澤 みのり」 for everybody who serves the body on the day of the sitting."""
    rows = db.session.scalars(
        select(SecretariatDuty)
        .where(
            SecretariatDuty.body_id == meeting.body_id,
            live(SecretariatDuty, meeting.sitting.held_on),
        )
        .options(joinedload(SecretariatDuty.agency), joinedload(SecretariatDuty.person))
        .order_by(SecretariatDuty.starts_on, SecretariatDuty.id)
    )
    return [f"{row.agency.name}　{row.person.name}" for row in rows]
