"""A paper for one seat, and who comes in its holder's place: what tests of 代理出席 begin with."""

from sqlalchemy import select

from council.domain.vocabulary import Answer
from council.extensions import db
from council.models import Invitation, Meeting
from council.queries import invitations as queries
from council.queries import meetings as meeting_queries
from council.queries import packs
from council.queries.meetings import agenda
from council.services import invitations, meetings, replies
from council.services.meetings import Upload
from tests import sitting_rooms, world

TITLE = "見積りの比べ方"
FILE = Upload("x.txt", "text/plain", b"only for some")


def lay(meeting, acting, *readers, item=None, **said):
    """A paper for these alone."""
    secretary = acting("secretary")
    meeting = sitting_rooms.fresh(meeting, acting)
    paper = meetings.add_paper(
        meeting, title=TITLE, item=item, upload=FILE, is_restricted=True, actor=secretary, **said
    )
    paper.meeting = meeting
    meetings.hand_to(paper, readers, secretary)
    db.session.commit()
    return paper


def invitation_of(meeting: Meeting, who: str) -> Invitation:
    """As those who keep the meeting load it."""
    db.session.expire_all()
    found = db.session.scalars(
        select(Invitation.id).where(
            Invitation.sitting_id == meeting.sitting_id,
            Invitation.person_id == world.person(who).id,
        )
    ).one()
    return queries.for_proxy(meeting, found)


def sends(meeting, acting, who="member1", name="雨宮 慎吾"):
    """Somebody answers that another comes in their place."""
    replies.reply(
        invitation_of(meeting, who),
        answer=Answer.SUBSTITUTE,
        substitute_name=name,
        substitute_post="相談支援員",
        actor=acting(who),
    )
    db.session.commit()


def known(meeting, acting, comer="staff_a", who="member1", keeper="secretary", seen=None):
    """The secretariat says which login the substitute has, of the answer `seen` on the page."""
    invitation = invitation_of(meeting, who)
    invitations.know_substitute(
        sitting_rooms.fresh(meeting, acting),
        invitation,
        world.person(comer).id if comer else None,
        acting(keeper),
        seen=seen or str(queries.sending(invitation).id),
    )
    db.session.commit()


def comes(meeting, acting, comer="staff_a", who="member1"):
    """Both."""
    sends(meeting, acting, who)
    known(meeting, acting, comer, who)


def reads(paper, acting, who):
    """Whether the title, the file and the pack are open; all of them or none."""
    db.session.expire_all()
    actor = acting(who)
    meeting = meeting_queries.get(actor, paper.meeting_id)
    if meeting is None:
        return False
    listed = next((one for one in agenda.papers(meeting, actor) if one.id == paper.id), None)
    found = meeting_queries.get_paper(actor, paper.id)
    said = {
        listed is not None and listed.title == TITLE and listed.has_file,
        found is not None and meeting_queries.may_open(actor, found),
        TITLE in [one.title for one in packs.pack(meeting, actor).held],
    }
    assert len(said) == 1, said
    return said.pop()
