"""One of everything that a path may name, made through the services: see the comments in surface.toml."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from uuid import uuid4

from sqlalchemy import select

from council.domain import clock
from council.domain.vocabulary import ActionState, Duty, ItemKind
from council.extensions import db
from council.models import (
    CaseAgency,
    CaseMeetingLink,
    ConvenerRequest,
    Invitation,
    Issue,
    Meeting,
    Minutes,
    MinutesComment,
    RecordEntry,
    Recusal,
    Seat,
)
from council.policy.actor import Actor
from council.queries import minutes as minutes_queries
from council.services import (
    cases,
    conferences,
    issues,
    meetings,
    members,
    minutes,
    sittings,
    submissions,
)
from council.services.meetings import Upload
from tests import (
    circulating,
    convening,
    households,
    papers,
    remembering,
    sitting_rooms,
    surface_members,
    surface_proxies,
    tasks,
    world,
)
from tests.surface_members import Acting, Ids, single

REVIEW_UNTIL = date(2026, 12, 10)
_NOT_IDS = {
    "fiscal_year",
    "step",
    "document",
    "revision",
    "number",
    "act",
    "letter",
    "channel",
}  # a word or a small number within its page

_FULL_WIDTH = str.maketrans("0123456789abcdef", "０１２３４５６７８９ａｂｃｄｅｆ")
_STRANGE = (str(2**63), "9" * 400, "-1", "%00", "'")


def build(acting: Acting) -> dict[str, str]:
    """Fill the database and say what stands for each placeholder; the caller commits."""
    found: dict[str, str] = {
        "step": "course",
        "document": "minutes",
        "revision": "1",
        "fiscal_year": "2027",
        "number": "0",
        "act": "cancel",
        "letter": "nomination_request",
        "channel": "fax",
    }
    makers = (
        _meetings,
        surface_members.proposals,
        surface_members.members,
        surface_members.filling,
        _sittings,
        circulating.ids,
        _minutes,
        _actions,
        _issues,
        _papers,
        _households,
    )
    for make in (*makers, remembering.ids):
        found |= {name: str(value) for name, value in make(acting)}
        db.session.flush()
    return found


def nowhere(path: str) -> str:
    """The same path with unknown ids and codes; words and numbers within a page stay."""

    def unknown(match: re.Match[str]) -> str:
        return match[0] if match[1] in _NOT_IDS else str(uuid4())

    return re.sub(r"\{(\w+)\}", unknown, path)


def oddities(path: str, ids: Mapping[str, str]) -> Iterator[str]:
    """The path with a slash too many, and with each of its parts as nobody would write it."""
    yield f"{path}/"
    for name in re.findall(r"\{(\w+)\}", path):
        for part in (ids[name].translate(_FULL_WIDTH), ids[name].upper(), *_STRANGE):
            yield path.replace(f"{{{name}}}", part)


def _meetings(acting: Acting) -> Ids:
    secretary = acting("secretary")
    meeting = convening.scheduled(secretary, date(2027, 1, 14))
    db.session.flush()
    item = meetings.add_item(
        meeting,
        kind=ItemKind.DISCUSSION,
        title="連絡体制について",
        presenter="事務局",
        minutes=20,
        is_closed=False,
        closed_reason="",
        actor=secretary,
    )
    paper = meetings.add_paper(meeting, title="連絡先の一覧", actor=secretary)
    file = Upload("list.txt", "text/plain", "一覧".encode())
    file_paper = meetings.add_paper(meeting, title="実績", upload=file, actor=secretary)
    convening.notified(meeting, secretary)
    db.session.flush()
    invitation = single(
        select(Invitation.id).where(
            Invitation.sitting_id == meeting.sitting_id,
            Invitation.person_id == world.person("member1").id,
        )
    )
    yield "meeting", meeting.id
    yield "item", item.id
    yield "paper", paper.id
    yield "file_paper", file_paper.id
    yield "invitation", invitation
    yield "message", surface_proxies.message("member1")
    yield "entry", surface_proxies.entry(meeting, secretary)
    yield "draft_meeting", convening.scheduled(secretary, date(2027, 2, 18)).id


def _sittings(acting: Acting) -> Ids:
    secretary = acting("secretary")
    meeting = sitting_rooms.opened(acting)
    item = sitting_rooms.item_of(meeting)
    seat = db.session.get_one(Seat, sitting_rooms.seat_of(meeting, "member2"))
    recusal: Recusal = sittings.recuse(item, seat, secretary)
    entry: RecordEntry = sittings.note(item, speaker="委員", text="月2回がよい。", actor=secretary)
    sitting_rooms.over(meeting, secretary)
    yield "held", meeting.id
    yield "held_item", item.id
    yield "held_recusal", recusal.id
    yield "held_entry", entry.id


def _minutes(acting: Acting) -> Ids:
    secretary, chair = acting("secretary"), acting("chair")
    reviewed = _in_review(acting)
    comment: MinutesComment = minutes.comment(
        reviewed, text="一覧の配り先を書いてほしい。", agenda_item=None, actor=acting("member1")
    )
    yield "minutes_meeting", reviewed.meeting_id
    yield "comment", comment.id
    awaiting, approved, entered = (_in_review(acting) for _ in range(3))
    for one in (awaiting, approved, entered):
        minutes.put_before_chair(one, secretary)
    minutes.approve(approved, content_hash=minutes.current(approved).content_hash, actor=chair)
    yield "awaiting_meeting", awaiting.meeting_id
    yield "second", surface_proxies.asked(entered, secretary)
    yield "approved_meeting", approved.meeting_id


def _in_review(acting: Acting) -> Minutes:
    secretary = acting("secretary")
    meeting: Meeting = sitting_rooms.held(acting)
    minutes.draft(meeting, secretary)
    db.session.commit()
    found = minutes_queries.get(secretary, meeting.id)
    assert found is not None
    minutes.check(found, secretary)
    minutes.send_for_review(found, REVIEW_UNTIL, secretary)
    return found


def _actions(acting: Acting) -> Ids:
    meeting = sitting_rooms.held(acting)

    def at(state: ActionState) -> object:
        return tasks.at(tasks.make(acting("secretary"), meeting), state, acting).id

    yield "action", at(ActionState.ASSIGNED)
    yield "action_at_work", tasks.asked(acting, meeting=meeting).id
    yield "action_reported", at(ActionState.REPORTED)
    yield "action_proposed", tasks.make(acting("secretary"), meeting, is_proposed=True).id
    yield "action_on_hold", at(ActionState.ON_HOLD)


def _issues(acting: Acting) -> Ids:
    secretary = acting("secretary")

    def raised() -> Issue:
        return issues.raise_issue(
            world.body("s8050"),
            title="中高年の居場所が少ない",
            text="日中に過ごせる居場所が、地域によって少ない。",
            raised_by="委員",
            actor=secretary,
        )

    forwarded, answered = raised(), raised()
    for one in (forwarded, answered):
        issues.forward(one, world.body("representatives"), secretary)
    issues.answer(answered, "実情を調べる。", acting("rep_chair"))
    yield "issue", raised().id
    yield "forwarded_issue", forwarded.id
    yield "answered_issue", answered.id


def _papers(acting: Acting) -> Ids:
    secretary = acting("secretary")
    draft = papers.draft(acting)
    papers.write(draft, acting("staff_a"))
    yield "submission", draft.id
    yield "own_case", papers.case(acting).id
    yield "handed_over", papers.handed_over(acting).id
    yield "submitted", papers.submitted(acting).id
    screening, returned = papers.submitted(acting), papers.submitted(acting)
    for one in (screening, returned):
        submissions.screen(one, secretary)
    db.session.flush()
    submissions.send_return(returned, "地名を改めてください。", secretary)
    yield "screening", screening.id
    yield "returned", returned.id
    yield "scheduled", papers.scheduled(acting)[0].id
    yield "distributed", papers.distributed(acting)[0].id
    yield "distributed_too", papers.distributed(acting)[0].id
    revoked, collected = papers.accepted(acting), papers.distributed(acting)[0]
    submissions.revoke(revoked, "本人の申出のため。", acting("staff_a"))
    db.session.flush()
    submissions.collect(collected, base_version=collected.version, actor=secretary)
    yield "revoked", revoked.id
    yield "collected", collected.id


def _households(_acting: Acting) -> Ids:
    conference = households.conferred()
    case = households.find(conference.case)
    on_it: CaseAgency = cases.add_agency(
        case, world.agency("port_setagaya"), households.somebody("staff_a")
    )
    request: ConvenerRequest = conferences.ask_convener(
        households.open_case("staff_b", "anshin_ikejiri"),
        basis=households.basis("multi_agency_meeting"),
        wished_on=clock.today() + timedelta(days=7),
        reason="役割を話し合いたい。",
        actor=households.somebody("staff_b"),
    )
    urgent = households.urgent(households.open_case())
    yield (
        "urgent",
        db.session.scalars(
            select(CaseMeetingLink.id).where(CaseMeetingLink.meeting_id == urgent.meeting_id)
        ).one(),
    )
    yield "left_place", _left_place()
    yield "conference", conference.meeting_id
    yield "case", case.id
    yield "case_agency", on_it.id
    yield "request", request.id


def _left_place() -> object:
    """The place of somebody of port_setagaya, whose duty ended yesterday, in a conference staff_a called."""
    duty = members.assign_duty(
        world.agency("port_setagaya"),
        world.person("former"),
        Duty.STAFF,
        post_title="",
        starts_on=world.TERM[0],
        actor=Actor.system(clock.today()),
    )
    db.session.commit()
    case = households.open_case()
    households.consent(case, "本人", "port_setagaya")
    made = households.convene(households.find(case), people=(("port_setagaya", "former"),))
    duty.ends_on = clock.today() - timedelta(days=1)
    db.session.commit()
    return next(one.id for one in made.participants if not one.is_convener)
