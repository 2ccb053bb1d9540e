from datetime import time, timedelta

import pytest
from sqlalchemy import select

from council.domain import clock
from council.domain.errors import Conflict, DomainError, NotAllowed
from council.domain.vocabulary import (
    AgeBand,
    ConsentEvent,
    LetterMethod,
    MeetingState,
    Publicity,
    RequestState,
    SupportTarget,
)
from council.extensions import db
from council.models import CaseMeetingLink, Invitation, InvitationLetter, Meeting, OutboxMessage
from council.queries import conferences as queries
from council.services import conferences
from council.services.conferences import Role, WrongConvener
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


def ask(case, who="staff_b"):
    made = conferences.ask_convener(
        case,
        basis=h.basis("multi_agency_meeting"),
        wished_on=world.TODAY + timedelta(days=3),
        reason="本人の同意があり、役割を決めたい。",
        actor=h.somebody(who),
    )
    db.session.commit()
    return made


def request_seen_by(who, row):
    db.session.expire_all()
    return queries.get_request(h.somebody(who), row.id)


def test_the_asked_agency_takes_the_request_and_calls(app):
    case = h.open_case("staff_b", "anshin_ikejiri")
    h.consent(case, "本人", "platto_home", who="staff_b")
    row = ask(case)
    seen = request_seen_by("staff_a", row)
    assert seen is not None
    made = h.convene(
        seen.case,
        grounds=(("本人", "multi_agency_meeting"),),
        request=seen,
    )
    assert (seen.state, seen.meeting_id) == (RequestState.TAKEN, made.meeting_id)
    assert made.convener_agency_id == world.agency("platto_home").id
    assert request_seen_by("staff_b", row) is not None  # invited, so told
    assert request_seen_by("manager_a", row) is None  # of the asked agency, but not invited


def test_a_taken_request_needs_somebody_of_the_lead_agency(app):
    case = h.open_case("staff_b", "anshin_ikejiri")
    seen = request_seen_by("staff_a", ask(case))
    with pytest.raises(DomainError, match="主たる支援機関（"):
        h.convene(seen.case, people=(("port_setagaya", "staff_c"),), request=seen)


def test_a_request_can_be_declined_once(app):
    row = ask(h.open_case("staff_b", "anshin_ikejiri"))
    seen = request_seen_by("staff_a", row)
    conferences.decline(seen, "今月は開けません。", h.somebody("staff_a"))
    db.session.commit()
    with pytest.raises(Conflict):
        conferences.decline(seen, "もう一度", h.somebody("staff_a"))
    answer = queries.request_page(h.somebody("staff_b"), request_seen_by("staff_b", row))
    assert answer.answer == "今月は開けません。"


def test_the_same_request_is_not_sent_twice(app):
    case = h.open_case("staff_b", "anshin_ikejiri")
    ask(case)
    with pytest.raises(Conflict):
        ask(case)


def plan(meeting, who="staff_a", **more):
    agency = world.agency("anshin_ikejiri").id
    given = {
        "policy": "月に一度の訪問を続ける。",
        "next_review_on": world.TODAY + timedelta(days=90),
        "roles": [
            Role(agency, SupportTarget.PERSON, "居場所の見学に付き添う"),
            Role(agency, SupportTarget.FAMILY, "介護保険の申請を支える"),
        ],
        "base_version": meeting.conference.version,
        "actor": h.somebody(who),
    } | more
    conferences.plan(meeting, **given)
    db.session.commit()


def test_a_conference_runs_from_opening_to_conclusion(app):
    conference = h.conferred()
    with clock.at(world.NOW + timedelta(days=2, hours=5)):
        actor = h.somebody("staff_a")
        meeting = h.meeting_of(conference)
        everybody = {one.id for one in meeting.conference.participants}
        conferences.open_conference(meeting, opened_at=time(14), present=everybody, actor=actor)
        db.session.commit()
        conferences.close(meeting, closed_at=time(15), actor=actor)
        with pytest.raises(DomainError, match="方針と役割"):
            conferences.conclude(meeting, actor)
        plan(meeting)
        conferences.conclude(meeting, actor)
        db.session.commit()
        assert meeting.state is MeetingState.CONCLUDED
        with pytest.raises(Conflict):
            plan(meeting)


def test_a_conference_does_not_begin_before_its_day(app):
    meeting = h.meeting_of(h.conferred())
    with pytest.raises(DomainError, match="開催日"):
        conferences.open_conference(
            meeting,
            opened_at=time(14),
            present={meeting.conference.participants[0].id},
            actor=h.somebody("staff_a"),
        )


def test_every_participant_may_write_the_plan_which_keeps_both_sides_apart(app):
    conference = h.conferred()
    meeting = h.meeting_of(conference, "staff_b")
    plan(meeting, "staff_b")
    view = queries.page(h.somebody("staff_a"), h.meeting_of(conference), meeting.conference)
    assert [one.text for one in view.for_person] == ["居場所の見学に付き添う"]
    assert [one.text for one in view.for_family] == ["介護保険の申請を支える"]
    assert h.find(conference.case).next_review_on == world.TODAY + timedelta(days=90)


def test_a_stale_plan_is_refused_even_if_only_roles_changed(app):
    meeting = h.meeting_of(h.conferred())
    plan(meeting)
    seen = meeting.conference.version
    plan(meeting, roles=[])
    with pytest.raises(Conflict):
        plan(meeting, base_version=seen)


def test_a_role_with_a_forbidden_number_keeps_its_former_text(app):
    conference = h.conferred()
    meeting = h.meeting_of(conference)
    plan(meeting)
    first = meeting.conference.roles[0]
    plan(meeting, roles=[Role(first.agency_id, first.target, None, first.id)], policy=None)
    view = queries.page(h.somebody("staff_a"), h.meeting_of(conference), meeting.conference)
    assert [one.text for one in view.roles] == ["居場所の見学に付き添う"]
    assert view.policy == "月に一度の訪問を続ける。"


def test_calling_off_tells_everybody_and_ends_the_sharing(app):
    conference = h.conferred()
    meeting = h.meeting_of(conference)
    conferences.call_off(meeting, "日程が合わないため", h.somebody("staff_a"))
    db.session.commit()
    assert meeting.state is MeetingState.CANCELLED
    links = db.session.scalars(select(CaseMeetingLink)).all()
    assert all(one.ended_at is not None for one in links)
    methods = db.session.scalars(select(InvitationLetter.method)).all()
    assert methods.count(LetterMethod.CANCEL) == 2


def test_a_moved_conference_follows_no_other_households(app):
    earlier = h.conferred()
    other = h.open_case()
    h.consent(other, "本人", "anshin_ikejiri")
    later = h.convene(h.find(other), on=world.TODAY + timedelta(days=4))
    meeting = h.meeting_of(later)
    conferences.move(
        meeting,
        held_on=world.TODAY + timedelta(days=5),
        begins=time(10),
        ends=time(11),
        place="相談室1",
        base_version=meeting.version,
        actor=h.somebody("staff_a"),
    )
    db.session.commit()
    assert db.session.get_one(Meeting, later.meeting_id).previous_id is None
    assert meeting.sitting.held_on == world.TODAY + timedelta(days=5)
    assert earlier.meeting_id != later.meeting_id


def test_the_same_person_is_not_asked_twice(app):
    case = h.open_case()
    twice = (("anshin_ikejiri", "staff_b"), ("anshin_ikejiri", "staff_b"))
    with pytest.raises(DomainError, match="二度"):
        h.convene(case, people=twice)
