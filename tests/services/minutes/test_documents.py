from datetime import date

import pytest

from council.domain.errors import Conflict, NotFound
from council.extensions import db
from council.minutes.kinds import DocumentKind
from council.models import Seat
from council.queries import minutes as queries
from council.services import meetings, sittings
from council.services import minutes as services
from council.services.minutes.assembly import assemble
from tests import convening
from tests.minutes import reading
from tests.services.minutes.steps import approved, seen
from tests.sitting_rooms import fresh, item_of, opened, over, seat_of


def test_the_recused_are_shown_the_title_alone(acting):
    meeting = opened(acting)
    item, secretary = item_of(meeting), acting("secretary")
    sittings.recuse(item, db.session.get_one(Seat, seat_of(meeting, "member1")), secretary)
    sittings.note(item, speaker="委員", text="見せない発言", actor=secretary)
    over(meeting, secretary)
    services.draft(meeting, secretary)
    db.session.commit()
    minutes = seen(meeting, acting)
    approved(minutes, acting)
    texts = {}
    for who in ("member1", "deputy"):
        found = seen(meeting, acting, who)
        page = queries.page(found, acting(who))
        texts[who] = str(page.content)
        file = services.export(fresh(meeting, acting, who), DocumentKind.MINUTES, acting(who))
        assert ("見せない発言" in "".join(reading.parts(file).values())) == (who == "deputy")
    assert "見せない発言" not in texts["member1"]
    assert "連絡の取り方について" in texts["member1"]
    assert "見せない発言" in texts["deputy"]
    assert "退席した（除斥）" in texts["member1"]
    with pytest.raises((NotFound, Conflict)):
        services.comment(minutes, text="x", agenda_item=item, actor=acting("member1"))


def test_the_approved_document_names_its_approver_and_its_hash(minutes, acting):
    approved(minutes, acting)
    file = services.export(minutes.meeting, DocumentKind.MINUTES, acting("member1"))
    again = services.export(minutes.meeting, DocumentKind.MINUTES, acting("chair"))
    everything = "".join(reading.parts(file).values())
    content_hash = services.current(minutes).content_hash
    assert file == again
    assert f"照合番号 {content_hash[:8]}" in everything
    assert "部会長　鷺沢 道雄" in everything
    assert "連絡先の一覧を各機関に配る。" in "\n".join(reading.lines(file))


def test_bytes_that_do_not_fit_their_hash_are_neither_approved_nor_printed(minutes, acting):
    revision = services.current(minutes)
    db.session.expunge(revision)
    revision.content_hash = "0" * 64
    with pytest.raises(Conflict, match="照合番号と一致しません"):
        services.content_of(revision)


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_every_kind_of_paper_can_be_made_without_a_clock_in_it(minutes, acting, kind):
    secretary = acting("secretary")
    file = services.export(minutes.meeting, kind, secretary)
    assert reading.opened(file).paragraphs
    assert file == services.export(minutes.meeting, kind, secretary)


def test_the_next_meeting_is_named_by_the_day_that_it_has_not_by_one_it_was_put_off_from(acting):
    meeting, secretary = opened(acting), acting("secretary")
    following = convening.notified(convening.scheduled(secretary), secretary)
    following.previous_id = meeting.id
    db.session.flush()
    assert "１２月１７日" in assemble(meeting, secretary).next_meeting
    meetings.postpone(following, "大雪のため", secretary, decision=convening.decided(secretary))
    db.session.flush()
    assert assemble(meeting, secretary).next_meeting == ""
    following.sitting.held_on = date(2027, 1, 21)
    db.session.flush()
    assert "１月２１日" in assemble(meeting, secretary).next_meeting
