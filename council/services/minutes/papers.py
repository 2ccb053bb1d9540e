"""次第, 名簿 and 開催通知 of a meeting as Word documents, from what is planned and recorded."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from council.domain.business import number_items
from council.domain.numerals import Digits, write_digits
from council.domain.vocabulary import ItemKind, Office
from council.domain.wareki import long_date
from council.extensions import db
from council.minutes.agenda import AgendaContent, AgendaLine, agenda_docx
from council.minutes.content import PaperLine
from council.minutes.notice import NoticeContent, notice_docx
from council.minutes.roster import RosterContent, RosterRow, roster_docx
from council.models import (
    AgendaItem,
    Appointment,
    BodyVersion,
    Meeting,
    Paper,
    RosterEntry,
    SecretariatDuty,
    SignOff,
)
from council.queries import meetings, town
from council.queries.accounts import live
from council.queries.sittings.chamber import office_label
from council.queries.sittings.marks import secretariat_names
from council.services.minutes.labels import Labels, labels

_NOTICE = "notice"
_FRAME = {ItemKind.OPENING, ItemKind.CLOSING, ItemKind.OTHER}


def agenda(meeting: Meeting) -> bytes:
    """The 次第."""
    names = labels(meeting)
    items, papers = _items(meeting), _papers(meeting)
    digits = names.digits
    lines: list[AgendaLine] = []
    for item, number in zip(items, number_items([one.kind for one in items], digits), strict=True):
        if number.heading:
            lines.append(AgendaLine(number_label=number.heading_label, title=number.heading))
        lines.append(
            AgendaLine(
                number_label=number.label,
                title=item.title,
                level=number.level,
                closed=item.is_closed,
                presenter=item.presenter,
                minutes_label=write_digits(f"{item.minutes}分", digits) if item.minutes else "",
                papers=tuple(
                    _label(paper, digits) for paper in papers if paper.agenda_item_id == item.id
                ),
            )
        )
    content = AgendaContent(
        municipality=names.municipality,
        body_name=names.body_name,
        serial_label=names.serial,
        fiscal_label=names.period,
        held_label=names.held,
        place=names.place,
        form_label=names.form,
        lines=tuple(lines),
        papers=_lines(papers, digits),
    )
    return agenda_docx(content, town.page_style())


def _items(meeting: Meeting) -> list[AgendaItem]:
    return list(
        db.session.scalars(
            select(AgendaItem)
            .where(AgendaItem.meeting_id == meeting.id)
            .order_by(AgendaItem.position, AgendaItem.id)
        )
    )


def _papers(meeting: Meeting) -> list[Paper]:
    return list(
        db.session.scalars(
            select(Paper).where(Paper.meeting_id == meeting.id).order_by(Paper.number)
        )
    )


def _label(paper: Paper, digits: Digits) -> str:
    return write_digits(f"資料{paper.number}", digits)


def _lines(papers: list[Paper], digits: Digits) -> tuple[PaperLine, ...]:
    return tuple(
        PaperLine(label=_label(one, digits), title=one.title, collect=one.collect_after)
        for one in papers
    )


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


def notice(meeting: Meeting) -> bytes:
    """The 開催通知 with number and date of its 決裁; a 決裁 not yet recorded leaves them blank."""
    version = meetings.version_of(meeting)
    names = labels(meeting, version)
    items = _items(meeting)
    signed = db.session.scalars(
        select(SignOff)
        .where(SignOff.meeting_id == meeting.id, SignOff.act == _NOTICE)
        .order_by(SignOff.sequence.desc())
    ).first()
    content = NoticeContent(
        municipality=names.municipality,
        body_name=names.body_name,
        serial_label=names.serial,
        fiscal_label=names.period,
        document_no=signed.document_no if signed else "",
        date_label=long_date(signed.decided_on, names.digits, weekday=False) if signed else "",
        sender=(version.name, version.chair_title),
        held_label=names.held,
        place=names.place,
        form_label=names.form,
        agenda=_titles(items, names.digits),
        papers=_lines(_papers(meeting), names.digits),
        reply_by_label=long_date(meeting.reply_by, names.digits) if meeting.reply_by else "",
        contact=_contact(meeting, version),
    )
    return notice_docx(content, town.page_style())


def _titles(items: list[AgendaItem], digits: Digits) -> tuple[str, ...]:
    kept = [one for one in items if one.kind not in _FRAME]
    return tuple(
        write_digits(f"（{number}）", digits)
        + item.title
        + ("（非公開）" if item.is_closed else "")
        for number, item in enumerate(kept, start=1)
    )


def _contact(meeting: Meeting, version: BodyVersion) -> tuple[str, ...]:
    duty = db.session.scalars(
        select(SecretariatDuty)
        .where(
            SecretariatDuty.body_id == meeting.body_id,
            live(SecretariatDuty, meeting.sitting.held_on),
        )
        .options(joinedload(SecretariatDuty.person))
        .order_by(SecretariatDuty.starts_on, SecretariatDuty.id)
    ).first()
    office = version.secretariat.name if version.secretariat else "事務局"
    phone = town.telephone(version.secretariat)
    lines = [f"担当　{office}" + (f"　{duty.person.name}" if duty else "")]
    return (*lines, f"電話　{phone}")
