"""A new meeting of a body: its day, its rules of the day, its provisional number, its first 次第."""

from collections.abc import Sequence
from datetime import date, time, timedelta

from sqlalchemy import select

from council.domain.daysoff import last_working_day
from council.domain.errors import DomainError
from council.domain.fiscal import fiscal_year
from council.domain.ids import new_id
from council.domain.machines import MEETING
from council.domain.vocabulary import BodyKind, MeetingForm, Publicity
from council.extensions import db
from council.models import Body, BodyVersion, Meeting, Sitting
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries import town
from council.queries.accounts import version_on
from council.queries.meetings import clashes
from council.services.audit import record
from council.services.meetings import agenda, numbering
from council.services.meetings.carrying import carry_over, follow, has_one_before


def schedule(  # noqa: PLR0913 everything one says of it, by keyword
    body: Body,
    *,
    held_on: date,
    begins: time,
    ends: time,
    place: str,
    form: MeetingForm,
    publicity: Publicity,
    closed_reason: str,
    actor: Actor,
    joint_with: Sequence[Body] = (),
) -> Meeting:
    """A draft meeting with its standard 次第, and one for each body that sits jointly (同時開催).

    The partners' publicity follows their own rules. A body that never meets is refused.
    """
    versions = [rules_on(one, held_on) for one in (body, *joint_with)]
    for one, version in zip((body, *joint_with), versions, strict=True):
        require(actor, Permission.MEETING_SCHEDULE, one)
        _require_meets(one, version)
    check_time(held_on, begins, ends, actor)
    sitting = Sitting(
        id=new_id(), held_on=held_on, begins=begins, ends=ends, place=place, form=form, uid=""
    )
    sitting.uid = f"{sitting.id}@council"
    db.session.add(sitting)
    db.session.flush()
    meeting = _meeting(sitting, body, versions[0], 0, publicity, closed_reason, actor)
    for position, (one, version) in enumerate(zip(joint_with, versions[1:], strict=True), start=1):
        _meeting(sitting, one, version, position, version.publicity, version.closed_reason, actor)
    return meeting


def plan_next(  # noqa: PLR0913 everything one says of it, by keyword
    meeting: Meeting,
    *,
    held_on: date,
    begins: time,
    ends: time,
    place: str,
    form: MeetingForm,
    publicity: Publicity,
    closed_reason: str,
    actor: Actor,
    joint_with: Sequence[Body] = (),
) -> Meeting:
    """The body's meeting after this one; it carries over minutes, open action items and answers."""
    if held_on <= meeting.sitting.held_on:
        raise DomainError("次の会議は、この会議より後の日にしてください。", field="held_on")
    return schedule(
        meeting.body,
        held_on=held_on,
        begins=begins,
        ends=ends,
        place=place,
        form=form,
        publicity=publicity,
        closed_reason=closed_reason,
        actor=actor,
        joint_with=joint_with,
    )


def rules_on(body: Body, day: date) -> BodyVersion:
    """The body's rules on a day; refuses a day on which there is no such body."""
    found = db.session.scalars(
        select(BodyVersion).where(BodyVersion.body_id == body.id, version_on(day))
    ).one_or_none()
    if found is None:
        raise DomainError("この日には、この会議体はありません。", field="held_on")
    return found


def _require_meets(body: Body, version: BodyVersion) -> None:
    if not version.meets:
        raise DomainError(
            "%(name)sは、下の会議体から成る段で、それ自体は会議を開きません。",
            name=version.short_name,
        )
    if body.kind is BodyKind.CASE_CONFERENCE:
        raise DomainError("個別ケース検討会議は、事例の画面から招集してください。")


def check_time(held_on: date, begins: time, ends: time, actor: Actor) -> None:
    """Refuse a day that has passed and an end before the beginning."""
    if held_on < actor.on:
        raise DomainError("開催日は、今日から後の日にしてください。", field="held_on")
    if ends <= begins:
        raise DomainError("終了の時刻は、開始より後にしてください。", field="ends")


def ensure_free(meeting: Meeting) -> None:
    """Refuse a day and time, just given to the meeting, at which a body of its sitting meets already."""
    taken = clashes.of_its_bodies(meeting)
    if taken is not None:
        raise DomainError(
            "%(name)sは、この日時にすでに会議があります。日時を変えてください。",
            field="held_on",
            name=taken,
        )


def reply_by(held_on: date, version: BodyVersion, today: date) -> date | None:
    """So many days before the meeting as the body's rules say, or the working day before; nothing when it is too late."""
    wanted = last_working_day(held_on - timedelta(days=version.reply_days), town.days_off())
    return wanted if today <= wanted < held_on else None


def _meeting(
    sitting: Sitting,
    body: Body,
    version: BodyVersion,
    position: int,
    publicity: Publicity,
    closed_reason: str,
    actor: Actor,
) -> Meeting:
    if publicity is not Publicity.OPEN and not closed_reason:
        raise DomainError("公開しない理由を入力してください。", field="closed_reason")
    meeting = Meeting(
        id=new_id(),
        sitting_id=sitting.id,
        body_id=body.id,
        position=position,
        fiscal_year=fiscal_year(sitting.held_on),
        number_period=numbering.period(body, version, sitting),
        is_numbered=numbering.is_numbered(body),
        state=MEETING.initial,
        publicity=publicity,
        closed_reason=closed_reason if publicity is not Publicity.OPEN else "",
        legal_basis=version.legal_basis,
        reply_by=reply_by(sitting.held_on, version, actor.on),
        created_by_id=actor.person_id,
    )
    db.session.add(meeting)
    meeting.sitting, meeting.body, meeting.conference = sitting, body, None
    db.session.flush()
    follow(meeting)
    record(actor, "meeting:schedule", meeting)
    agenda.write_standard(meeting)
    numbering.propose(body.id, meeting.number_period)
    if not has_one_before(meeting):
        carry_over(meeting, actor)
    return meeting
