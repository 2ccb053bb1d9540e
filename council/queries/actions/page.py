"""The page of one action item: what it is, what was said, who may be chosen."""

import uuid
from dataclasses import dataclass

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import joinedload

from council.domain import clock
from council.domain.vocabulary import ActionState, Duty, ReportKind
from council.extensions import db
from council.models import (
    ActionItem,
    ActionReport,
    Agency,
    AgencyDuty,
    AgendaItem,
    BodyVersion,
    Case,
    CaseMeetingLink,
    Conference,
    Meeting,
    Participant,
    Person,
    ProxyEntry,
)
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.recusals import is_withheld
from council.policy.scopes import visible_actions, visible_meetings
from council.policy.sharing import shared_links
from council.queries.accounts import live, version_on
from council.queries.actions.line import Line, day_label, line
from council.queries.meetings import WITH_POLICY

_STEPS = ("担当機関の返事", "対応", "完了の確認", "完了")
_PLACES = {
    ActionState.ACCEPTED: 1,
    ActionState.IN_PROGRESS: 1,
    ActionState.ON_HOLD: 1,
    ActionState.REPORTED: 2,
    ActionState.CLOSED: 4,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history."""

    kind: ReportKind
    when: str
    who: str
    text: str
    change: str
    proxy: ProxyEntry | None
    proxy_for: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A person or an agency to choose."""

    id: uuid.UUID
    label: str


@dataclass(frozen=True, slots=True)
class Page:
    """An item's page."""

    line: Line
    item_title: str
    first_due_label: str
    meeting_id: uuid.UUID | None
    made_by: str
    made_on: str
    history: list[Entry]

    @property
    def steps(self) -> list[tuple[str, str, str]]:
        """How far it is: label, note, done | now | later; nothing for what is proposed or was dropped."""
        if self.line.state in (ActionState.PROPOSED, ActionState.CANCELLED):
            return []
        here = _PLACES.get(self.line.state, 0)
        return [
            (label, "", "done" if place < here else "now" if place == here else "later")
            for place, label in enumerate(_STEPS)
        ]


def get(actor: Actor, action_id: uuid.UUID) -> ActionItem | None:
    """The item with its meeting and agency, if the actor may know of it."""
    return db.session.scalars(
        visible_actions(actor)
        .where(ActionItem.id == action_id)
        .options(
            joinedload(ActionItem.meeting, innerjoin=True).options(*WITH_POLICY),
            joinedload(ActionItem.agency, innerjoin=True),
        )
    ).one_or_none()


def page(action: ActionItem, actor: Actor) -> Page:
    """The page of a loaded item; what is bound to a case is opened here, so log the reading first.

    Once sharing with the reader has ended, its words stay closed as they do on the conference's page.
    """
    opened = not action.is_case_bound or _is_shared(action, actor)
    body_name, made_by, item_title, sees = db.session.execute(
        select(
            BodyVersion.short_name,
            select(Person.name).where(Person.id == action.created_by_id).scalar_subquery(),
            select(AgendaItem.title)
            .where(
                AgendaItem.id == action.agenda_item_id, ~is_withheld(actor, action.agenda_item_id)
            )
            .scalar_subquery(),
            visible_meetings(actor).where(Meeting.id == action.meeting_id).exists(),
        ).where(
            BodyVersion.body_id == action.meeting.body_id,
            version_on(actor.on),
        )
    ).one()
    reports = _history(action)
    agencies = _agency_names(reports)
    return Page(
        line=line(action, body_name, reports, actor, opened=opened),
        item_title=item_title or "",
        first_due_label=day_label(action.first_due_on, actor.on)
        if action.first_due_on != action.due_on
        else "",
        meeting_id=action.meeting_id if sees else None,
        made_by=made_by,
        made_on=day_label(clock.local(action.created_at).date(), actor.on),
        history=[_entry(one, agencies, actor, opened=opened) for one in reports],
    )


def _is_shared(action: ActionItem, actor: Actor) -> bool:
    """Whether the reader may still read what the conference shared; the lead agency always may."""
    meeting_id = action.meeting_id
    shared = shared_links(actor).where(CaseMeetingLink.meeting_id == meeting_id).exists()
    leads = exists().where(
        Conference.meeting_id == meeting_id,
        Case.id == Conference.case_id,
        Case.lead_agency_id.in_(actor.agencies),
    )
    return bool(db.session.scalar(select(or_(shared, leads))))


def _history(action: ActionItem) -> list[ActionReport]:
    return list(
        db.session.scalars(
            select(ActionReport)
            .where(ActionReport.action_id == action.id)
            .options(
                joinedload(ActionReport.made_by, innerjoin=True),
                joinedload(ActionReport.proxy).joinedload(ProxyEntry.for_person),
            )
            .order_by(ActionReport.position)
        )
    )


def _agency_names(reports: list[ActionReport]) -> dict[uuid.UUID, str]:
    ids = {
        one
        for report in reports
        for one in (report.from_agency_id, report.to_agency_id)
        if one is not None
    }
    if not ids:
        return {}
    return {
        row.id: row.name for row in db.session.scalars(select(Agency).where(Agency.id.in_(ids)))
    }


def _entry(
    report: ActionReport, agencies: dict[uuid.UUID, str], actor: Actor, *, opened: bool
) -> Entry:
    moment = clock.local(report.created_at)
    proxy = report.proxy
    return Entry(
        kind=report.kind,
        when=f"{day_label(moment.date(), actor.on)} {moment:%H:%M}",
        who=report.made_by.name,
        text=keyring(db.session).open(report, "text_sealed") if opened else "",
        change=_change(report, agencies, actor),
        proxy=proxy,
        proxy_for=proxy.for_person.name if proxy and proxy.for_person else "",
    )


def _change(report: ActionReport, agencies: dict[uuid.UUID, str], actor: Actor) -> str:
    if report.from_agency_id and report.to_agency_id:
        return f"{agencies[report.from_agency_id]} → {agencies[report.to_agency_id]}"
    if report.old_due_on and report.new_due_on and report.old_due_on != report.new_due_on:
        old, new = (day_label(day, actor.on) for day in (report.old_due_on, report.new_due_on))
        return f"{old} → {new}"
    return ""


def people_of(action: ActionItem, actor: Actor) -> list[Choice]:
    """Who works for the responsible agency today: those for whom an answer may be entered."""
    rows = db.session.execute(
        select(Person.id, Person.name, AgencyDuty.post_title)
        .join(AgencyDuty, AgencyDuty.person_id == Person.id)
        .where(AgencyDuty.agency_id == action.agency_id, live(AgencyDuty, actor.on))
        .order_by(AgencyDuty.duty == Duty.STAFF, Person.reading)
    ).all()
    return list(
        {row.id: Choice(row.id, f"{row.name}（{row.post_title}）") for row in rows}.values()
    )


def agencies_for(action: ActionItem, actor: Actor) -> list[Choice]:
    """The agencies to which the item may be moved; of a case conference those that take part."""
    found = select(Agency.id, Agency.name).where(
        Agency.id != action.agency_id,
        Agency.valid_from <= actor.on,
        (Agency.valid_to.is_(None)) | (Agency.valid_to >= actor.on),
    )
    conference = action.meeting.conference
    if action.is_case_bound and conference is not None:
        found = found.where(
            Agency.id.in_(
                select(Participant.agency_id).where(
                    Participant.conference_id == conference.id, Participant.is_live
                )
            )
        )
    rows = db.session.execute(found.order_by(Agency.kind, Agency.reading)).all()
    return [Choice(row.id, row.name) for row in rows]
