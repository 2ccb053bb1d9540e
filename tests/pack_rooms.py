"""A joint sitting of 60 papers and 30 readers of every kind, and what each of them may have, reckoned apart from the policy."""

import io
import zipfile
from dataclasses import dataclass, field
from datetime import date, time

from sqlalchemy import select

from council.domain.ids import new_id
from council.domain.judging import UnusualDetail
from council.domain.vocabulary import (
    ItemKind,
    MeetingForm,
    Publicity,
)
from council.extensions import db
from council.models import (
    Agency,
    AgendaItem,
    Issue,
    IssueOrigin,
    Meeting,
    Paper,
)
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.services import meetings, submissions
from council.services.meetings import Upload
from tests import convening, pack_readers, papers, sitting_rooms, world
from tests.pack_readers import LOWER, UPPER, ask_for_pledges, end_term, recuse, seat_all

OUTSIDERS = ("nobody", "former", "staff_a", "manager_a", "emp_member")
SECRETARIES = ("secretary", "secretary2")


@dataclass
class Plan:
    """The papers by body, and for whom each is kept from everybody else; names alone."""

    meetings: dict[str, Meeting] = field(default_factory=dict)
    members: dict[str, set[str]] = field(default_factory=lambda: {LOWER: set(), UPPER: set()})
    open_papers: dict[str, list[str]] = field(default_factory=lambda: {LOWER: [], UPPER: []})
    closed_papers: dict[str, list[str]] = field(default_factory=lambda: {LOWER: [], UPPER: []})
    withheld: dict[str, set[str]] = field(default_factory=dict)
    cases: dict[str, set[str]] = field(default_factory=dict)
    invited_once: set[str] = field(default_factory=set)
    codes: dict[str, str] = field(default_factory=dict)
    count: int = 0

    @property
    def readers(self) -> list[str]:
        """Everybody who may try."""
        return sorted(self.members[LOWER] | self.members[UPPER] | {*OUTSIDERS, *SECRETARIES})

    def told(self, who: str, body: str) -> bool:
        """Whether somebody may know of the body's meeting."""
        keeps = who == "secretary" or (who == "secretary2" and body == LOWER)
        return keeps or who in self.members[body]

    def expected(self, who: str, body: str) -> set[str] | None:
        """The papers in somebody's pack; None when they may not know of the meeting."""
        if not self.told(who, body):
            return None
        found = set(self.open_papers[body])
        if who not in self.invited_once:
            found |= set(self.closed_papers[body])
            found |= {case for case, whose in self.cases.items() if who in whose and body == LOWER}
        return {one for one in found if who not in self.withheld.get(one, set())}


class Desk:
    """The secretariat's table: papers are numbered as they are laid there."""

    def __init__(self, plan: Plan, acting) -> None:
        self.plan, self.acting, self.secretary = plan, acting, acting("secretary")

    def item(self, body: str, title: str, *, closed: bool = False, issue=None) -> AgendaItem:
        """One more line of the 次第."""
        return meetings.add_item(
            self.plan.meetings[body],
            kind=ItemKind.ISSUE if issue else ItemKind.DISCUSSION,
            title=title,
            is_closed=closed,
            closed_reason="個人に関するため" if closed else "",
            issue=issue,
            actor=self.secretary,
        )

    def lay(
        self, body: str, count: int, item: AgendaItem | None = None, *, ready=True
    ) -> list[str]:
        """So many papers; their names."""
        names = []
        for _ in range(count):
            self.plan.count += 1
            name = f"第{self.plan.count}号の資料"
            upload = Upload("x.txt", "text/plain", name.encode()) if ready else None
            meetings.add_paper(
                self.plan.meetings[body],
                title=name,
                item=item,
                upload=upload,
                collect_after=self.plan.count % 7 == 0,
                actor=self.secretary,
            )
            names.append(name)
        return names

    def hand(self, names: list[str], *who: str) -> None:
        """These papers are for a few of the lower body; one whose term ends is none of them any more."""
        meeting = self.plan.meetings[LOWER]
        seats = [pack_readers.seat_of(LOWER, one) for one in who]
        for name in names:
            found = db.session.scalars(select(Paper).where(Paper.title == name)).one()
            found.meeting = meeting
            meetings.hand_to(found, seats, self.secretary)
            self.plan.withheld[name] = self.plan.members[LOWER] - (set(who) - {"s8007"})


def build(acting) -> Plan:
    """The sitting, its papers handed out, and then all that may befall them."""
    plan, secretary = Plan(), acting("secretary")
    seat_all(plan.members, Actor.system(world.TODAY))
    ask_for_pledges("s8002")
    db.session.flush()
    issue = _issue_withheld_from("s8003", acting)
    cases = {
        "A": papers.accepted(acting),
        "B": _accepted_on_consent(acting, "member1", "s8004"),
        "C": papers.accepted(acting),
        "D": papers.accepted(acting),
    }
    _schedule(plan, acting)
    desk = Desk(plan, acting)
    for body, opened, closed in ((LOWER, 14, 10), (UPPER, 12, 11)):
        plan.open_papers[body] += desk.lay(body, opened, desk.item(body, "公開の議題"))
        plan.closed_papers[body] += desk.lay(
            body, closed, desk.item(body, "非公開の議題", closed=True)
        )
    desk.hand(plan.open_papers[LOWER][:2], "member1", "s8003", "s8007")
    desk.hand(plan.closed_papers[LOWER][:1], "s8006")
    hidden = desk.lay(LOWER, 3, desk.item(LOWER, "課題から", issue=issue))
    plan.open_papers[LOWER] += [*hidden, *desk.lay(LOWER, 4)]
    plan.withheld |= {name: {"s8003"} for name in hidden}
    desk.lay(LOWER, 2, ready=False)
    for case in cases.values():
        papers.put_on_agenda(case, plan.meetings[LOWER], secretary)
    for body in (LOWER, UPPER):
        convening.notified(plan.meetings[body], secretary)
    db.session.commit()
    _befall(plan, cases, acting)
    return plan


def _schedule(plan: Plan, acting) -> None:
    plan.meetings[LOWER] = meetings.schedule(
        world.body(LOWER),
        held_on=papers.SITTING,
        begins=time(14),
        ends=time(16),
        place=convening.PLACE,
        form=MeetingForm.IN_PERSON,
        publicity=Publicity.CLOSED,
        closed_reason="個人情報を扱うため",
        joint_with=[world.body(UPPER)],
        actor=acting("secretary"),
    )
    db.session.flush()
    plan.meetings[UPPER] = db.session.scalars(
        select(Meeting).where(
            Meeting.sitting_id == plan.meetings[LOWER].sitting_id,
            Meeting.body_id == world.body(UPPER).id,
        )
    ).one()
    for body, meeting in plan.meetings.items():
        plan.meetings[body] = sitting_rooms.fresh(meeting, acting)


def _issue_withheld_from(who: str, acting) -> Issue:
    """An issue that came of an item from which somebody was recused, at an earlier meeting."""
    secretary = acting("secretary")
    earlier = convening.scheduled(secretary, date(2026, 12, 10))
    db.session.flush()
    earlier = sitting_rooms.fresh(earlier, acting)
    item = meetings.add_item(earlier, kind=ItemKind.DISCUSSION, title="前の議題", actor=secretary)
    ring, body = keyring(db.session), world.body(LOWER)
    issue = Issue(
        id=new_id(),
        code="K-0001",
        title="前の議題から生まれた課題",
        raised_by="部会",
        body_id=body.id,
        holder_id=body.id,
        key_id=ring.key_for("body", body.id),
        created_by_id=secretary.id,
    )
    issue.text_sealed = ring.seal(issue, "text_sealed", "窓口が少ない。")
    db.session.add(issue)
    db.session.flush()
    db.session.add(IssueOrigin(id=new_id(), issue_id=issue.id, agenda_item_id=item.id))
    recuse(item, LOWER, who, secretary)
    db.session.flush()
    return issue


def _accepted_on_consent(acting, *who: str):
    """A paper that rests on the consent to the agencies of these members alone."""
    paper, actor = papers.draft(acting), acting("staff_a")
    papers.rest_on_consent(paper, actor, *(_agency_of(acting, one) for one in who))
    papers.write(paper, actor)
    papers.settle(paper, actor)
    papers.checked(paper, actor)
    submissions.hand_over(
        paper, is_altered=True, unusual=UnusualDetail.NONE, base_version=paper.version, actor=actor
    )
    papers.release(paper, acting("manager_a"))
    submissions.screen(paper, acting("secretary"))
    submissions.accept(paper, acting("secretary"))
    return paper


def _agency_of(acting, who: str) -> str:
    seat = acting(who).posts[0]
    return db.session.get_one(Agency, seat.agency_id).code


def _befall(plan: Plan, cases, acting) -> None:
    """A consent is revoked, a member leaves an item, one knows the household, one's term is over."""
    secretary = acting("secretary")
    everybody = plan.members[LOWER] - {"s8002"}
    item = db.session.scalars(
        select(AgendaItem).where(AgendaItem.submission_id == cases["D"].id)
    ).one()
    recuse(item, LOWER, "s8005", secretary)
    db.session.flush()
    submissions.declare_connected(cases["D"], acting("s8006"))
    submissions.revoke(cases["C"], "本人の申出", acting("staff_a"))
    end_term("s8007")
    db.session.commit()
    readers = everybody - {"s8007"}
    plan.invited_once.add("s8007")
    plan.cases = {
        "A": readers,
        "B": readers & {"member1", "s8004"},
        "C": set(),
        "D": readers - {"s8005", "s8006"},
    }
    plan.codes = {name: case.code for name, case in cases.items()}


def unpacked(content: bytes) -> dict[str, bytes]:
    """The files of a ZIP."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
