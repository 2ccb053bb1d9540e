"""A case conference: called at a few days' notice, held with a 進行役, planned, concluded."""

from sqlalchemy import select

from council.demo import business
from council.demo.days import Story, moment
from council.demo.material import Row
from council.demo.stage import Stage
from council.domain.vocabulary import Answer, IssueField, SupportTarget
from council.extensions import db
from council.models import Case, Conference, DataSubject, Invitation, Meeting
from council.policy.actor import Actor
from council.queries import conferences as queries
from council.services import cases, conferences, issues, replies, sittings

_LIVE = {"granted", "limited"}


def confer(stage: Stage, told: Row) -> Story:
    """Call the conference, answer it and, once its day has come, hold, plan and conclude it."""
    held = stage.days.day(told["days"])
    called = stage.days.day(told["called"])
    yield moment(called, told.get("called_at", "16:40"))
    case = stage.cases[told["case"]]
    lead = told["lead"]
    conference = _call(stage, told, case, lead)
    meeting = conference.meeting
    if "urgent" in told:
        yield moment(called, told["urgent"]["confirmed"])
        _confirm(stage, conference, lead)
    else:
        yield moment(stage.days.after(called, 1), "09:20")
        _answer(stage, meeting)
    yield moment(held, told["begins"])
    _hold(stage, told, conference, stage.staff(lead))
    yield moment(stage.days.after(held, 1), "11:00")
    conferences.conclude(meeting, stage.staff(lead))


def _call(stage: Stage, told: Row, case: Case, lead: str) -> Conference:
    held = stage.days.day(told["days"])
    return conferences.convene(
        case,
        held_on=held,
        begins=moment(held, told["begins"]).time(),
        ends=moment(held, told["ends"]).time(),
        place=told["place"],
        participants=[
            conferences.Invitee(stage.agency(code), stage.person_of(stage.staff(code)))
            for code in told["agencies"]
        ],
        grounds=_grounds(stage, told, case),
        facilitator=stage.person_of(stage.staff(told["facilitator"])),
        actor=stage.staff(lead),
        purpose=told["purpose"],
    )


def _grounds(stage: Stage, told: Row, case: Case) -> list[conferences.Ground]:
    if "urgent" in told:
        urgent = told["urgent"]
        return [
            conferences.Ground(one, stage.basis("urgent_protection"), urgent["reason"])
            for one in case.subjects
            if one.label == urgent["about"]
        ]
    return [conferences.Ground(one, stage.basis("consent")) for one in _consenting(case)]


def _confirm(stage: Stage, conference: Conference, lead: str) -> None:
    """The head of the lead agency confirms as the second person."""
    head = stage.head(lead)
    for row in queries.urgent_waiting(head):
        link = queries.get_urgent(head, row.id)
        if link is not None and link.meeting_id == conference.meeting_id:
            conferences.confirm(link, head)


def _consenting(case: Case) -> list[DataSubject]:
    newest = cases.newest(one.id for one in case.subjects)
    return [
        one for one in case.subjects if one.id in newest and newest[one.id].event.value in _LIVE
    ]


def _answer(stage: Stage, meeting: Meeting) -> None:
    for invitation in db.session.scalars(
        select(Invitation)
        .where(Invitation.sitting_id == meeting.sitting_id)
        .order_by(Invitation.created_at, Invitation.id)
    ).all():
        own = stage.actor_of(invitation.person_id)
        if own is not None:
            replies.reply(invitation, answer=Answer.ATTEND, actor=own)


def _hold(stage: Stage, told: Row, conference: Conference, actor: Actor) -> None:
    meeting = conference.meeting
    conferences.open_conference(
        meeting,
        opened_at=meeting.sitting.begins,
        present={one.id for one in conference.participants},
        actor=actor,
    )
    for line, item in zip(told["notes"], business.items_of(meeting), strict=False):
        speaker, _, said = line.partition("：")
        sittings.note(item, speaker=speaker, text=said, actor=actor)
    _plan(stage, told, conference, actor)
    for row in told.get("action", []):
        business.assign(stage, meeting, None, row, actor)
    if "issue" in told:
        _raise(stage, told["issue"], meeting)
    conferences.close(meeting, closed_at=meeting.sitting.ends, actor=actor)


def _plan(stage: Stage, told: Row, conference: Conference, actor: Actor) -> None:
    db.session.flush()
    conferences.plan(
        conference.meeting,
        policy=told["policy"],
        next_review_on=stage.days.after(conference.meeting.sitting.held_on, told["review"]),
        roles=[
            conferences.Role(
                stage.agency(row["agency"]).id, SupportTarget(row["target"]), row["text"]
            )
            for row in told["roles"]
        ],
        base_version=conference.version,
        actor=actor,
    )


def _raise(stage: Stage, row: Row, meeting: Meeting) -> None:
    """A participant raises an issue in a 部会: it climbs alone."""
    issues.raise_from_conference(
        meeting,
        stage.body(row["body"]),
        title=row["title"],
        field=IssueField(row["field"]),
        text=row["text"],
        actor=stage.staff(row["by"]),
    )
