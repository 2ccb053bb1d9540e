"""A meeting of today brought to the eve of its opening, and the papers made for it."""

import zipfile
from datetime import time
from io import BytesIO

from sqlalchemy import select

from council.domain.vocabulary import ItemKind, MeetingForm, Publicity
from council.extensions import db
from council.models import Invitation
from council.services import meetings, replies
from tests import convening, papers, sitting_rooms, world
from tests.minutes.reading import lines


def files(meeting, actor):
    """The papers of the set by their kind."""
    with zipfile.ZipFile(BytesIO(meetings.day_set(meeting, actor))) as archive:
        return {name.split("_")[0]: archive.read(name) for name in archive.namelist()}


def spoken(meeting, actor):
    return lines(files(meeting, actor)["進行シナリオ"])


def standing(acting, publicity=Publicity.PARTIAL, form=MeetingForm.IN_PERSON, joint=()):
    """A meeting of today whose notice can be sent, with an open item."""
    secretary = acting("secretary")
    meeting = meetings.schedule(
        world.body("s8050"),
        held_on=world.TODAY,
        begins=time(14),
        ends=time(16),
        place="第1会議室",
        form=form,
        publicity=publicity,
        closed_reason="" if publicity is Publicity.OPEN else "個人情報を扱うため",
        joint_with=joint,
        actor=secretary,
    )
    db.session.flush()
    meeting = sitting_rooms.fresh(meeting, acting)
    meetings.add_item(
        meeting,
        kind=ItemKind.DISCUSSION,
        title="連絡体制について",
        presenter="事務局",
        minutes=20,
        actor=secretary,
    )
    return meeting


def notified(meeting, acting):
    convening.notified(meeting, acting("secretary"))
    db.session.commit()
    return sitting_rooms.fresh(meeting, acting)


def with_case(acting, **facts):
    """The same with a case, handed out to everybody."""
    paper = papers.accepted(acting)
    meeting = standing(acting, **facts)
    papers.put_on_agenda(paper, meeting, acting("secretary"))
    return paper, notified(meeting, acting)


def answer(meeting, who, acting, said, **substitute):
    invitation = db.session.scalars(
        select(Invitation).where(
            Invitation.sitting_id == meeting.sitting_id,
            Invitation.person_id == world.person(who).id,
        )
    ).one()
    replies.reply(invitation, answer=said, actor=acting(who), **substitute)
    db.session.flush()
