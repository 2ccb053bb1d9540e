"""The letter of the half that stands, when the other half of a joint sitting got a day of its own."""

import pytest
from sqlalchemy import select

from council.domain.vocabulary import Channel
from council.extensions import db
from council.models import InvitationLetter, OutboxMessage
from council.services import letters, meetings
from tests import world
from tests.minutes import reading
from tests.services.meetings.test_joint_ends import apart, asked_by, together


@pytest.fixture
def parted(app, acting):
    """Member1, who sits in both, reads on paper; the representatives' meeting is on another day by now."""
    world.person("member1").channel = Channel.POST
    db.session.commit()
    return apart(together(acting), acting)


def newest(meeting):
    """The last letter to member1 about the sitting."""
    of_it = select(InvitationLetter.id).where(
        InvitationLetter.invitation_id == asked_by(meeting).id
    )
    return db.session.scalars(
        select(OutboxMessage)
        .where(OutboxMessage.subject_id.in_(of_it))
        .order_by(OutboxMessage.position.desc())
    ).first()


def test_it_comes_without_papers_of_what_got_its_own_day(parted, acting):
    stands, other = parted
    upload = meetings.Upload("a.txt", "text/plain", b"-")
    meetings.add_paper(other, title="別の日の資料", upload=upload, actor=acting("secretary"))
    db.session.commit()
    message = newest(stands)
    assert "資料１" not in letters.words_of(message).text
    cover = letters.cover_letters([message], Channel.POST, acting("secretary"))
    assert "資料１" not in "".join(reading.lines(cover))
