"""年間計画 carried out: the sittings chosen become drafts, all of them or none; nothing is sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import select

from council.domain.business import NO_DAY, NO_PLACE
from council.domain.daysoff import is_day_off
from council.domain.errors import Conflict, DomainError
from council.domain.fiscal import fiscal_label, fiscal_year
from council.domain.numerals import Digits, write_digits
from council.domain.serials import number_label
from council.domain.vocabulary import MeetingForm, MeetingState
from council.domain.wareki import WEEKDAYS, long_date, screen_date, time_range
from council.domain.yearplan import Deadlines
from council.extensions import db
from council.minutes.yearplan import YearPlanContent, YearPlanRow, year_plan_docx
from council.models import Body, Meeting
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries import town
from council.queries.meetings import yearplan as queries
from council.queries.meetings.yearplan import PlannedMeeting, PlannedSitting, YearPlan
from council.services.meetings.scheduling import ensure_free, rules_on, schedule


@dataclass(frozen=True, slots=True)
class Chosen:
    """A sitting as it was typed; `line` is where it stands on the page."""

    line: int
    bodies: tuple[Body, ...]
    held_on: date
    begins: time
    ends: time
    place: str
    form: MeetingForm


def carry_out(year: int, chosen: Sequence[Chosen], *, seen: str, actor: Actor) -> list[Meeting]:
    """A draft meeting, with its partners', for each sitting chosen; `seen` is the mark of the plan as it was shown.

    A refusal names the line and the field: `3.held_on`.
    """
    if not chosen:
        raise DomainError("作る会議に印を付けてください。")
    for body in (body for one in chosen for body in one.bodies):
        require(actor, Permission.MEETING_SCHEDULE, body)
    _require_seen(year, chosen, seen, actor)
    made = []
    for one in sorted(chosen, key=lambda each: (each.held_on, each.begins)):
        try:
            made.append(_made(one, year, actor))
        except DomainError as error:
            error.field = f"{one.line}.{error.field or 'held_on'}"
            raise
    return made


def _require_seen(year: int, chosen: Sequence[Chosen], seen: str, actor: Actor) -> None:
    """Whoever planned the same bodies' year meanwhile came first; their rows are locked until the end."""
    ids = {body.id for one in chosen for body in one.bodies}
    db.session.scalars(
        select(Body.id).where(Body.id.in_(ids)).order_by(Body.id).with_for_update(key_share=True)
    ).all()
    now = queries.get(actor, year)
    if now is None or now.mark != seen:
        raise Conflict(
            "この画面を開いたあとで、この年度の会議が変わりました。まだ作っていません。いまの予定を確かめて、もう一度押してください。"
        )


def _made(one: Chosen, year: int, actor: Actor) -> Meeting:
    if fiscal_year(one.held_on) != year:
        raise DomainError("この年度の日を入力してください。", field="held_on")
    reason = is_day_off(one.held_on, town.days_off())
    if reason is not None:
        raise DomainError(
            "%(day)sは閉庁日（%(reason)s）です。開庁日を入力してください。",
            field="held_on",
            day=screen_date(one.held_on),
            reason=reason,
        )
    body, *partners = one.bodies
    version = rules_on(body, one.held_on)
    meeting = schedule(
        body,
        held_on=one.held_on,
        begins=one.begins,
        ends=one.ends,
        place=one.place,
        form=one.form,
        publicity=version.publicity,
        closed_reason=version.closed_reason,
        actor=actor,
        joint_with=partners,
    )
    ensure_free(meeting)
    return meeting


def year_plan_document(plan: YearPlan, actor: Actor) -> bytes:
    """The 会議開催予定一覧 of what is planned, as a .docx file."""
    require(actor, Permission.MEETING_SCHEDULE, plan)
    style, profile = town.page_style(), town.profile()
    content = YearPlanContent(
        municipality=profile.municipality,
        fiscal_label=fiscal_label(plan.year, style.digits),
        as_of_label=long_date(actor.on, style.digits, weekday=False),
        rows=tuple(_row(one, style.digits) for one in plan.planned),
    )
    return year_plan_docx(content, style)


def _row(one: PlannedSitting, digits: Digits) -> YearPlanRow:
    occasion = one.occasion
    if one.lacks_day:
        return YearPlanRow(
            day_label=NO_DAY.replace("（", "\n（"),
            meetings=tuple(_named(meeting, digits) for meeting in one.meetings),
            place=NO_PLACE,
        )
    is_written = occasion.form is MeetingForm.WRITTEN
    return YearPlanRow(
        day_label=_day(occasion.held_on, digits),
        time_label=time_range(occasion.begins, occasion.ends, digits).replace("～", "～\n"),
        meetings=tuple(_named(meeting, digits) for meeting in one.meetings),
        place=occasion.place or (occasion.form.label if is_written else "未定"),
        due=_due(one.deadlines, digits) if one.deadlines else (),
    )


def _named(meeting: PlannedMeeting, digits: Digits) -> str:
    number = number_label(meeting.number, digits)
    mark = _MARKS.get(meeting.state) or ("（仮）" if number and meeting.is_provisional else "")
    return f"{meeting.name}\n{number}{mark}".strip()


_MARKS = {MeetingState.DRAFT: "（案）", MeetingState.POSTPONED: "（延期）"}


def _due(found: Deadlines, digits: Digits) -> tuple[tuple[str, str], ...]:
    days = (
        ("議題・資料", found.papers_on),
        ("決裁", found.sign_off_on),
        ("開催通知", found.notice_on),
        ("出欠の回答", found.reply_by),
    )
    return tuple((what, _day(day, digits)) for what, day in days if day)


def _day(day: date, digits: Digits) -> str:
    """５月１４日（金）: the year is said above the list."""
    return write_digits(f"{day.month}月{day.day}日", digits) + f"（{WEEKDAYS[day.weekday()]}）"
