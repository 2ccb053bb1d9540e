"""次第 and 開催通知 as Word files: what they say is gathered here, how it looks is the house's style."""

from collections.abc import Iterable

from council.domain import clock
from council.domain.business import WITHHELD, Place, number_items
from council.domain.errors import Conflict, NotFound
from council.domain.numerals import Digits, write_digits
from council.domain.papers import ADDED, paper_label, since_the_notice, title_in
from council.domain.vocabulary import ItemKind, MeetingForm, MeetingState
from council.domain.wareki import long_date
from council.domain.writings import (
    answers_until,
    is_deliberated,
    may_be_written_to,
    opinions_until,
    printed_moment,
)
from council.minutes.agenda import LEAVE, AgendaContent, AgendaLine, JointLines, agenda_docx
from council.minutes.answer_sheet import AnswerSheetContent, Question, answer_sheet_docx
from council.minutes.content import PaperLine
from council.minutes.notice import NoticeContent, notice_docx
from council.models import Meeting
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import allows, require
from council.queries import town
from council.queries.meetings import agenda as queries
from council.queries.meetings.agenda import ItemRow, PaperRow
from council.queries.meetings.facts import Facts, facts
from council.queries.meetings.joint import JointPart, parts
from council.services.meetings.heading import day_of, head_of

_FRAME = {ItemKind.OPENING, ItemKind.CLOSING}
_CASES = "事例検討（非公開）"


def agenda_document(meeting: Meeting, actor: Actor) -> bytes:
    """The 次第 as a .docx file, as far as the reader may see it."""
    require(actor, Permission.MEETING_READ, meeting)
    found, style = facts(meeting, actor), town.page_style()
    listed, rows = listed_for_everybody(meeting, actor)
    lines: list[AgendaLine] = []
    for row, place in zip(
        rows, number_items([row.kind for row in rows], style.digits), strict=True
    ):
        if place.heading:
            lines.append(AgendaLine(number_label=place.heading_label, title=place.heading))
        lines.append(_line(row, place, style.digits))
    content = AgendaContent(
        **head_of(meeting, found, style.digits),
        lines=tuple(lines),
        papers=_papers(listed, style.digits),
        instrument=_instrument(found),
        joint=tuple(
            JointLines(body=_short(one.name), instrument=one.instrument, titles=one.items)
            for one in _partners(meeting, found)
        ),
    )
    return agenda_docx(content, style)


def listed_for_everybody(meeting: Meeting, actor: Actor) -> tuple[list[PaperRow], list[ItemRow]]:
    """Papers and items as they stand in what is printed for everybody, whoever prints it.

    Of an item that is kept from some member, and of its papers, it tells no more than where they stand.
    """
    listed = queries.papers(meeting, actor)
    rows = queries.items(meeting, actor, listed)
    kept = {row.id for row in rows if row.is_kept_from_some}
    papers = [
        one._replace(title=WITHHELD) if one.item_id in kept and not one.is_withdrawn else one
        for one in listed
    ]
    return papers, _for_everybody(rows)


def _for_everybody(rows: Iterable[ItemRow]) -> list[ItemRow]:
    return [
        row._replace(title=WITHHELD, presenter="") if row.is_kept_from_some else row for row in rows
    ]


def _partners(meeting: Meeting, found: Facts) -> tuple[JointPart, ...]:
    """The other bodies of a joint sitting; what is put off or called off is taken up beside nobody."""
    if not found.neighbours or meeting.state in {MeetingState.POSTPONED, MeetingState.CANCELLED}:
        return ()
    return tuple(one for one in parts(meeting) if one.meeting_id != meeting.id)


def _short(name: str) -> str:
    return name.removeprefix(town.profile().municipality)


def _instrument(found: Facts) -> str:
    version = found.version
    return f"{version.founding_instrument}　{version.founding_article}".strip("　")


def _sits_with(meeting: Meeting, found: Facts) -> tuple[str, ...]:
    """Each body of a joint sitting with that on which it rests, the meeting's own first; then who leaves when."""
    others = _partners(meeting, found)
    if not others:
        return ()
    own = (found.version.name, _instrument(found))
    lines = (own, *((one.name, one.instrument) for one in others))
    return (*(f"{_short(name)}（根拠：{instrument}）" for name, instrument in lines), LEAVE)


def _line(row: ItemRow, place: Place, digits: Digits) -> AgendaLine:
    return AgendaLine(
        number_label=place.label,
        title=row.title,
        level=place.level,
        closed=row.is_closed,
        presenter=row.presenter,
        minutes_label=write_digits(f"{row.minutes}分", digits) if row.minutes else "",
        papers=tuple(row.labels(digits)),
    )


def _papers(listed: Iterable[PaperRow], digits: Digits) -> tuple[PaperLine, ...]:
    return tuple(
        PaperLine(
            label=paper_label(row.number, row.branch, digits),
            title=title_in(row.common_title, digits) + since_the_notice(row),
            collect=row.collect_after,
        )
        for row in listed
    )


def notice_document(meeting: Meeting, actor: Actor) -> bytes:
    """The 開催通知 as a .docx file: agenda titles, never which case; before it is sent, for who prepares it alone."""
    require(actor, Permission.MEETING_READ, meeting)
    if not (meeting.notice_is_out or allows(actor, Permission.MEETING_EDIT, meeting)):
        raise NotFound("開催通知は、まだ送られていません。")
    _ensure_made(meeting)
    found, style = facts(meeting, actor), town.page_style()
    digits, in_writing = style.digits, meeting.sitting.form is MeetingForm.WRITTEN
    listed, rows = listed_for_everybody(meeting, actor)
    papers = _papers(listed, digits)
    content = NoticeContent(
        # what was sent stays as it was: it tells no more than the letter did
        **head_of(meeting, found, digits) | {"held_label": day_of(meeting.sitting, digits)},
        document_no=found.sign_off.document_no if found.sign_off else "",
        date_label=_dated(meeting, digits),
        sender=(found.version.name, f"{found.version.chair_title}　{found.chair}".strip("　")),
        agenda=_titles(rows, digits),
        papers=tuple(_unnamed(paper) for paper in papers),
        reply_by_label=_reply_by(meeting, digits),
        others=_others(meeting, found, papers, digits),
        joint=_sits_with(meeting, found),
        contact=contact_of(found),
        answer_sheet=_answer_sheet(meeting, found, rows) if in_writing else None,
        takes_opinions=found.version.written_opinions,
        purpose=("書面による開催" if in_writing else "開催") + "について（通知）",
    )
    return notice_docx(content, style)


def _ensure_made(meeting: Meeting) -> None:
    """No paper asks anybody to a day that does not hold."""
    if meeting.unmade:
        raise Conflict(meeting.unmade)


def _dated(meeting: Meeting, digits: Digits) -> str:
    if meeting.notified_at is None or not meeting.notice_is_out:
        return "令和　　年　　月　　日"
    return long_date(clock.local(meeting.notified_at).date(), digits, weekday=False)


def agenda_titles(meeting: Meeting, actor: Actor) -> tuple[str, ...]:
    """The agenda as it stands in a letter: cases without their codes."""
    rows = _for_everybody(queries.items(meeting, actor, []))
    return _titles(rows, town.page_style().digits)


def _titles(rows: Iterable[ItemRow], digits: Digits) -> tuple[str, ...]:
    """One line for each item, one alone for all cases."""
    titles: list[str] = []
    for row in rows:
        if row.kind is ItemKind.CASE and _CASES in titles:
            continue
        if row.kind not in _FRAME:
            titles.append(_CASES if row.kind is ItemKind.CASE else row.title)
    return tuple(
        write_digits(f"（{number}）", digits) + title
        for number, title in enumerate(titles, start=1)
    )


def _unnamed(paper: PaperLine) -> PaperLine:
    if not paper.title.startswith("事例 "):
        return paper
    added = ADDED if paper.title.endswith(ADDED) else ""
    return PaperLine(label=paper.label, title=f"事例検討資料{added}", collect=paper.collect)


def _others(
    meeting: Meeting, found: Facts, papers: tuple[PaperLine, ...], digits: Digits
) -> tuple[str, ...]:
    collected = "、".join(paper.label for paper in papers if paper.collect)
    notes = [f"{collected}は、会議の終了後に回収します。"] if collected else []
    if meeting.sitting.form is MeetingForm.WRITTEN or not found.version.written_opinions:
        return tuple(notes)
    by = printed_moment(opinions_until(meeting.sitting.held_on, town.days_off()), digits)
    return (*notes, f"御欠席の場合は、{by}までに、御意見を書面でお寄せください。")


def _reply_by(meeting: Meeting, digits: Digits) -> str:
    sitting = meeting.sitting
    if sitting.form is MeetingForm.WRITTEN:
        return printed_moment(
            answers_until(sitting.held_on, sitting.ends, meeting.reply_by), digits
        )
    return long_date(meeting.reply_by, digits) if meeting.reply_by else ""


def answer_sheet_document(meeting: Meeting, actor: Actor) -> bytes:
    """回答用紙 of a meeting held in writing, as a .docx file: agenda titles, never which case."""
    require(actor, Permission.MEETING_READ, meeting)
    if meeting.sitting.form is not MeetingForm.WRITTEN:
        raise NotFound("書面での開催ではないため、回答用紙はありません。")
    _ensure_made(meeting)
    return answer_sheet_docx(
        _answer_sheet(meeting, facts(meeting, actor), listed_for_everybody(meeting, actor)[1]),
        town.page_style(),
    )


def _answer_sheet(meeting: Meeting, found: Facts, rows: Iterable[ItemRow]) -> AnswerSheetContent:
    digits = town.page_style().digits
    head = head_of(meeting, found, digits)
    asked = [row for row in rows if may_be_written_to(row.kind)]
    return AnswerSheetContent(
        meeting=f"{head['fiscal_label']}{head['serial_label']}{head['municipality']}{head['body_name']}",
        until_label=_reply_by(meeting, digits),
        member_word=found.version.member_title,
        questions=tuple(
            Question(_question(number, row, digits), is_deliberated(row.kind))
            for number, row in enumerate(asked, start=1)
        ),
        reply_to=contact_of(found),
        has_closed=any(row.is_closed for row in asked),
    )


def _question(number: int, row: ItemRow, digits: Digits) -> str:
    papers = "・".join(row.labels(digits))
    title = _CASES if row.kind is ItemKind.CASE else row.title
    return write_digits(f"（{number}）", digits) + "\n".join(filter(None, (title, papers)))


def contact_of(found: Facts) -> tuple[str, ...]:
    """Who answers questions, and where what is sent back goes to, as far as it is known."""
    office = found.office
    known = (
        ("担当", office.name if office else ""),
        ("住所", town.address(office)),
        ("電話", town.telephone(office)),
        ("FAX", town.fax(office)),
    )
    return tuple(f"{label}　{said}" for label, said in known if said or label == "担当")
