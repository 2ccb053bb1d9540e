"""追加の資料のお知らせ: to whom it goes, once, and that it names numbers and nothing else."""

from datetime import date, timedelta
from email import message_from_bytes, policy

import pytest
from sqlalchemy import select

from council.delivery import deliver_due
from council.domain import clock
from council.domain.errors import Conflict, DomainError
from council.domain.vocabulary import ItemKind, OutboxState
from council.extensions import db
from council.invites.transport import transport_of
from council.models import OutboxMessage, Paper
from council.queries import meetings as queries
from council.services import letters, meetings
from tests import convening, world

TITLE = "名前を書いてはならない資料"


@pytest.fixture
def meeting(app, acting):
    """Of the seventeenth, notified a while ago."""
    row = convening.scheduled(acting("secretary"))
    meetings.add_item(row, kind=ItemKind.DISCUSSION, title="協議", actor=acting("secretary"))
    convening.notified(row, acting("secretary"))
    db.session.commit()
    with clock.at(world.NOW + timedelta(hours=1)):
        yield queries.get(acting("secretary"), row.id)


def add(meeting, actor, title=TITLE, *, is_ready=True):
    paper = meetings.add_paper(meeting, title=title, actor=actor)
    paper.meeting = meeting
    if is_ready:
        meetings.set_ready(paper, is_ready=True, actor=actor)
    db.session.commit()
    return paper


def queued():
    return db.session.scalars(
        select(OutboxMessage)
        .where(OutboxMessage.kind == letters.PAPERS_ADDED)
        .order_by(OutboxMessage.position)
    ).all()


def test_everybody_asked_is_told_once(meeting, acting):
    secretary = acting("secretary")
    add(meeting, secretary)
    told = meetings.announce_papers(meeting, secretary)
    db.session.commit()
    assert told == len(queued()) > 3
    assert {one.person_id for one in queued()} >= {world.person("member1").id}
    with pytest.raises(DomainError, match="まだ知らせていない"):
        meetings.announce_papers(meeting, secretary)


def test_the_mail_names_the_number_and_never_the_title(house, meeting, acting):
    secretary = acting("secretary")
    add(meeting, secretary)
    meetings.announce_papers(meeting, secretary)
    db.session.commit()
    deliver_due(transport_of(house.config["SETTINGS"].mail_url))
    sent = [one for one in queued() if one.state is OutboxState.SENT]
    assert sent
    mail = message_from_bytes(letters.render(sent[0]), policy=policy.default)
    text = mail.get_content()
    assert "資料１" in text
    assert TITLE not in text
    assert "資料について" in mail["Subject"]


def test_what_is_still_in_preparation_is_not_told(meeting, acting):
    add(meeting, acting("secretary"), is_ready=False)
    with pytest.raises(DomainError, match="まだ知らせていない"):
        meetings.announce_papers(meeting, acting("secretary"))


def test_a_letter_whose_paper_was_taken_off_meanwhile_does_not_go(house, meeting, acting):
    secretary = acting("secretary")
    paper = add(meeting, secretary)
    meetings.announce_papers(meeting, secretary)
    meetings.remove_paper(paper, secretary)
    db.session.commit()
    deliver_due(transport_of(house.config["SETTINGS"].mail_url))
    assert not [one for one in queued() if one.state is OutboxState.SENT]


def test_before_the_notice_there_is_nothing_to_tell(acting):
    draft = convening.scheduled(acting("secretary"), date(2027, 1, 14))
    with pytest.raises(Conflict):
        meetings.announce_papers(draft, acting("secretary"))


def test_a_late_paper_is_marked_and_one_press_tells_of_it(meeting, acting, browse):
    paper = add(meeting, acting("secretary"))
    with clock.at(world.NOW + timedelta(days=12)):
        late = add(meeting, acting("secretary"), "遅れた資料")
        secretary = browse("secretary")
        path = f"/meetings/{meeting.id}"
        secretary.get(f"{path}/agenda")
        assert secretary.page.count("期限後") == 2  # the rule in words, and the one that is late
        assert "通知のあとに用意した資料が2件あります" in secretary.page
        told = {"base_version": str(meeting.version)}
        assert secretary.post(f"{path}/papers/announce", told).status_code == 422
        assert "確かめて、印を付けてください。" in secretary.page
        secretary.submit(f"{path}/papers/announce", told | {"is_sure": "y"})
        assert "名に知らせます。うち1名は紙で届けます（送信）。" in secretary.page
        assert "通知のあとに用意した資料" not in secretary.page
        secretary.get(path)
        assert secretary.page.count("追加") == 2
    told = db.session.scalars(select(Paper.announced_at).where(Paper.id.in_((paper.id, late.id))))
    assert all(told)
