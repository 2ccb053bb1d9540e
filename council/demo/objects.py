"""What the demonstration and its users have made, for whoever checks the product from outside."""

import uuid
from collections.abc import Iterable
from typing import Any

from sqlalchemy import func, select

from council.domain.attendance import ATTENDING
from council.extensions import db
from council.models import (
    ActionItem,
    Agency,
    AgendaItem,
    Body,
    Case,
    CaseAgency,
    CaseSubmission,
    Meeting,
    Minutes,
    MinutesRevision,
    Person,
    Presence,
    Sitting,
)

Rows = list[dict[str, Any]]


def listed() -> dict[str, Rows]:
    """Meetings, agenda items, submissions, cases and action items, each with its id as in the URL."""
    return {
        "meetings": _meetings(),
        "agenda_items": _agenda_items(),
        "submissions": _submissions(),
        "cases": _cases(),
        "action_items": _action_items(),
    }


def _meetings() -> Rows:
    items, attendees, records = dict(_counted(AgendaItem.meeting_id)), _attendees(), _minutes()
    rows = db.session.execute(
        select(Meeting, Body)
        .join(Body, Body.id == Meeting.body_id)
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .order_by(Sitting.held_on, Sitting.begins, Meeting.position, Meeting.id)
    ).all()
    return [
        {
            "id": meeting.id,
            "sitting_id": meeting.sitting_id,
            "body": body.code,
            "body_kind": body.kind.value,
            "serial": meeting.number,
            "state": meeting.state.value,
            "agenda_items": items.get(meeting.id, 0),
            **records.get(meeting.id, _NO_MINUTES),
            "attendees": attendees.get(meeting.id, []),
        }
        for meeting, body in rows
    ]


_NO_MINUTES: dict[str, Any] = {"minutes_state": None, "revisions": 0, "content_hash": None}


def _minutes() -> dict[uuid.UUID, dict[str, Any]]:
    """By meeting; the hash is that of the approved text, before there is one of the newest."""
    found: dict[uuid.UUID, dict[str, Any]] = {}
    rows = db.session.execute(
        select(Minutes, MinutesRevision.id, MinutesRevision.content_hash)
        .join(MinutesRevision, MinutesRevision.minutes_id == Minutes.id)
        .order_by(Minutes.id, MinutesRevision.number)
    )
    for minutes, revision_id, content_hash in rows:
        row = found.setdefault(minutes.meeting_id, dict(_NO_MINUTES))
        row["minutes_state"] = minutes.state.value
        row["revisions"] += 1
        if minutes.approved_revision_id in (None, revision_id):
            row["content_hash"] = content_hash
    return found


def _counted(column: Any) -> Iterable[tuple[uuid.UUID, int]]:
    return db.session.execute(select(column, func.count()).group_by(column)).all()


def _attendees() -> dict[uuid.UUID, list[str]]:
    rows = db.session.execute(
        select(Presence.meeting_id, Presence.name, Person.name)
        .outerjoin(Person, Person.id == Presence.person_id)
        .where(Presence.attendance.in_(ATTENDING))
        .order_by(Presence.created_at, Presence.id)
    ).all()
    found: dict[uuid.UUID, list[str]] = {}
    for meeting_id, substitute, name in rows:
        names = found.setdefault(meeting_id, [])
        if (substitute or name) not in names:
            names.append(substitute or name)
    return found


def _agenda_items() -> Rows:
    rows = db.session.execute(
        select(AgendaItem.id, AgendaItem.meeting_id, AgendaItem.is_discussed).order_by(
            AgendaItem.meeting_id, AgendaItem.position
        )
    ).all()
    return [
        {"id": item_id, "meeting_id": meeting_id, "state": "discussed" if done else "planned"}
        for item_id, meeting_id, done in rows
    ]


def _submissions() -> Rows:
    rows = db.session.execute(
        select(CaseSubmission, Body.code, Agency.code)
        .join(Body, Body.id == CaseSubmission.body_id)
        .join(Agency, Agency.id == CaseSubmission.agency_id)
        .order_by(CaseSubmission.created_at, CaseSubmission.id)
    ).all()
    return [
        {"id": row.id, "title": row.title, "body": body, "agency": agency, "state": row.state.value}
        for row, body, agency in rows
    ]


def _cases() -> Rows:
    agencies: dict[uuid.UUID, list[str]] = {}
    for case_id, code in db.session.execute(
        select(CaseAgency.case_id, Agency.code)
        .join(Agency, Agency.id == CaseAgency.agency_id)
        .where(CaseAgency.ends_on.is_(None))
        .order_by(Agency.code)
    ):
        agencies.setdefault(case_id, []).append(code)
    rows = db.session.execute(
        select(Case, Agency.code)
        .join(Agency, Agency.id == Case.lead_agency_id)
        .order_by(Case.created_at, Case.id)
    ).all()
    return [
        {"id": case.id, "number": case.number, "agencies": [lead, *agencies.get(case.id, [])]}
        for case, lead in rows
    ]


def _action_items() -> Rows:
    rows = db.session.execute(
        select(ActionItem, Agency.code)
        .join(Agency, Agency.id == ActionItem.agency_id)
        .order_by(ActionItem.created_at, ActionItem.id)
    ).all()
    return [
        {"id": row.id, "state": row.state.value, "agency": code, "meeting_id": row.meeting_id}
        for row, code in rows
    ]
