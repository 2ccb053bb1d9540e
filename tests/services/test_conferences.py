from datetime import timedelta

import pytest
from sqlalchemy import select

from council.domain import clock
from council.domain.errors import DomainError, NotAllowed
from council.domain.vocabulary import (
    AgeBand,
    ConsentEvent,
    LetterMethod,
    MeetingState,
    Publicity,
)
from council.extensions import db
from council.models import CaseMeetingLink, Invitation, InvitationLetter, OutboxMessage
from council.queries import conferences as queries
from council.services.conferences import WrongConvener
from tests import households as h
from tests import world


def test_a_conference_is_notified_at_once_without_number_and_not_public(app):
    conference = h.conferred()
    meeting = h.meeting_of(conference)
    assert meeting.state is MeetingState.NOTIFIED
    assert (meeting.number, meeting.is_numbered) == (None, False)
    assert (meeting.publicity, bool(meeting.closed_reason)) == (Publicity.CLOSED, True)
    assert meeting.presider_id == world.person("staff_a").id


def test_everybody_invited_gets_a_letter_that_says_nothing_of_the_household(app):
    conference = h.conferred()
    letters = db.session.scalars(
        select(InvitationLetter)
        .join(Invitation, Invitation.id == InvitationLetter.invitation_id)
        .where(Invitation.sitting_id == conference.meeting.sitting_id)
    ).all()
    assert {one.method for one in letters} == {LetterMethod.REQUEST}
    assert len(letters) == 2
    for one in [*letters, *db.session.scalars(select(OutboxMessage))]:
        said = str(vars(one))
        assert h.WORRY not in said
        assert conference.case.number not in said


@pytest.mark.parametrize(
    "event", [ConsentEvent.REFUSED, ConsentEvent.NOT_OBTAINABLE, ConsentEvent.REVOKED]
)
def test_without_a_standing_consent_nobody_is_invited(app, event):
    case = h.open_case()
    h.consent(case, "本人", "anshin_ikejiri")
    h.consent(case, "本人", event=event)
    with pytest.raises(DomainError, match="本人の同意には池尻あんしんすこやかセンター") as caught:
        h.convene(h.find(case))
    assert caught.value.field == "grounds"


def test_a_consent_without_that_agency_is_refused_naming_it(app):
    case = h.open_case()
    h.consent(case, "本人", "anshin_ikejiri")
    people = (("anshin_ikejiri", "staff_b"), ("port_setagaya", "staff_c"))
    with pytest.raises(DomainError) as caught:
        h.convene(h.find(case), people=people)
    assert "本人の同意には" in str(caught.value)
    assert world.agency("port_setagaya").name in str(caught.value)
    assert world.agency("anshin_ikejiri").name not in str(caught.value)


def test_a_case_of_forty_and_more_cannot_lean_on_the_youth_council(app):
    case = h.open_case()
    found = h.basis("youth_council")
    found.convener_agency_id = found.convener_agency = None
    with pytest.raises(DomainError, match="15〜39歳"):
        h.convene(case, grounds=(("本人", "youth_council"),))


def test_a_band_across_the_limit_needs_the_way_it_was_checked(app):
    case = h.open_case()
    found = h.basis("abuse_report")
    found.convener_agency_id = found.convener_agency = None
    h.member(case, "母").age_band = AgeBand.SIXTIES
    with pytest.raises(DomainError, match="65歳以上"):
        h.convene(case, grounds=(("母", "abuse_report"),))
    h.convene(case, grounds=(("母", "abuse_report"),), evidence="介護保険証で確認")


def test_the_basis_names_who_must_call(app):
    case = h.open_case()
    with pytest.raises(WrongConvener, match="生活福祉課"):
        h.convene(case, grounds=(("本人", "support_meeting_106_6"),))


def test_urgent_protection_needs_a_reason_and_lasts_a_day(app):
    case = h.open_case()
    urgent = (("本人", "urgent_protection"),)
    with pytest.raises(DomainError, match="理由"):
        h.convene(case, grounds=urgent, on=world.TODAY)
    with pytest.raises(DomainError, match="24時間"):
        h.convene(case, grounds=urgent, evidence="連絡が取れない")
    made = h.convene(h.find(case), grounds=urgent, on=world.TODAY, evidence="連絡が取れない")
    (link,) = db.session.scalars(select(CaseMeetingLink)).all()
    assert link.expires_at == world.NOW + timedelta(hours=24)
    h.seconded(link)
    view = queries.page(h.somebody("staff_b"), h.meeting_of(made, "staff_b"), made)
    assert [one.label for one in view.members] == ["本人"]
    with clock.at(world.NOW + timedelta(hours=25)):
        view = queries.page(h.somebody("staff_b"), h.meeting_of(made, "staff_b"), made)
        assert (view.may_read, view.members, view.policy) == (False, (), "")


def test_a_conference_may_be_called_for_the_same_day_but_not_for_yesterday(app):
    case = h.open_case()
    h.consent(case, "本人", "anshin_ikejiri")
    h.convene(h.find(case), on=world.TODAY)
    with pytest.raises(DomainError, match="今日から後"):
        h.convene(h.find(case), on=world.TODAY - timedelta(days=1))


def test_at_least_one_other_agency_takes_part(app):
    case = h.open_case()
    with pytest.raises(DomainError, match="主たる支援機関のほかに"):
        h.convene(case, people=(("platto_home", "manager_a"),))


def test_only_people_who_work_there_today_can_be_asked(app):
    case = h.open_case()
    h.consent(case, "本人", "anshin_ikejiri")
    with pytest.raises(DomainError, match="担当ではありません"):
        h.convene(h.find(case), people=(("anshin_ikejiri", "staff_c"),))


def test_only_the_lead_agency_calls(app):
    conference = h.conferred()
    with pytest.raises(NotAllowed):
        h.convene(h.find(conference.case, "staff_b"), who="staff_b")


def test_sharing_ends_when_the_consent_is_revoked(app):
    conference = h.conferred()
    h.consent(h.find(conference.case), "本人", event=ConsentEvent.REVOKED)
    guest = queries.page(h.somebody("staff_b"), h.meeting_of(conference, "staff_b"), conference)
    lead = queries.page(h.somebody("staff_a"), h.meeting_of(conference), conference)
    assert guest.members == ()
    assert [one.label for one in lead.members] == ["本人"]


def test_sharing_never_goes_beyond_the_link(app):
    conference = h.conferred()
    view = queries.page(h.somebody("staff_b"), h.meeting_of(conference, "staff_b"), conference)
    assert [one.label for one in view.members] == ["本人"]
    assert "頼れる先" not in str(view)


def test_sharing_ends_with_the_ninetieth_day(app):
    conference = h.conferred()
    with clock.at(world.NOW + timedelta(days=92)):
        meeting = h.meeting_of(conference, "staff_b")
        assert queries.page(h.somebody("staff_b"), meeting, meeting.conference).may_read
    with clock.at(world.NOW + timedelta(days=93)):
        meeting = h.meeting_of(conference, "staff_b")
        assert not queries.page(h.somebody("staff_b"), meeting, meeting.conference).may_read


def test_who_left_the_agency_reads_nothing_any_more(app):
    conference = h.conferred()
    with clock.at(world.NOW + timedelta(days=1)):
        from_tomorrow = h.somebody("staff_b")
    gone = type(from_tomorrow)(
        person_id=from_tomorrow.person_id,
        user_id=from_tomorrow.user_id,
        name=from_tomorrow.name,
        on=from_tomorrow.on,
    )
    view = queries.page(gone, h.meeting_of(conference, "staff_b"), conference)
    assert not view.may_read


def test_the_same_person_is_not_asked_twice(app):
    case = h.open_case()
    twice = (("anshin_ikejiri", "staff_b"), ("anshin_ikejiri", "staff_b"))
    with pytest.raises(DomainError, match="二度"):
        h.convene(case, people=twice)
