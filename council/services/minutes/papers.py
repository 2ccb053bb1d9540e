"""The 名簿 of a meeting as a Word document, from what is recorded."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from council.domain.numerals import Digits
from council.domain.vocabulary import Office
from council.domain.wareki import long_date
from council.extensions import db
from council.minutes.roster import RosterContent, RosterRow, roster_docx
from council.models import (
    Appointment,
    BodyVersion,
    Meeting,
    RosterEntry,
)
from council.queries import meetings, town
from council.queries.sittings.chamber import office_label
from council.queries.sittings.marks import secretariat_names
from council.services.minutes.labels import Labels, labels


def roster(meeting: Meeting) -> bytes:
    """The 委員名簿 as of the sitting: as fixed by the notice, before it as it stands for that day."""
    version = meetings.version_of(meeting)
    names = labels(meeting, version)
    rows = db.session.scalars(
        select(RosterEntry)
        .where(RosterEntry.meeting_id == meeting.id, RosterEntry.left_at.is_(None))
        .options(
            joinedload(RosterEntry.person),
            joinedload(RosterEntry.agency),
            joinedload(RosterEntry.appointment),
        )
        .order_by(RosterEntry.position)
    ).all()
    content = RosterContent(
        municipality=names.municipality,
        body_name=names.body_name,
        as_of_label=names.day.partition("（")[0],
        rows=tuple(_row(row, version, names) for row in rows),
        secretariat=tuple(secretariat_names(meeting)),
    )
    return roster_docx(content, town.page_style())


def _row(row: RosterEntry, version: BodyVersion, names: Labels) -> RosterRow:
    return RosterRow(
        seat_title=row.seat_title,
        agency=row.agency.name if row.agency else "",
        post=row.post_title,
        name=row.person.name if row.person else "",
        office="" if row.office is Office.MEMBER else office_label(version, row.office),
        term_label=_term(row.appointment, names.digits),
    )


def _term(appointment: Appointment | None, digits: Digits) -> str:
    if appointment is None:
        return ""
    begins = long_date(appointment.starts_on, digits, weekday=False)
    ends = appointment.ends_on
    return f"{begins}～\n{long_date(ends, digits, weekday=False) if ends else ''}".strip()
