"""Another day or place, put off, called off: whoever was told is told again."""

from datetime import date, time

from sqlalchemy import exists, select
from sqlalchemy.orm.attributes import flag_modified

from council.domain import clock
from council.domain.business import WRITABLE
from council.domain.errors import Conflict, DomainError
from council.domain.fiscal import fiscal_year
from council.domain.machines import MEETING
from council.domain.notices import Changed
from council.domain.signoffs import Act, goes_out
from council.domain.vocabulary import MeetingForm, MeetingState, Publicity
from council.extensions import db
from council.invites.letters import Matter
from council.invites.wording import Change
from council.models import Invitation, Meeting, Sitting
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries.meetings.notices import WHEN, WHERE, serial, sitting_facts
from council.services import invitations, submissions
from council.services.audit import record
from council.services.meetings import notices, numbering
from council.services.meetings.carrying import follow, pass_on
from council.services.meetings.deciding import Decision, decide, let_pass
from council.services.meetings.holding import hold
from council.services.meetings.reasons import keep_reason
from council.services.meetings.scheduling import check_time, reply_by, rules_on, sit
from council.services.meetings.together import moved_together
from council.services.transitions import advance, ensure_version


def move(  # noqa: PLR0913 everything one says of it, by keyword
    meeting: Meeting,
    *,
    held_on: date,
    begins: time,
    ends: time,
    place: str,
    base_version: int,
    actor: Actor,
    form: MeetingForm | None = None,
    decision: Decision | None = None,
) -> None:
    """Another day, time, place or form, for every body of the sitting; after the notice all are told again.

    `base_version` is the meeting's; `decision` the 決裁 on the change, where the body asks for one.
    """
    ensure_version(meeting, base_version)
    check_time(held_on, begins, ends, actor)
    require(actor, Permission.MEETING_MOVE, meeting)
    meetings = moved_together(meeting)
    _ensure_form(meeting.sitting, meetings, form)
    for one in meetings:
        require(actor, Permission.MEETING_MOVE, one)
        if one.state not in WRITABLE:
            raise Conflict("開会したあとは、日時や場所を変えられません。")
    numbering.hold(one.body_id for one in meetings)
    submissions.hold_cases(meetings)
    for one in meetings:
        hold(one)
    there = Sitting(
        held_on=held_on, begins=begins, ends=ends, place=place, form=form or meeting.sitting.form
    )
    changes = _compared(sitting_facts(meeting.sitting), sitting_facts(there))
    if not changes:
        return
    was_on = meeting.sitting.held_on
    sitting = _sitting_of_their_own(meetings)
    sitting.held_on, sitting.begins, sitting.ends, sitting.place = held_on, begins, ends, place
    sitting.form = there.form
    for one in meetings:
        its_own = decision if one.state is MeetingState.NOTIFIED else None
        decide(one, Act.CHANGE, its_own, actor, was_on=was_on)
    _tell(sitting, meetings, changes, actor)


def _sitting_of_their_own(meetings: list[Meeting]) -> Sitting:
    """The sitting that is moved; where it is another meeting's too, which keeps its day, a new one.

    Who was asked to it and still is keeps the entry of the calendar.
    """
    old = meetings[0].sitting
    stays = exists().where(
        Meeting.sitting_id == old.id, Meeting.id.not_in([one.id for one in meetings])
    )
    if not db.session.scalar(select(stays)):
        return old
    sitting = sit(
        held_on=old.held_on, begins=old.begins, ends=old.ends, place=old.place, form=old.form
    )
    sitting.sequence = old.sequence
    for position, one in enumerate(sorted(meetings, key=lambda one: one.position)):
        one.sitting, one.sitting_id, one.position = sitting, sitting.id, position
    db.session.flush()
    if any(one.state is MeetingState.NOTIFIED for one in meetings):
        _take_along(old, sitting)
    return sitting


def _take_along(old: Sitting, sitting: Sitting) -> None:
    """The living invitations are those to what is moved: only what was called off stays behind."""
    for one in db.session.scalars(
        select(Invitation).where(Invitation.sitting_id == old.id, Invitation.is_live)
    ):
        one.sitting_id = sitting.id
    db.session.flush()


def _ensure_form(sitting: Sitting, meetings: list[Meeting], form: MeetingForm | None) -> None:
    """What people were asked to is either a coming together or a circulation: an answer to one is none to the other."""
    becomes = form or sitting.form
    turns = (becomes is MeetingForm.WRITTEN) != (sitting.form is MeetingForm.WRITTEN)
    if turns and any(one.state is MeetingState.NOTIFIED for one in meetings):
        raise Conflict(
            "通知したあとで書面開催に変える（書面開催から変える）ときは、いったん延期して、もう一度通知してください。"
        )


def moved(
    meeting: Meeting,
    *,
    held_on: date,
    begins: time,
    ends: time,
    place: str,
    form: MeetingForm,
    base_version: int,
    actor: Actor,
) -> list[Changed]:
    """What would change if the sitting were moved so; refused where the move would be, and nothing is changed."""
    ensure_version(meeting, base_version)
    check_time(held_on, begins, ends, actor)
    require(actor, Permission.MEETING_MOVE, meeting)
    _ensure_form(meeting.sitting, moved_together(meeting), form)
    there = Sitting(held_on=held_on, begins=begins, ends=ends, place=place, form=form)
    before, after = sitting_facts(meeting.sitting), sitting_facts(there)
    return [
        Changed(label, before[label], after[label])
        for label in before
        if before[label] != after[label]
    ]


def _tell(sitting: Sitting, meetings: list[Meeting], changes: list[Change], actor: Actor) -> None:
    sitting.changed_at = clock.now()
    is_told = [one for one in meetings if one.state is MeetingState.NOTIFIED]
    if is_told:
        sitting.sequence += 1
    for one in meetings:
        renumbered = _count_again(one)
        one.reply_by = reply_by(sitting.held_on, rules_on(one.body, sitting.held_on), actor.on)
        # every move counts as a change of the meeting, so that a stale form is noticed
        flag_modified(one, "reply_by")
        record(actor, "meeting:move", one, sequence=sitting.sequence)
        db.session.flush()
        if one in is_told:
            _say(one, [*changes, *renumbered], actor)
            submissions.distribute(one, actor)


def _say(meeting: Meeting, changes: list[Change], actor: Actor) -> None:
    """The letter tells besides whatever waited to be told."""
    said = notices.letter_of(notices.pending(meeting)) or changes
    is_more = any(one.label not in {WHEN, WHERE} for one in said)
    invitations.update(meeting, said, actor, again=is_more)
    notices.keep_changes(meeting)


def _compared(before: dict[str, str], after: dict[str, str]) -> list[Change]:
    return [
        Change(label=label, before=before[label], after=after[label])
        for label in before
        if before[label] != after[label]
    ]


def _count_again(meeting: Meeting) -> list[Change]:
    """Count the meeting in the period of its new day; a number fixed in another period is given back."""
    sitting = meeting.sitting
    version = rules_on(meeting.body, sitting.held_on)
    period = numbering.period(meeting.body, version, sitting)
    meeting.fiscal_year = fiscal_year(sitting.held_on)
    follow(meeting)
    before, was_fixed = serial(meeting), meeting.is_number_fixed
    numbering.count_in(meeting, period)
    if was_fixed and serial(meeting) != before:
        return [Change(label="回次", before=before, after=serial(meeting))]
    return []


def set_publicity(
    meeting: Meeting,
    *,
    publicity: Publicity,
    closed_reason: str,
    base_version: int,
    actor: Actor,
) -> None:
    """Open, partly open or closed, with the reason; after the notice it is told again."""
    require(actor, Permission.MEETING_EDIT, meeting)
    ensure_version(meeting, base_version)
    if meeting.state not in WRITABLE:
        raise Conflict("開会したあとは、公開・非公開の別を変えられません。")
    if publicity is not Publicity.OPEN and not closed_reason:
        raise DomainError("公開しない理由を入力してください。", field="closed_reason")
    meeting.publicity = publicity
    meeting.closed_reason = closed_reason if publicity is not Publicity.OPEN else ""
    record(actor, "meeting:set_publicity", meeting, publicity=str(publicity))


def postpone(
    meeting: Meeting,
    reason: str,
    actor: Actor,
    *,
    base_version: int | None = None,
    decision: Decision | None = None,
) -> None:
    """Put off to a day not yet known; the number is kept, whoever was asked is told, no case paper is read."""
    submissions.hold_cases([meeting])
    ensure_version(meeting, base_version)
    _tell_of_the_end(meeting, "postpone", reason, decision, actor)
    submissions.rest_papers(meeting)
    meeting.put_off_from = meeting.sitting.held_on
    advance(MEETING, meeting, "postpone", actor)
    keep_reason(meeting, reason)


def cancel(
    meeting: Meeting,
    reason: str,
    actor: Actor,
    *,
    base_version: int | None = None,
    decision: Decision | None = None,
) -> None:
    """Call off: the number is given back, the cases return to those accepted, whoever was asked is told."""
    numbering.hold([meeting.body_id])
    ensure_version(meeting, base_version)
    _tell_of_the_end(meeting, "cancel", reason, decision, actor)
    submissions.unschedule_all(meeting, actor)
    numbering.give_back(meeting)
    meeting.never_settled = meeting.state is MeetingState.DRAFT
    advance(MEETING, meeting, "cancel", actor)
    keep_reason(meeting, reason)
    numbering.propose(meeting.body_id, meeting.number_period)
    pass_on(meeting, actor)


def _tell_of_the_end(
    meeting: Meeting, name: str, reason: str, decision: Decision | None, actor: Actor
) -> None:
    # before the step: the letter still names the number
    require(actor, Permission(f"meeting:{name}"), meeting)
    MEETING.step(name, meeting.state)
    if not reason:
        raise DomainError("理由を入力してください。", field="reason")
    act = Act(name)
    if act is Act.POSTPONE:
        # the notice of another day does not rest on what was decided of this one
        let_pass(meeting, Act.NOTICE, Act.CHANGE)
    decide(meeting, act, decision, actor)
    if meeting.state is MeetingState.NOTIFIED:
        meeting.sitting.sequence += 1
        meeting.sitting.changed_at = clock.now()
        matter = Matter.PUT_OFF if act is Act.POSTPONE else Matter.CALL_OFF
        invitations.cancel(meeting, actor, matter)
    elif goes_out(act, meeting.state, was_notified=meeting.notified_at is not None):
        invitations.give_up(meeting, actor)
