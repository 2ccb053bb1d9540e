"""The page of one meeting: its facts, its next step, its 次第 and papers."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from council.domain import clock
from council.domain.business import WITHHELD, planned_minutes
from council.domain.notices import Changed, at_opening, of_papers_alone
from council.domain.papers import is_late
from council.domain.publishing import Stage, days, mark
from council.domain.readiness import Condition, Plan, PlannedPaper, conditions
from council.domain.serials import number_label, period_label
from council.domain.signoffs import PUT_OFF, Act, SignedPart, goes_out, is_urgent, needs, seal
from council.domain.vocabulary import MeetingState, MinutesState, Publicity
from council.models import Meeting
from council.policy.actor import Actor
from council.queries import town
from council.queries.meetings import notices, publishing
from council.queries.meetings.agenda import ItemRow, PaperRow, items, papers
from council.queries.meetings.facts import Facts, facts
from council.queries.meetings.joint import JointPart, parts

_SHOWN_MINUTES = (MinutesState.REVIEW, MinutesState.AWAITING_CHAIR, MinutesState.APPROVED)


class PaperLook(NamedTuple):
    """Where a paper stands, and whether it is taken back after the meeting."""

    state: str
    after: str
    is_added: bool = False
    is_replaced: bool = False
    is_changed: bool = False
    is_late: bool = False
    is_on_paper_alone: bool = False


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """What the page shows; it asks nothing more of the database."""

    meeting: Meeting
    facts: Facts
    period: str
    number: str
    is_provisional: bool
    items: tuple[ItemRow, ...]
    papers: tuple[PaperRow, ...]
    total_minutes: int
    others_minutes: int
    """What the 次第 of the other bodies of a joint sitting take, for whoever plans it."""
    planned_minutes: int
    conditions: tuple[Condition, ...]
    signed_mark: str
    changed_parts: tuple[SignedPart, ...]
    notice_by: date
    papers_by: date | None
    today: date
    previous_number: str
    joint: tuple[JointPart, ...]
    untold: tuple[Changed, ...]
    said_at_opening: tuple[Changed, ...]
    """What nobody had been told of when the meeting was opened, and is said then."""
    outdated: tuple[Changed, ...]
    public_stage: Stage | None
    asks: frozenset[Act]
    is_urgent: bool
    may_see_previous: bool
    may_read_minutes: bool

    @property
    def title(self) -> str:
        """８０５０支援部会 第3回."""
        return f"{self.facts.version.short_name} {self.number}".strip()

    @property
    def is_asked(self) -> bool:
        """Whether a notice went out, so that there are answers to show."""
        return self.meeting.notified_at is not None

    @property
    def office_lacks(self) -> str:
        """What who answers on paper does not find in the letter of where the office is; empty with all of it."""
        office = self.facts.office
        known = {"住所": town.address(office), "FAX番号": town.fax(office)}
        return "と".join(name for name, said in known.items() if not said)

    @property
    def was_put_off(self) -> bool:
        """Whether those asked know that it was put off, and of no new day."""
        return self.is_asked and self.meeting.state in PUT_OFF

    @property
    def is_partly_closed(self) -> bool:
        """Whether the meeting is said to be open, and has an item that is not."""
        is_open = self.meeting.publicity is Publicity.OPEN
        return is_open and any(row.is_closed for row in self.items)

    @property
    def asked_on(self) -> date | None:
        """The day the notice went out."""
        at = self.meeting.notified_at
        return clock.local(at).date() if at else None

    def _is_late(self, paper: PaperRow) -> bool:
        """期限後: it was not ready by the day on which papers are to be."""
        if paper.is_ready and paper.ready_on is None:
            return False
        return is_late(paper.ready_on, self.papers_by, self.today)

    @property
    def looks(self) -> dict[uuid.UUID, PaperLook]:
        """How each paper stands, by its id; many look alike."""
        return {paper.id: self._look(paper) for paper in self.papers}

    def _look(self, paper: PaperRow) -> PaperLook:
        if paper.is_withdrawn:
            return PaperLook("withdrawn", "")
        state = "collected" if paper.is_collected else "ready" if paper.is_ready else "open"
        after = "collect" if paper.collect_after else "keep"
        has_way = paper.has_file or paper.is_case or paper.is_minutes or not paper.is_for_reader
        return PaperLook(
            state,
            after,
            is_added=paper.is_added,
            is_replaced=paper.is_replaced,
            is_changed=paper.is_changed,
            is_late=self._is_late(paper),
            is_on_paper_alone=state == "ready" and not has_way,
        )

    @property
    def untold_papers(self) -> int:
        """How many papers came after the notice without anybody being told; what is another is told as a change."""
        return sum(paper.is_untold and paper.change is None for paper in self.papers)

    @property
    def tells_of_papers_alone(self) -> bool:
        """Whether nothing but papers is another since the notice."""
        return of_papers_alone(self.untold)

    @property
    def public_days(self) -> tuple[date, ...]:
        """The days on which it was made public, as far as that is kept."""
        return days(self.meeting.published)

    @property
    def public_mark(self) -> str:
        """The mark of what would be made public now."""
        if self.public_stage is None:
            return ""
        name = self.facts.version.name
        return mark(publishing.shown(self.meeting, name, self.items, self.public_stage))

    @property
    def spare_minutes(self) -> int:
        """Planned time less the items' time, the other bodies' too; negative when they take longer."""
        return self.planned_minutes - self.total_minutes - self.others_minutes

    @property
    def blocked(self) -> str:
        """Why the notice cannot be sent yet; empty when it can."""
        return next((one.reason for one in self.conditions if not one.is_met), "")


def page(meeting: Meeting, actor: Actor) -> MeetingPage:
    """The page in three statements: facts, 次第, papers; in one more where several bodies sit together."""
    found = facts(meeting, actor)
    listed = papers(meeting, actor)
    rows = items(meeting, actor, listed)
    sitting = meeting.sitting
    plan = _plan(meeting, found, rows, listed)
    keeps = meeting.body_id in actor.secretariat_of
    joint = _joint(meeting, found)
    return MeetingPage(
        meeting=meeting,
        facts=found,
        period=period_label(meeting.number_period),
        number=number_label(meeting.number),
        is_provisional=meeting.is_numbered and not meeting.is_number_fixed,
        items=tuple(rows),
        papers=tuple(listed),
        total_minutes=sum(row.minutes for row in rows),
        others_minutes=_others(meeting, joint) if keeps else 0,
        planned_minutes=planned_minutes(sitting.begins, sitting.ends),
        conditions=conditions(plan, actor.on),
        signed_mark=seal(plan.parts),
        changed_parts=plan.changed,
        notice_by=town.notice_by(sitting.held_on, found.version),
        papers_by=town.papers_by(
            sitting.held_on, found.version, clock.local(meeting.created_at).date()
        ),
        today=clock.today(),
        previous_number=number_label(found.previous.number) if found.previous else "",
        joint=joint,
        untold=_untold(meeting, rows, listed) if keeps else (),
        said_at_opening=at_opening(meeting.told, _hidden(rows)) if keeps else (),
        outdated=publishing.outdated(meeting, found.version.name, rows) if keeps else (),
        public_stage=publishing.stage_of(meeting),
        asks=_asks(meeting, found),
        is_urgent=is_urgent(sitting.held_on, actor.on, meeting.state),
        may_see_previous=found.previous is not None
        and (keeps or (meeting.body_id in actor.bodies and _is_shown(found.previous))),
        may_read_minutes=_may_read(found, keeps=keeps),
    )


def _untold(meeting: Meeting, rows: list[ItemRow], listed: list[PaperRow]) -> tuple[Changed, ...]:
    papers = [one.change for one in listed if one.change is not None]
    return (*papers, *notices.pending(meeting, rows, _hidden(rows)))


def _hidden(rows: list[ItemRow]) -> list[str]:
    return [str(row.id) for row in rows if row.title == WITHHELD]


def _asks(meeting: Meeting, found: Facts) -> frozenset[Act]:
    """For which acts a 決裁 is to come with the press that lets them go out."""
    version, was_notified = found.version, meeting.notified_at is not None
    return frozenset(
        act
        for act in Act
        if goes_out(act, meeting.state, was_notified=was_notified)
        and needs(version.sign_off, version.sign_off_otherwise, act)
    )


def _joint(meeting: Meeting, found: Facts) -> tuple[JointPart, ...]:
    told = parts(meeting) if found.neighbours else ()
    return told if len(told) > 1 else ()


def _others(meeting: Meeting, joint: tuple[JointPart, ...]) -> int:
    return sum(part.minutes for part in joint if part.meeting_id != meeting.id)


def _is_shown(meeting: Meeting) -> bool:
    return meeting.state is not MeetingState.DRAFT and not meeting.never_settled


def _may_read(found: Facts, *, keeps: bool) -> bool:
    if found.minutes_state is None:
        return False
    return keeps or found.has_approved_minutes or found.minutes_state in _SHOWN_MINUTES


def _plan(meeting: Meeting, found: Facts, rows: list[ItemRow], listed: list[PaperRow]) -> Plan:
    return Plan(
        held_on=meeting.sitting.held_on,
        begins=meeting.sitting.begins,
        ends=meeting.sitting.ends,
        place=meeting.sitting.place,
        form=meeting.sitting.form,
        items=tuple((row.kind, row.title, row.is_closed) for row in rows),
        publicity=meeting.publicity,
        closed_reason=meeting.closed_reason,
        addressees=found.addressees,
        papers=tuple(
            PlannedPaper(one.title, one.collect_after, one.readers, one.digest)
            for one in listed
            if not one.is_minutes
        ),
        needs_sign_off=found.version.sign_off,
        signed=found.sign_off.parts if found.sign_off else None,
        was_put_off=found.was_signed_before,
    )
