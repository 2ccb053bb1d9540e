"""緊急の保護: nothing is shared before a second person of the lead agency has confirmed."""

from datetime import time, timedelta
from email import message_from_bytes, policy

import pytest
from sqlalchemy import select

from council.domain import clock
from council.domain.errors import Conflict, DomainError, NotAllowed
from council.domain.vocabulary import Duty
from council.extensions import db
from council.models import AgencyDuty, AuditEntry, CaseMeetingLink, OutboxMessage
from council.queries import conferences as queries
from council.services import conferences, letters
from tests import households as h
from tests import world


def read_by_guest(made):
    return queries.page(h.somebody("staff_b"), h.meeting_of(made, "staff_b"), made)


def test_nothing_is_shared_before_a_second_person_confirms(app):
    case = h.open_case()
    h.heard(case, "本人")
    made = h.urgent(h.find(case))
    assert not read_by_guest(made).may_read
    h.seconded(h.waiting())
    assert [one.label for one in read_by_guest(made).members] == ["本人"]
    row = db.session.scalars(select(CaseMeetingLink)).one()
    assert row.confirmed_by_id == world.person("manager_a").id


def test_the_lead_agency_reads_its_own_meanwhile(app):
    made = h.urgent(h.open_case())
    assert queries.page(h.somebody("staff_a"), h.meeting_of(made), made).members


def test_who_shares_is_never_the_second_person(app):
    case = h.open_case()
    h.convene(
        case,
        who="manager_a",
        grounds=(("本人", "urgent_protection"),),
        on=world.TODAY,
        evidence="連絡が取れない",
    )
    link = queries.get_urgent(
        h.somebody("manager_a"), db.session.scalars(select(CaseMeetingLink.id)).one()
    )
    with pytest.raises(NotAllowed):
        conferences.confirm(link, h.somebody("manager_a"))
    h.seconded(h.waiting("staff_a"), "staff_a")


@pytest.mark.parametrize("who", ["staff_b", "manager_b", "staff_c", "secretary", "admin", "chair"])
def test_nobody_outside_the_lead_agency_knows_that_it_waits(app, who):
    h.urgent(h.open_case())
    link = db.session.scalars(select(CaseMeetingLink.id)).one()
    assert queries.get_urgent(h.somebody(who), link) is None
    assert queries.urgent_waiting(h.somebody(who)) == ()


def test_a_colleague_without_the_office_may_not_confirm_while_there_is_a_head(app):
    h.urgent(h.open_case())
    colleague = AgencyDuty(
        id=world.person("nobody").id,
        agency_id=world.agency("platto_home").id,
        person_id=world.person("nobody").id,
        duty=Duty.STAFF,
        post_title="",
        starts_on=world.TODAY,
    )
    db.session.add(colleague)
    db.session.commit()
    assert queries.urgent_waiting(h.somebody("nobody")) == ()


def test_a_refusal_ends_it_with_a_reason_before_anything_was_shared(app):
    made = h.urgent(h.open_case())
    with pytest.raises(DomainError, match="理由"):
        conferences.refuse(h.waiting(), "", h.somebody("manager_a"))
    conferences.refuse(h.waiting(), "本人と連絡が取れたため。", h.somebody("manager_a"))
    db.session.commit()
    assert not read_by_guest(made).may_read
    link = db.session.scalars(select(CaseMeetingLink)).one()
    seen = queries.get_urgent(h.somebody("staff_a"), link.id)
    assert queries.urgent_page(h.somebody("staff_a"), seen).answer == "本人と連絡が取れたため。"


def test_it_is_decided_once_and_in_time(app):
    h.urgent(h.open_case())
    link = h.waiting()
    with clock.at(world.NOW + timedelta(hours=25)), pytest.raises(Conflict, match="時間"):
        conferences.confirm(link, h.somebody("manager_a"))
    conferences.confirm(link, h.somebody("manager_a"))
    with pytest.raises(Conflict, match="すでに"):
        conferences.refuse(link, "もう一度", h.somebody("manager_a"))


def test_the_conference_does_not_begin_before_it_is_confirmed(app):
    made = h.urgent(h.open_case())
    present = {one.id for one in made.participants}
    with pytest.raises(DomainError, match="もう一人"):
        conferences.open_conference(
            h.meeting_of(made), opened_at=time(14), present=present, actor=h.somebody("staff_a")
        )
    db.session.rollback()
    h.seconded(h.waiting())
    conferences.open_conference(
        h.meeting_of(made), opened_at=time(14), present=present, actor=h.somebody("staff_a")
    )


def test_the_mail_says_that_something_waits_and_nothing_of_the_household(app):
    case = h.open_case()
    h.urgent(case, evidence="三日間応答がない")
    message = db.session.scalars(
        select(OutboxMessage).where(OutboxMessage.kind == letters.URGENT)
    ).one()
    assert message.person_id == world.person("manager_a").id
    mail = message_from_bytes(letters.render(message), policy=policy.default)
    said = f"{mail['Subject']}{mail.get_content()}"
    assert "至急" in mail["Subject"]
    assert "/urgent/" in said
    assert not [one for one in (case.number, "三日間", "本人", "母") if one in said]


def test_the_mail_stays_in_the_house_once_it_waits_for_nobody(app):
    h.urgent(h.open_case())
    message = db.session.scalars(
        select(OutboxMessage).where(OutboxMessage.kind == letters.URGENT)
    ).one()
    assert letters.why_not(message) is None
    h.seconded(h.waiting())
    assert letters.why_not(message) is not None


def test_both_decisions_are_in_the_trail(app):
    h.urgent(h.open_case())
    h.seconded(h.waiting())
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.tag == "share:confirm")).one()
    assert entry.actor_id == world.person("manager_a").id
    assert entry.case_id is not None
