"""What members write to a meeting without being there, through the services alone."""

from datetime import datetime, time

from sqlalchemy import select

from council.domain import clock
from council.domain.vocabulary import Answer, Means, MeetingForm
from council.domain.writings import Stance
from council.extensions import db
from council.models import Invitation
from council.queries import invitations
from council.queries import writings as queries
from council.services import proxies, replies, sittings, writings
from tests import world
from tests.sitting_rooms import item_of, notified

EVERYBODY = ("chair", "deputy", "member1", "member2", "member3")
BEFORE = world.NOW.replace(day=1)  # two days before the sitting: opinions are taken


def invitation_of(meeting, who) -> Invitation:
    """Somebody's own invitation, as the pages load it."""
    found = db.session.scalars(
        select(Invitation.id).where(
            Invitation.sitting_id == meeting.sitting_id,
            Invitation.person_id == world.person(who).id,
        )
    ).one()
    loaded = invitations.for_proxy(meeting, found)
    assert loaded is not None
    return loaded


def sheet_of(meeting, who, acting, reader=None):
    return queries.sheet(meeting, invitation_of(meeting, who), acting(reader or who))


def write(meeting, who, acting, stance=None, text="", item=None):
    """One answer to one item, by the member themselves."""
    page = sheet_of(meeting, who, acting)
    item_id = item.id if item else item_of(meeting).id
    writings.write(
        meeting,
        invitation_of(meeting, who),
        [writings.Draft(item_id, stance, text)],
        base=page.position,
        actor=acting(who),
    )
    db.session.commit()


def enter(meeting, who, acting, stance=None, text="", received_on=world.TODAY, item=None):
    """The same, as the secretariat got it by FAX."""
    secretary, invitation = acting("secretary"), invitation_of(meeting, who)
    entry = proxies.enter(
        invitation.person,
        means=Means.FAX,
        received_on=received_on,
        received_by="",
        actor=secretary,
    )
    writings.write(
        meeting,
        invitation,
        [writings.Draft(item.id if item else item_of(meeting).id, stance, text)],
        base=sheet_of(meeting, who, acting, "secretary").position,
        actor=secretary,
        proxy=entry,
    )
    db.session.commit()


def answered(meeting, acting, favour=EVERYBODY, against=(), item=None):
    """Everybody named answers in the morning of the last day."""
    with clock.at(world.NOW):
        for who in favour:
            write(meeting, who, acting, Stance.FOR, item=item)
        for who in against:
            write(meeting, who, acting, Stance.AGAINST, item=item)


def closed(meeting, acting, who="chair"):
    """The circulation closed in the evening."""
    with clock.at(world.EVENING):
        sittings.close_in_writing(
            meeting,
            closed_at=time(16, 30),
            presider=world.person(who),
            actor=acting("secretary"),
        )
        db.session.commit()


def says_absent(meeting, who, acting, answer=Answer.ABSENT):
    replies.reply(invitation_of(meeting, who), answer=answer, actor=acting(who))
    db.session.commit()


def ids(acting):
    """What stands for the placeholders of surface.toml."""
    meeting = notified(acting, form=MeetingForm.WRITTEN)
    with clock.at(world.NOW):
        write(meeting, "member1", acting, Stance.FOR, "月2回がよい。")
    yield "written_meeting", meeting.id
    yield "written_item", item_of(meeting).id
    yield "written_invitation", invitation_of(meeting, "member1").id


def moment(day, hour):
    return datetime.combine(day, time(hour), clock.TOKYO)
