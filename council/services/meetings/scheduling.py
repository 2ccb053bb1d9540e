"""A new meeting of a body: its day, its rules of the day, its provisional number, its first 次第."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from sqlalchemy import select

from council.domain.business import STANDARD, Planned
from council.domain.daysoff import last_working_day
from council.domain.errors import DomainError
from council.domain.fiscal import fiscal_year
from council.domain.ids import new_id
from council.domain.machines import MEETING
from council.domain.vocabulary import BodyKind, MeetingForm, MeetingState, Publicity
from council.extensions import db
from council.models import Body, BodyVersion, Meeting, Sitting
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries import town
from council.queries.accounts import version_on
from council.queries.meetings import clashes
from council.services.audit import record
from council.services.meetings import agenda, numbering, standing
from council.services.meetings.carrying import carry_over, follow, has_one_before


@dataclass(frozen=True, slots=True)
class Part:
    """What one body brings to a sitting: open or closed, its 次第, for how many observers there is room, and how."""

    body: Body
    publicity: Publicity
    closed_reason: str
    planned: Sequence[Planned] = STANDARD
    observer_seats: int | None = None
    observing: str = ""


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
    versions = [rules_for(one, held_on, actor) for one in (body, *joint_with)]
    check_time(held_on, begins, ends, actor)
    sitting = sit(held_on=held_on, begins=begins, ends=ends, place=place, form=form)
    meeting = add_draft(sitting, Part(body, publicity, closed_reason), 0, actor)
    for position, (one, version) in enumerate(zip(joint_with, versions[1:], strict=True), start=1):
        add_draft(sitting, Part(one, version.publicity, version.closed_reason), position, actor)
    return meeting


def sit(
    *,
    held_on: date,
    begins: time,
    ends: time,
    place: str,
    form: MeetingForm,
    sitting_id: uuid.UUID | None = None,
) -> Sitting:
    """A sitting that no body's meeting stands in yet; refuses an end before the beginning."""
    _check_hours(begins, ends)
    sitting = Sitting(
        id=sitting_id or new_id(),
        held_on=held_on,
        begins=begins,
        ends=ends,
        place=place,
        form=form,
        uid="",
    )
    sitting.uid = f"{sitting.id}@council"
    db.session.add(sitting)
    db.session.flush()
    return sitting


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
    """The body's meeting after this one; it carries over minutes, open action items and answers.

    Whoever plans from a meeting means this one to follow, whatever else is planned between.
    """
    if held_on <= meeting.sitting.held_on:
        raise DomainError("次の会議は、この会議より後の日にしてください。", field="held_on")
    planned = schedule(
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
    if has_one_before(planned):
        carry_over(planned, actor)
    return planned


def rules_on(body: Body, day: date) -> BodyVersion:
    """The body's rules on a day; refuses a day on which there is no such body."""
    found = db.session.scalars(
        select(BodyVersion).where(BodyVersion.body_id == body.id, version_on(day))
    ).one_or_none()
    if found is None:
        raise DomainError("この日には、この会議体はありません。", field="held_on")
    return found


def rules_for(body: Body, day: date, actor: Actor) -> BodyVersion:
    """The rules of a body that the actor may let meet on that day; refuses every other."""
    version = rules_on(body, day)
    require(actor, Permission.MEETING_SCHEDULE, body)
    _require_meets(body, version)
    return version


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
    _check_hours(begins, ends)


def _check_hours(begins: time, ends: time) -> None:
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


def add_draft(sitting: Sitting, part: Part, position: int, actor: Actor) -> Meeting:
    """A body's draft in the sitting, counted, with its 次第 and what it takes over."""
    version = rules_for(part.body, sitting.held_on, actor)
    check_time(sitting.held_on, sitting.begins, sitting.ends, actor)
    meeting = row_of(sitting, part, version, position, actor)
    meeting.reply_by = reply_by(sitting.held_on, version, actor.on)
    enter(meeting, part)
    record(actor, "meeting:schedule", meeting)
    numbering.propose(meeting.body_id, meeting.number_period)
    if not has_one_before(meeting):
        carry_over(meeting, actor)
    return meeting


def row_of(
    sitting: Sitting,
    part: Part,
    version: BodyVersion,
    position: int,
    actor: Actor,
    state: MeetingState = MEETING.initial,
) -> Meeting:
    """A body's meeting in the sitting, not yet entered; refuses a closed one without a reason."""
    is_open = part.publicity is Publicity.OPEN
    if not is_open and not part.closed_reason:
        raise DomainError("公開しない理由を入力してください。", field="closed_reason")
    return Meeting(
        id=new_id(),
        sitting_id=sitting.id,
        body_id=part.body.id,
        position=position,
        fiscal_year=fiscal_year(sitting.held_on),
        number_period=numbering.period(part.body, version, sitting),
        is_numbered=numbering.is_numbered(part.body),
        state=state,
        publicity=part.publicity,
        closed_reason="" if is_open else part.closed_reason,
        observer_seats=part.observer_seats,
        observing=part.observing,
        legal_basis=version.legal_basis,
        created_by_id=actor.person_id,
    )


def enter(meeting: Meeting, part: Part) -> None:
    """Enter the meeting with its 次第, after the one that it follows."""
    sitting = db.session.get_one(Sitting, meeting.sitting_id)
    db.session.add(meeting)
    meeting.sitting, meeting.body, meeting.conference = sitting, part.body, None
    db.session.flush()
    follow(meeting)
    agenda.begin(meeting, part.planned)
    if part.planned is STANDARD:
        standing.join(meeting)
