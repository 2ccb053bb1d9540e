"""Households shared by several meetings are held in one order: two acts at once never wait for each other."""

from datetime import date, time, timedelta

from sqlalchemy import select

from council.domain.vocabulary import MeetingForm, Publicity
from council.extensions import db
from council.models import Meeting
from council.queries.meetings import WITH_POLICY
from council.services import meetings, submissions
from tests import convening, papers, world

ROUNDS = 4


def _household(acting, *codes):
    """A household with a paper for each of these bodies, all accepted."""
    case, secretary = papers.case(acting), acting("secretary")
    found = [papers.submitted(acting, code, of=case) for code in codes]
    for paper in found:
        submissions.screen(paper, secretary)
        submissions.accept(paper, secretary)
        db.session.flush()
    return found


def test_households_of_two_meetings_are_held_in_one_order_when_a_case_is_added(
    acting, browse, at_once
):
    """Each meeting has the one household on its agenda and is given the other."""
    secretary = acting("secretary")
    browsers = browse("secretary"), browse("secretary2")
    for number in range(ROUNDS):
        day = date(2027, 1, 14) + timedelta(weeks=2 * number)
        one, other = _household(acting, "s8050", "s8050"), _household(acting, "s8050", "s8050")
        pair = [convening.scheduled(secretary, day + timedelta(days=later)) for later in (0, 1)]
        for meeting, household in zip(pair, (one, other), strict=True):
            papers.put_on_agenda(household[0], meeting, secretary)
            convening.notified(meeting, secretary)
        posts = [
            (
                f"/meetings/{meeting.id}/agenda/cases",
                {"submission": str(paper[1].id), "minutes": "9"},
            )
            for meeting, paper in zip(pair, (other, one), strict=True)
        ]
        sent = at_once(*((who, *post) for who, post in zip(browsers, posts, strict=True)))
        assert sent == [303, 303]


def test_households_of_two_sittings_are_held_in_one_order_when_both_move(acting, browse, at_once):
    """Two joint sittings, each of two bodies: the one body has the one household, the other the other."""
    secretary = acting("secretary")
    tabs = browse("secretary"), browse("secretary")
    for number in range(ROUNDS):
        day = date(2027, 1, 14) + timedelta(weeks=2 * number)
        households_ = [_household(acting, "s8050", "representatives") for _ in range(2)]
        posts = []
        for later, (first, second) in enumerate((households_, households_[::-1])):
            meeting = _joint(secretary, day + timedelta(days=later), first[0], second[1])
            moved = {
                "held_on": (day + timedelta(days=later + 5)).isoformat(),
                "begins": "14:00",
                "ends": "16:00",
                "place": "別の会場",
                "form": "in_person",
                "base_version": str(meeting.version),
                **convening.DECIDED,
            }
            posts.append((f"/meetings/{meeting.id}/move", moved))
        sent = at_once(*((who, *post) for who, post in zip(tabs, posts, strict=True)))
        assert sent == [303, 303]


def _joint(secretary, day, first, second):
    """A joint sitting, notified: the one paper before the 部会, the other before the 代表者会議."""
    meeting = meetings.schedule(
        world.body("s8050"),
        held_on=day,
        begins=time(14),
        ends=time(16),
        place=convening.PLACE,
        form=MeetingForm.IN_PERSON,
        publicity=Publicity.CLOSED,
        closed_reason="個人情報を扱うため",
        actor=secretary,
        joint_with=[world.body("representatives")],
    )
    db.session.flush()
    others = select(Meeting).where(
        Meeting.sitting_id == meeting.sitting_id, Meeting.id != meeting.id
    )
    partner = db.session.scalars(others.options(*WITH_POLICY)).one()
    for one, paper in ((meeting, first), (partner, second)):
        papers.put_on_agenda(paper, one, secretary)
        convening.notified(one, secretary)
    db.session.flush()
    return meeting
