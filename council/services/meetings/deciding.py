"""決裁: recorded as the office's own document system gave it; an act that needs one does not go out without it."""

from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import func, select

from council.domain.errors import DomainError, StaleVersion
from council.domain.ids import new_id
from council.domain.readiness import Plan, PlannedPaper
from council.domain.signoffs import Act, ensure_days, goes_out, is_urgent, needs, seal
from council.extensions import db
from council.models import Blob, Meeting, Paper, SignOff
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries.meetings.addressees import addressees
from council.queries.papers import chosen, readers
from council.services.audit import record
from council.services.meetings.order import items_of
from council.services.meetings.scheduling import rules_on


@dataclass(frozen=True, slots=True)
class Decision:
    """A 決裁 as it is recorded together with the act that it is on."""

    document_no: str
    drafted_on: date | None
    decided_on: date
    decided_by: str


def asks(meeting: Meeting, act: Act) -> bool:
    """Whether the act, on a meeting of which people were told, needs a 決裁; before the notice nothing goes out."""
    if not goes_out(act, meeting.state, was_notified=meeting.notified_at is not None):
        return False
    version = rules_on(meeting.body, meeting.sitting.held_on)
    return needs(version.sign_off, version.sign_off_otherwise, act)


def decide(
    meeting: Meeting,
    act: Act,
    decision: Decision | None,
    actor: Actor,
    *,
    was_on: date | None = None,
) -> None:
    """Record the 決裁 that came with the act; refuse the act where one is needed and none came.

    On the day itself and the day before nobody waits for it: the meeting keeps that it is still to be recorded.
    `was_on` is the day people were told of, where the act itself moves the meeting.
    """
    if decision is not None:
        sign_off(meeting, act=act, actor=actor, **asdict(decision))
        return
    if not asks(meeting, act):
        return
    if not is_urgent(was_on or meeting.sitting.held_on, actor.on, meeting.state):
        raise DomainError(
            "まだ出せません。%(act)sには決裁が要ります。文書番号、決裁日、決裁者を入力してください。",
            field="document_no",
            act=act.label,
        )
    meeting.undecided = act.value


def sign_off(
    meeting: Meeting,
    *,
    act: Act = Act.NOTICE,
    document_no: str,
    drafted_on: date | None,
    decided_on: date,
    decided_by: str,
    actor: Actor,
    seen: str | None = None,
) -> SignOff:
    """決裁 as the office's own document system gave it; recorded again, the newest counts.

    It is on what the notice says now; `seen` is the mark of what the page showed, where it came from a page.
    """
    require(actor, Permission.MEETING_SIGN_OFF, meeting)
    decision = Decision(document_no, drafted_on, decided_on, decided_by)
    parts = seal(plan_of(meeting).parts)
    if act is Act.NOTICE and seen is not None and seen != parts:
        raise StaleVersion
    row = keep_decision(meeting, act, decision, actor, parts=parts if act is Act.NOTICE else "")
    if meeting.undecided == act:
        meeting.undecided = ""
    db.session.flush()
    record(actor, "meeting:sign_off", row, body_id=meeting.body_id, act=act)
    return row


def keep_decision(
    meeting: Meeting, act: Act, decision: Decision, actor: Actor, *, parts: str
) -> SignOff:
    """Add a 決裁 to the meeting's, behind those on the same act; `parts` marks what it was on."""
    ensure_days(decision.drafted_on, decision.decided_on, actor.on)
    last = db.session.scalar(
        select(func.max(SignOff.sequence)).where(
            SignOff.meeting_id == meeting.id, SignOff.act == act
        )
    )
    row = SignOff(
        id=new_id(),
        meeting_id=meeting.id,
        act=act,
        sequence=(last or 0) + 1,
        **asdict(decision),
        parts=parts,
        recorded_by_id=actor.id,
    )
    db.session.add(row)
    return row


def plan_of(meeting: Meeting) -> Plan:
    """What the meeting's plan says so far."""
    sitting = meeting.sitting
    signed = db.session.scalars(
        select(SignOff)
        .where(SignOff.meeting_id == meeting.id, SignOff.act == Act.NOTICE)
        .order_by(SignOff.sequence.desc())
        .limit(1)
    ).first()
    was_put_off = signed is not None and signed.is_past
    return Plan(
        held_on=sitting.held_on,
        begins=sitting.begins,
        ends=sitting.ends,
        place=sitting.place,
        form=sitting.form,
        items=tuple((item.kind, item.title, item.is_closed) for item in items_of(meeting)),
        publicity=meeting.publicity,
        closed_reason=meeting.closed_reason,
        addressees=addressees(meeting),
        papers=_papers(meeting),
        needs_sign_off=rules_on(meeting.body, sitting.held_on).sign_off,
        signed=signed.parts if signed and not was_put_off else None,
        was_put_off=was_put_off,
    )


def _papers(meeting: Meeting) -> tuple[PlannedPaper, ...]:
    rows = db.session.execute(
        select(Paper.title, Paper.collect_after, chosen(), Blob.sha256)
        .outerjoin(Blob, Blob.id == Paper.blob_id)
        .where(Paper.meeting_id == meeting.id, Paper.source_meeting_id.is_(None))
        .order_by(Paper.number, Paper.branch)
    )
    return tuple(
        PlannedPaper(title, collected, readers(who), digest.hex() if digest else "")
        for title, collected, who, digest in rows
    )


def let_pass(meeting: Meeting, *acts: Act) -> None:
    """What these acts were decided on is over: no later act rests on their 決裁, no later letter bears its number."""
    db.session.flush()
    for row in db.session.scalars(
        select(SignOff).where(
            SignOff.meeting_id == meeting.id, SignOff.act.in_(acts), SignOff.is_past.is_(False)
        )
    ):
        row.is_past = True
