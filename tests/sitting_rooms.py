"""A committee's meeting of today, brought as far as a test wants it, through the services alone."""

from datetime import time

from sqlalchemy import select

from council.domain import clock
from council.domain.vocabulary import Attendance, ItemKind, MeetingForm, Publicity
from council.extensions import db
from council.models import AgendaItem, Meeting, RosterEntry
from council.queries import meetings as queries
from council.queries import sittings as sitting_queries
from council.services import meetings, sittings
from tests import world

ABSENT = ("member2",)


def notified(acting, form=MeetingForm.IN_PERSON, items=1):
    """A meeting of the 8050 committee today, its notice sent."""
    secretary = acting("secretary")
    meeting = meetings.schedule(
        world.body("s8050"),
        held_on=world.TODAY,
        begins=time(14, 0),
        ends=time(16, 0),
        place="第1会議室",
        form=form,
        publicity=Publicity.PARTIAL,
        closed_reason="個人に関する情報を扱うため",
        actor=secretary,
    )
    db.session.flush()
    meeting = fresh(meeting, acting)
    for number in range(items):
        meetings.add_item(
            meeting,
            kind=ItemKind.DISCUSSION,
            title=f"連絡の取り方について{number or ''}",
            presenter="事務局",
            minutes=20,
            is_closed=False,
            closed_reason="",
            actor=secretary,
        )
    meetings.fix_date(meeting, secretary)
    meetings.sign_off(
        meeting,
        document_no="8世生福第1234号",
        drafted_on=world.TODAY,
        decided_on=world.TODAY,
        decided_by="課長",
        actor=secretary,
    )
    meetings.notify(meeting, secretary)
    db.session.commit()
    return fresh(meeting, acting)


def fresh(meeting, acting, who="secretary") -> Meeting:
    found = queries.get(acting(who), meeting.id)
    assert found is not None
    return found


def seat_of(meeting, who):
    """The seat a person holds at this meeting."""
    return db.session.scalars(
        select(RosterEntry.seat_id).where(
            RosterEntry.meeting_id == meeting.id,
            RosterEntry.person_id == world.person(who).id,
        )
    ).one()


def mark(meeting, acting, absent=ABSENT, substitutes=()):
    """Everybody is there but those named."""
    away = {world.person(who).id for who in absent}
    proxied = {world.person(who).id for who in substitutes}
    marks = [
        sittings.Mark(row.seat_id, _mark(row, away, proxied), "雲母 さより", "係長")
        for row in db.session.scalars(
            select(RosterEntry).where(
                RosterEntry.meeting_id == meeting.id, RosterEntry.person_id.is_not(None)
            )
        )
    ]
    sittings.set_presence(
        meeting,
        marks,
        acting("secretary"),
        observers=2,
        secretariat=["生活福祉課　戸澤 みのり"],
    )
    db.session.commit()


def _mark(row, away, proxied):
    if row.person_id in away:
        return Attendance.ABSENT
    return Attendance.SUBSTITUTE if row.person_id in proxied else Attendance.PRESENT


def opened(acting, **kwargs):
    """The meeting opened at two, the chair presiding."""
    meeting = notified(acting, **kwargs)
    mark(meeting, acting)
    begun(meeting, acting)
    return meeting


def begun(meeting, acting):
    """Open a meeting whose presence is recorded."""
    with clock.at(world.EVENING):
        sittings.open_sitting(
            meeting,
            opened_at=time(14, 0),
            presider=world.person("chair"),
            actor=acting("secretary"),
            tells_changes=True,
        )
        db.session.commit()


def item_of(meeting, kind=ItemKind.DISCUSSION) -> AgendaItem:
    row = db.session.scalars(
        select(AgendaItem.id).where(AgendaItem.meeting_id == meeting.id, AgendaItem.kind == kind)
    ).first()
    return sitting_queries.item(meeting, row)


def held(acting, **kwargs):
    """The meeting closed, with a note and a decision under its discussion."""
    meeting = opened(acting, **kwargs)
    secretary, item = acting("secretary"), item_of(meeting)
    sittings.note(item, speaker="部会長", text="連絡先の一覧を作ってはどうか。", actor=secretary)
    sittings.note(item, speaker="委員", text="訪問は月2回が望ましい。", actor=secretary)
    sittings.decide(item, text="連絡先の一覧を各機関に配る。", actor=secretary)
    sittings.mark_discussed(item, secretary)
    over(meeting, secretary)
    return meeting


def over(meeting, secretary):
    """Close the meeting in the evening."""
    with clock.at(world.EVENING):
        sittings.close(meeting, closed_at=time(15, 50), actor=secretary)
        db.session.commit()
