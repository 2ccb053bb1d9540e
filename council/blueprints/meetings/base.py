"""What the views of meetings share: their blueprint, and the words they hand to templates."""

import uuid
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from flask import Blueprint, current_app
from flask_babel import gettext as _
from flask_wtf.file import FileField

from council.blueprints.access import actor
from council.blueprints.rows import address_of
from council.domain import clock
from council.domain.fiscal import fiscal_label
from council.domain.signoffs import Act
from council.domain.vocabulary import MeetingState
from council.domain.wareki import screen_date
from council.forms.meetings import WhenForm
from council.models import Meeting
from council.queries import meetings as queries
from council.queries import town
from council.queries.meetings import clashes
from council.queries.meetings.agenda import PaperRow
from council.services import meetings as services

bp = Blueprint("meetings", __name__)

ZIP = "application/zip"
_NAMED = 5


@bp.app_template_filter("local_day")
def local_day(value: datetime) -> str:
    """The day in Tokyo of an instant."""
    return screen_date(clock.local(value).date())


@bp.app_template_filter("fiscal")
def fiscal(year: int) -> str:
    """令和9年度."""
    return fiscal_label(year, "half")


def with_urls(papers: Iterable[PaperRow]) -> list[tuple[PaperRow, str | None]]:
    """The papers, each with where it is read, if the reader may."""
    case_paper = _address("submissions.paper", "submission_id")
    submission = _address("submissions.show", "submission_id")
    minutes = _address("minutes.show", "meeting_id")
    file = address_of("meetings.paper_file", "paper_id")

    def url(paper: PaperRow) -> str | None:
        if paper.submission_id and paper.is_handed_out and case_paper:
            return case_paper(paper.submission_id)
        if paper.submission_id and paper.is_known and submission:
            return submission(paper.submission_id)
        if paper.minutes_of and minutes:
            return minutes(paper.minutes_of)
        return file(paper.id) if paper.has_file else None

    return [(paper, url(paper)) for paper in papers]


def _address(endpoint: str, name: str) -> Callable[[uuid.UUID], str] | None:
    return address_of(endpoint, name) if endpoint in current_app.view_functions else None


def upload_of(field: FileField) -> services.Upload | None:
    """The file that was chosen, if one was."""
    file = field.data
    if not file or not file.filename:
        return None
    return services.Upload(file.filename, file.mimetype or "application/octet-stream", file.read())


@bp.app_context_processor
def words() -> dict[str, Any]:
    """What templates of meetings ask."""
    return {"with_urls": with_urls, "reason_of": queries.reason_of, "acts": Act}


def refuses_day_off(form: WhenForm, today: date) -> bool:
    """Say at the field that the office is closed that day; a ticked box lets it stand."""
    if form.held_on.data is None or form.day_off_ok.data:
        return False
    closure = town.closure(form.held_on.data, today)
    if closure is None:
        return False
    form.status = 422
    form.held_on.errors = [
        _(
            "%(day)sは閉庁日（%(reason)s）です。近い開庁日は%(nearest)sです。この日に開くときは、下の欄に印を付けてください。",
            day=screen_date(form.held_on.data),
            reason=closure.reason,
            nearest=screen_date(closure.nearest, year=True),
        )
    ]
    return True


def concerns(meeting: Meeting) -> str:
    """What does not forbid the day just chosen but is to be known: a notice that is late, a room that is taken."""
    found = []
    held_on = meeting.sitting.held_on
    version = queries.rules(meeting.body, held_on)
    if version and meeting.state is not MeetingState.NOTIFIED:
        last = town.notice_by(held_on, version)
        if last < actor().on:
            day = f"{last.month}月{last.day}日"
            found.append(_("通知の期限（%(day)s）を過ぎています。", day=day))
    taken = clashes.in_its_room(meeting, actor())
    if taken:
        found.append(_("同じ場所で、同じ時間に%(name)sの会議があります。", name=taken))
    found.extend(_members_elsewhere(meeting))
    return "".join(found)


def _members_elsewhere(meeting: Meeting) -> list[str]:
    """Members who are to be at another meeting then, the first few by name."""
    busy = clashes.of_its_members(meeting, actor())
    if not busy:
        return []
    named = "、".join(f"{name}（{body}）" for name, body in busy[:_NAMED])
    more = _("ほか%(count)s名", count=len(busy) - _NAMED) if len(busy) > _NAMED else ""
    return [_("同じ時間に別の会議がある委員がいます：%(names)s%(more)s。", names=named, more=more)]
