"""A paper that was announced and is another since: marked, told as a change, by the 決裁 on that."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from council.domain import clock
from council.domain.errors import Conflict, DomainError
from council.domain.signoffs import Act
from council.domain.vocabulary import ItemKind, Office
from council.extensions import db
from council.models import InvitationLetter, OutboxMessage, Paper, Seat, SignOff
from council.queries import meetings as queries
from council.services import letters, meetings
from council.services.meetings import Upload
from tests import convening, world
from tests.minutes.reading import unpacked, written
from tests.services.meetings.test_withdrawn_papers import paper as laid

OLD, NEW = Upload("x.txt", "text/plain", b"old"), Upload("y.txt", "text/plain", b"new")


@pytest.fixture
def meeting(acting):
    """Notified for the fourteenth, with 資料１ 予算書."""
    secretary = acting("secretary")
    found = convening.scheduled(secretary)
    db.session.flush()
    found = queries.get(secretary, found.id)
    meetings.add_paper(found, title="予算書", upload=OLD, actor=secretary)
    convening.notified(found, secretary)
    db.session.commit()
    with clock.at(world.NOW + timedelta(minutes=5)):
        yield queries.get(secretary, found.id)


def edit(meeting, acting, **said):
    row = db.session.scalars(select(Paper).where(Paper.title == "予算書")).one()
    row.meeting = meeting
    usual = {"title": row.title, "collect_after": False, "readers": None}
    meetings.edit_paper(row, **(usual | said), actor=acting("secretary"))
    db.session.commit()
    return row


def page(meeting, acting, who="secretary"):
    db.session.expire_all()
    return queries.page(queries.get(acting(who), meeting.id), acting(who))


def tell(meeting, acting, *, decided=True):
    secretary = acting("secretary")
    decision = convening.decided(secretary) if decided else None
    meetings.tell_again(queries.get(secretary, meeting.id), secretary, decision=decision)
    db.session.commit()


def to_the_chair():
    body_id = world.body("s8050").id
    found = select(Seat.id).where(Seat.body_id == body_id, Seat.office == Office.CHAIR)
    return {"readers": db.session.scalars(found).all()}


CHANGES = [
    ({"title": "決算書"}, ("予算書", "決算書")),
    ({"collect_after": True}, ("回収しない", "会議のあとに回収する")),
    (to_the_chair, ("全員に渡す", "渡す方を改めました")),
    ({"upload": NEW}, ("先のファイル", "差し替えました")),
]


@pytest.mark.parametrize(("said", "shown"), CHANGES)
def test_what_is_another_of_an_announced_paper_is_a_change_until_it_is_told(
    meeting, acting, said, shown
):
    assert page(meeting, acting).untold == ()
    edit(meeting, acting, **(said() if callable(said) else said))
    found = page(meeting, acting)
    assert [(one.label, one.before, one.now) for one in found.untold] == [("資料１", *shown)]
    assert page(meeting, acting, "member1").untold == ()
    tell(meeting, acting)
    found = page(meeting, acting)
    assert (found.untold, found.untold_papers) == ((), 0)


@pytest.mark.parametrize(("said", "_shown"), CHANGES)
def test_it_is_not_told_without_the_decision_on_the_change(meeting, acting, said, _shown):
    edit(meeting, acting, **(said() if callable(said) else said))
    with pytest.raises(DomainError, match="決裁が要ります"):
        tell(meeting, acting, decided=False)
    with pytest.raises(DomainError, match="まだ知らせていない資料はありません"):
        meetings.announce_papers(meeting, acting("secretary"))
    db.session.rollback()
    tell(meeting, acting)
    assert db.session.scalars(select(SignOff.act).where(SignOff.act == Act.CHANGE)).all()


def test_papers_alone_are_told_by_number_and_nobody_is_asked_anew(meeting, acting):
    asked = db.session.scalars(select(InvitationLetter.id)).all()
    row = edit(meeting, acting, title="決算書")
    tell(meeting, acting)
    told = db.session.scalars(
        select(OutboxMessage).where(OutboxMessage.kind == letters.PAPERS_ADDED)
    ).all()
    assert told
    assert {tuple(one.reference["papers"]) for one in told} == {(str(row.id),)}
    assert db.session.scalars(select(InvitationLetter.id)).all() == asked


def test_beside_another_agenda_the_letter_says_the_number_and_no_name(meeting, acting):
    edit(meeting, acting, title="決算書")
    meetings.add_item(
        meeting,
        kind=ItemKind.REPORT,
        title="あとから",
        actor=acting("secretary"),
    )
    db.session.commit()
    tell(meeting, acting)
    last = db.session.scalars(
        select(InvitationLetter).order_by(InvitationLetter.sequence.desc())
    ).first()
    assert "資料１" in str(last.facts)
    assert "算書" not in str(last.facts)
    assert page(meeting, acting).untold == ()


def test_what_is_put_back_as_it_was_is_no_change(meeting, acting):
    row = edit(meeting, acting, title="決算書")
    row.meeting = queries.get(acting("secretary"), meeting.id)
    meetings.edit_paper(
        row, title="予算書", collect_after=False, readers=None, actor=acting("secretary")
    )
    db.session.commit()
    found = page(meeting, acting)
    assert found.untold == ()
    assert not found.looks[row.id].is_changed


def test_pages_and_the_printed_notice_mark_it_though_it_is_told(meeting, acting, browse):
    edit(meeting, acting, title="決算書")
    assert "変更あり" in browse("secretary").get(f"/meetings/{meeting.id}").text
    tell(meeting, acting)
    member = browse("member1")
    assert "変更あり" in member.get(f"/meetings/{meeting.id}").text
    assert "決算書（変更）" in written(member.get(f"/meetings/{meeting.id}/notice.docx").data)


def test_a_new_notice_says_it_as_it_is(meeting, acting):
    secretary = acting("secretary")
    edit(meeting, acting, title="決算書")
    meetings.postpone(meeting, "都合", secretary, decision=convening.decided(secretary))
    again = queries.get(secretary, meeting.id)
    convening.notified(again, secretary, keeps_day=True)
    db.session.commit()
    found = page(meeting, acting)
    assert found.untold == ()
    assert not any(one.is_changed for one in found.looks.values())


def test_of_a_paper_that_nobody_knows_of_yet_nothing_is_a_change(meeting, acting):
    late = laid(meeting, acting("secretary"), "あとの資料")
    late.meeting = meeting
    meetings.edit_paper(
        late, title="あとの資料二", collect_after=True, readers=None, actor=acting("secretary")
    )
    db.session.commit()
    assert page(meeting, acting).untold == ()


def test_the_first_file_of_an_announced_paper_is_no_change(acting):
    secretary = acting("secretary")
    found = convening.scheduled(secretary)
    db.session.flush()
    found = queries.get(secretary, found.id)
    meetings.add_paper(found, title="予算書", actor=secretary)
    convening.notified(found, secretary)
    db.session.commit()
    with clock.at(world.NOW + timedelta(minutes=5)):
        edit(queries.get(secretary, found.id), acting, upload=OLD)
        shown = page(found, acting)
        assert (shown.untold, shown.untold_papers) == ((), 1)


def test_a_press_without_a_change_is_refused(meeting, acting):
    with pytest.raises(Conflict, match="変わったところはありません"):
        tell(meeting, acting)


def test_the_pack_on_papers_alone_says_what_was_and_is_and_asks_nobody_anew(
    meeting, acting, browse
):
    edit(meeting, acting, title="決算書")
    answer = browse("secretary").get(f"/meetings/{meeting.id}/packs/change.zip")
    files = {name: written(one) for name, one in unpacked(answer.data).items()}
    draft = next(said for name, said in files.items() if name.startswith("起案文案"))
    letter = next(said for name, said in files.items() if name.startswith("別紙１"))
    assert "予算書" in draft
    assert "決算書" in draft
    assert "資料１" in letter
    assert "算書" not in letter
    assert "出欠を改めて" not in letter
