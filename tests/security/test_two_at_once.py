"""Two people at once, on real connections: one winner, no number twice, nothing half done, never a 500."""

import secrets
from datetime import date, timedelta

from sqlalchemy import func, select

from council.delivery import deliver_due
from council.domain.judging import UnusualDetail
from council.domain.second_person import SecondState
from council.domain.vocabulary import ConsentEvent, Means, SubmissionState
from council.extensions import db
from council.invites.transport import transport_of
from council.models import (
    AgendaItem,
    CaseMeetingLink,
    CaseSubmission,
    Consent,
    Meeting,
    MinutesApproval,
    OutboxMessage,
    Participant,
    TwoPersonRequest,
)
from council.policy.disclosure import case_view
from council.queries.invitations import REPLY_REMINDER
from council.services import audit, meetings, minutes, proxies, submissions
from tests import convening, households, papers, world
from tests.blueprints.test_successors import left
from tests.planning import PATH as YEAR
from tests.planning import only, opened
from tests.services.minutes.steps import awaiting, seen
from tests.sitting_rooms import held

ROUNDS = 4


def test_two_notices_at_once_never_bear_one_number(acting, browse, at_once):
    secretary = acting("secretary")
    browsers = browse("secretary"), browse("secretary2")
    for number in range(ROUNDS):
        day = date(2027, 1, 14) + timedelta(weeks=2 * number)
        pair = [convening.scheduled(secretary, day + timedelta(days=one)) for one in (0, 1)]
        for meeting in pair:
            meetings.fix_date(meeting, secretary)
            convening.signed_off(meeting, secretary)
        sent = [
            (
                f"/meetings/{meeting.id}/notify",
                {"reply_by": "2026-12-20", "base_version": str(meeting.version)},
            )
            for meeting in pair
        ]
        statuses = at_once(*((who, *one) for who, one in zip(browsers, sent, strict=True)))
        assert set(statuses) <= {303, 409}
        assert 303 in statuses
    numbers = db.session.scalars(
        select(Meeting.number).where(
            Meeting.body_id == world.body("s8050").id, Meeting.is_number_fixed
        )
    ).all()
    assert len(numbers) == len(set(numbers))
    assert audit.verify().ok


def test_of_two_approvals_at_once_one_counts(acting, browse, at_once):
    tabs = browse("chair"), browse("chair")
    for _ in range(ROUNDS):
        meeting = held(acting)
        minutes.draft(meeting, acting("secretary"))
        db.session.commit()
        content_hash = awaiting(seen(meeting, acting), acting)
        path, meeting_id = f"/meetings/{meeting.id}/minutes/approve", meeting.id
        statuses = at_once(*((tab, path, {"content_hash": content_hash}) for tab in tabs))
        assert statuses == [303, 409]
        approvals = select(func.count()).select_from(MinutesApproval)
        found = seen(db.session.get_one(Meeting, meeting_id), acting)
        assert db.session.scalar(approvals.where(MinutesApproval.minutes_id == found.id)) == 1


def _by_telephone(meeting, who, acting):
    found = seen(meeting, acting)
    entry = proxies.enter(
        world.person("chair"),
        means=Means.TELEPHONE,
        received_on=world.TODAY,
        received_by="",
        actor=acting(who),
    )
    content_hash = minutes.current(found).content_hash
    minutes.enter_approval(found, content_hash=content_hash, proxy=entry, actor=acting(who))
    db.session.commit()


def _before_the_chair(acting):
    meeting = held(acting)
    minutes.draft(meeting, acting("secretary"))
    db.session.commit()
    return meeting, awaiting(seen(meeting, acting), acting)


def test_of_two_second_persons_at_once_one_counts(acting, browse, at_once):
    tabs = browse("secretary2"), browse("secretary2")
    for _ in range(ROUNDS):
        meeting, content_hash = _before_the_chair(acting)
        _by_telephone(meeting, "secretary", acting)
        path, meeting_id = f"/meetings/{meeting.id}/minutes/approval/confirm", meeting.id
        shown = db.session.scalars(
            select(TwoPersonRequest.id).where(TwoPersonRequest.state == SecondState.WAITING)
        ).one()
        fields = {"content_hash": content_hash, "shown": str(shown)}
        statuses = at_once(*((tab, path, fields) for tab in tabs))
        assert statuses == [303, 409]
        found = seen(db.session.get_one(Meeting, meeting_id), acting)
        approvals = select(func.count()).where(MinutesApproval.minutes_id == found.id)
        assert db.session.scalar(approvals) == 1
        states = select(TwoPersonRequest.state).where(TwoPersonRequest.subject_id == found.id)
        assert db.session.scalars(states).all() == [SecondState.CONFIRMED]


def test_of_two_who_ask_for_a_second_person_at_once_one_waits(acting, browse, at_once):
    tabs = browse("secretary"), browse("secretary2")
    for _ in range(ROUNDS):
        meeting, content_hash = _before_the_chair(acting)
        path, meeting_id = f"/meetings/{meeting.id}/minutes/approval/proxy", meeting.id
        fields = {"means": "telephone", "received_on": "12月3日", "content_hash": content_hash}
        assert at_once(*((tab, path, fields) for tab in tabs)) == [303, 409]
        found = seen(db.session.get_one(Meeting, meeting_id), acting)
        waiting = select(func.count()).where(TwoPersonRequest.subject_id == found.id)
        assert db.session.scalar(waiting) == 1


def test_the_same_form_sent_twice_at_once_is_carried_out_once(acting, browse, at_once):
    tab = browse("secretary")
    for _ in range(ROUNDS):
        meeting = convening.scheduled(acting("secretary"), date(2027, 2, 18))
        meeting_id, key = meeting.id, secrets.token_hex(16)
        fields = {
            "kind": "discussion",
            "title": f"二度押された議題 {key}",
            "minutes": "10",
            "idempotency_key": key,
        }
        other = browse("secretary")
        path = f"/meetings/{meeting_id}/agenda/items"
        assert at_once((tab, path, fields), (other, path, fields)) == [303, 303]
        titles = [one for one in _titles(meeting_id) if key in one]
        assert len(titles) == 1


def test_a_withdrawal_at_the_moment_of_release_is_never_lost(acting, browse, at_once):
    manager, staff = browse("manager_a"), browse("staff_a")
    for _ in range(ROUNDS):
        paper = _before_its_manager(acting)
        paper_id, subject_id = paper.id, paper.grounds[0].subject_id
        said = {
            "subject": str(subject_id),
            "event": "revoked",
            "giver": "self",
            "form": "written",
            "on": acting("staff_a").on.isoformat(),
        }
        read = {"content_hash": case_view(paper, papers.ring()).content_hash}
        at_once(
            (manager, f"/submissions/{paper_id}/release", read),
            (staff, f"/cases/{paper.case_id}/consents", said),
        )
        newest = select(Consent.event).where(Consent.subject_id == subject_id)
        assert (
            db.session.scalars(newest.order_by(Consent.position.desc())).first()
            is ConsentEvent.REVOKED
        )
        state = db.session.get_one(CaseSubmission, paper_id).state
        assert state in {SubmissionState.HANDED_OVER, SubmissionState.CONSENT_REVOKED}


def _before_its_manager(acting):
    paper, staff = papers.draft(acting), acting("staff_a")
    papers.rest_on_consent(paper, staff, "platto_home")
    papers.write(paper, staff)
    papers.settle(paper, staff)
    papers.checked(paper, staff)
    submissions.hand_over(
        paper, is_altered=True, unusual=UnusualDetail.NONE, base_version=paper.version, actor=staff
    )
    db.session.flush()
    return paper


def test_a_place_has_one_successor_whoever_names_them_at_once(browse, at_once):
    _made, way = left()
    posts = [
        (browse(who), way, {"person": str(world.person(successor).id)})
        for who, successor in (("manager_b", "nobody"), ("staff_a", "manager_b"))
    ]
    # the late one is told so, or no longer finds the place
    assert at_once(*posts) in ([303, 409], [303, 404])
    came = select(func.count()).where(Participant.succeeds_id.is_not(None))
    assert db.session.scalar(came) == 1


def test_an_urgent_sharing_is_not_confirmed_and_refused_at_once(browse, at_once):
    heads = browse("manager_a"), browse("manager_a")
    for _ in range(ROUNDS):
        households.urgent(households.open_case())
        link_id = households.waiting().id
        statuses = at_once(
            (heads[0], f"/urgent/{link_id}/confirm", {}),
            (heads[1], f"/urgent/{link_id}/refuse", {"reason": "連絡が取れたため。"}),
        )
        assert statuses == [303, 409]
        link = db.session.get_one(CaseMeetingLink, link_id)
        assert (link.confirmed_at is None) != (link.ended_at is None)


def test_of_two_who_remind_at_once_one_sends_each_mail(acting, browse, at_once, house):
    meeting = convening.notified(convening.scheduled(acting("secretary")), acting("secretary"))
    db.session.commit()
    deliver_due(transport_of(house.config["SETTINGS"].mail_url))
    path = f"/meetings/{meeting.id}/replies/remind"
    tabs = browse("secretary"), browse("secretary2")
    assert at_once(*((tab, path, {}) for tab in tabs)) == [303, 422]
    reminded = select(OutboxMessage.person_id).where(OutboxMessage.kind == REPLY_REMINDER)
    people = db.session.scalars(reminded).all()
    assert len(people) == len(set(people)) == 4


def _titles(meeting_id):
    return db.session.scalars(
        select(AgendaItem.title).where(AgendaItem.meeting_id == meeting_id)
    ).all()


def test_of_two_who_plan_the_same_year_at_once_one_does(browse, at_once):
    both = opened(browse), opened(browse, "secretary2")
    statuses = at_once(*((who, YEAR, only(who, "s8050")) for who in both))
    assert sorted(statuses) == [303, 409]
    assert db.session.scalar(select(func.count(Meeting.id))) == 4
    assert audit.verify().ok
