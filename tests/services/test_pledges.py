"""誓約書: until it has come, no case paper is handed to whom it is asked of."""

from datetime import date

import pytest
from sqlalchemy import select

from council.domain.errors import DomainError, NotAllowed
from council.domain.instruments import PledgeRule
from council.domain.pledges import is_asked
from council.domain.vocabulary import SeatType
from council.extensions import db
from council.models import Appointment, BodyVersion, Seat
from council.policy.pledges import asks_pledge
from council.queries.accounts import version_on
from council.services import pledges
from tests import papers, world


@pytest.fixture
def term(app):
    """member1's term; the body asks whoever no law binds, and member1 comes for nobody."""
    found = db.session.scalars(
        select(Appointment).where(Appointment.person_id == world.person("member1").id)
    ).one()
    found.seat = db.session.get_one(Seat, found.seat_id)
    found.person = world.person("member1")
    found.seat.seat_type, found.seat.agency_id = SeatType.EXPERT, None
    for version in db.session.scalars(
        select(BodyVersion).where(BodyVersion.body_id == found.seat.body_id)
    ):
        version.pledge = "outsiders"
    db.session.commit()
    return found


def test_no_copy_before_the_pledge_and_one_at_once_after_it(term, acting):
    paper, _meeting = papers.distributed(acting)
    assert not papers.reads(acting, "member1", paper.id)
    assert papers.reads(acting, "member2", paper.id)
    assert pledges.receive(term, world.TODAY, acting("secretary")) == 1
    db.session.commit()
    assert papers.reads(acting, "member1", paper.id)


def test_who_gave_it_before_the_meeting_waits_for_nothing(term, acting):
    pledges.receive(term, world.TODAY, acting("secretary"))
    paper, _meeting = papers.distributed(acting)
    assert papers.reads(acting, "member1", paper.id)


def test_a_pledge_does_not_come_tomorrow_and_is_noted_by_the_secretariat(term, acting):
    with pytest.raises(DomainError, match="今日より後"):
        pledges.receive(term, date(2027, 1, 1), acting("secretary"))
    with pytest.raises(NotAllowed):
        pledges.receive(term, world.TODAY, acting("chair"))


def test_the_page_of_the_body_says_what_is_waited_for(term, browse):
    browser = browse("secretary")
    path = f"/bodies/s8050/appointments/{term.id}/pledge"
    browser.get("/bodies/s8050")
    assert "誓約書待ち" in browser.page
    assert path in browser.page
    letter = browser.get(f"{path}.docx")
    assert letter.data[:2] == b"PK"
    browser.get(path)
    browser.submit(path, {"means": "letter", "received_on": world.TODAY.isoformat()})
    assert path not in browser.get("/bodies/s8050").text


def ruled(rule):
    for version in db.session.scalars(
        select(BodyVersion).where(BodyVersion.body_id == world.body("s8050").id)
    ):
        version.pledge = rule
    db.session.commit()


def test_a_rule_that_comes_later_closes_what_was_handed_out(term, acting):
    ruled("none")
    paper, _meeting = papers.distributed(acting)
    assert papers.reads(acting, "member1", paper.id)
    ruled("outsiders")
    assert not papers.reads(acting, "member1", paper.id)
    assert papers.reads(acting, "member2", paper.id)
    pledges.receive(term, world.TODAY, acting("secretary"))
    db.session.commit()
    assert papers.reads(acting, "member1", paper.id)


FORMS = (None, "", "地方公共団体", "国", "社会福祉法人", "合同会社", "任意団体", "個人", "任意組合")


@pytest.mark.parametrize("legal_form", FORMS)
@pytest.mark.parametrize("seat_type", list(SeatType))
@pytest.mark.parametrize("rule", list(PledgeRule))
def test_what_the_database_asks_is_what_the_rule_says(term, rule, seat_type, legal_form):
    ruled(rule.value)
    term.seat.seat_type = seat_type
    if legal_form is not None:
        agency = world.agency("uni")
        agency.legal_form, term.seat.agency_id = legal_form, agency.id
    db.session.flush()
    found = db.session.scalar(
        select(asks_pledge(Seat.agency_id))
        .select_from(Seat)
        .join(BodyVersion, BodyVersion.body_id == Seat.body_id)
        .where(Seat.id == term.seat_id, version_on(world.TODAY))
    )
    assert bool(found) is is_asked(rule, seat_type, legal_form)


def test_both_first_pages_say_what_is_waited_for(term, acting, browse):
    waiting = '誓約書を待っている委員</a><span class="side__note">{}名'
    assert waiting.format(3) in browse("secretary").get("/").text
    member = browse("member1")
    assert "誓約書に署名して、事務局に渡す" in member.get("/").text
    pledges.receive(term, world.TODAY, acting("secretary"))
    db.session.commit()
    assert "誓約書" not in member.get("/").text
    assert waiting.format(2) in browse("secretary").get("/").text
