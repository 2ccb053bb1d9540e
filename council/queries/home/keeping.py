"""What meetings ask of the reader: to convene, to answer, to record, to write, to approve."""

from collections.abc import Iterator
from datetime import date, timedelta

from council.domain.daysoff import last_working_day
from council.domain.instruments import ApprovalRule
from council.domain.vocabulary import MeetingForm, MeetingState, MinutesState, Office
from council.domain.wareki import screen_date
from council.models import Meeting, Minutes
from council.policy.actor import Actor
from council.queries import town
from council.queries.home.meetings import Row
from council.queries.home.tasks import Task

_DRAFT_WITHIN = 14
_PAPERS_WITHIN = timedelta(days=28)
_ASKING = (MeetingState.NOTIFIED, MeetingState.DATE_FIXED)
_PREPARING = (MeetingState.DRAFT, MeetingState.DATE_FIXED, MeetingState.NOTIFIED)
_BEFORE = "開催の%(days)s日前"
_AFTER = "開催の%(days)s日後"
_WAITS = "点検は済んでいます。確かめてもらってから、承認を受けます。"


def tasks(actor: Actor, found: list[Row]) -> Iterator[Task]:
    """What these meetings ask of the reader."""
    for row in found:
        if row.meeting.body_id in actor.secretariat_of or row.convenes:
            yield from _keeping(row, actor.on)
            yield from _papers(row, actor.on)
        if row.invitation is not None and not row.has_answered and not row.convenes:
            yield from _answering(row, actor.on)
        if row.minutes is not None:
            yield from _minutes(actor, row, row.minutes)


def _keeping(row: Row, today: date) -> Iterator[Task]:
    match row.meeting.state:
        case MeetingState.DRAFT:
            yield _notice(row, "日程を確定する", "確定すると、委員にも見えるようになります。")
        case MeetingState.POSTPONED:
            yield _at_page(
                row, None, "延期した会議の日程を決める", "決まったら、もう一度通知を送ります。"
            )
        case MeetingState.DATE_FIXED if row.version.sign_off and not row.has_sign_off:
            yield _notice(row, "開催通知の決裁を記録する", "記録すると、開催通知を送れます。")
        case MeetingState.DATE_FIXED:
            yield _notice(row, "開催通知を送る", "日程が確定しています。")
        case MeetingState.NOTIFIED if row.sitting.held_on <= today and _is_written(row):
            yield _of_the_day(row, "書面での開催を締め切る", "回答を確かめて、締め切ります。")
        case MeetingState.NOTIFIED if row.sitting.held_on <= today:
            yield _of_the_day(
                row, "会議の記録をつける", "出席を確かめて開会し、発言と決定を書き留めます。"
            )
        case MeetingState.IN_SESSION:
            yield _of_the_day(row, "閉会を記録する", "開会したままになっています。")
        case MeetingState.CLOSED if row.minutes is None and not row.is_conference:
            days = min(_DRAFT_WITHIN, row.version.minutes_days)
            why = "会議が終わりました。当日の記録から案を作ります。"
            label = "議事録（案）を作る"
            yield _task(row, _days_after(row, days), label, "minutes.show", why, _AFTER, days=days)
        case _:
            return


def _is_written(row: Row) -> bool:
    return row.sitting.form is MeetingForm.WRITTEN


def _task(
    row: Row,
    due: date | None,
    label: str,
    endpoint: str,
    why: str,
    note: str = "",
    **facts: str | int,
) -> Task:
    parts = {"meeting_id": row.meeting.id}
    return Task(due, label, endpoint, parts, why, row.where, note, dict(facts))


def _at_page(row: Row, due: date | None, label: str, why: str) -> Task:
    return _task(row, due, label, row.page, why)


def _notice(row: Row, label: str, why: str) -> Task:
    due = town.notice_by(row.sitting.held_on, row.version)
    return _task(row, due, label, row.page, why, _BEFORE, days=row.version.notice_days)


def _of_the_day(row: Row, label: str, why: str) -> Task:
    page = row.page if row.is_conference else "sittings.show"
    begins = f"{row.sitting.begins:%H:%M}"
    return _task(row, row.sitting.held_on, label, page, why, "%(begins)sから", begins=begins)


def _papers(row: Row, today: date) -> Iterator[Task]:
    held_on = row.sitting.held_on
    is_near = today <= held_on <= today + _PAPERS_WITHIN
    if not (is_near and row.papers_in_preparation and row.meeting.state in _PREPARING):
        return
    due, note = town.notice_by(held_on, row.version), "開催通知まで"
    if row.meeting.state is MeetingState.NOTIFIED:
        # the notice is out: what matters now is that they lie ready on the day
        due, note = last_working_day(held_on - timedelta(days=1), town.days_off()), "開催の前の日"
        due = max(due, today)
    yield Task(
        due,
        "資料を用意する",
        "meetings.show",
        {"meeting_id": row.meeting.id},
        "準備中の資料が%(count)s点あります。",
        row.where,
        note,
        {"count": row.papers_in_preparation},
        anchor="papers",
    )


def _answering(row: Row, today: date) -> Iterator[Task]:
    if row.meeting.state in _ASKING and row.sitting.held_on >= today and row.invitation:
        due = row.meeting.reply_by or row.sitting.held_on
        facts: dict[str, str | int] = {
            "day": f"{screen_date(row.sitting.held_on)}{row.sitting.begins:%H:%M}"
        }
        parts = {"invitation_id": row.invitation.id}
        what, why = "出欠を答える", "%(day)sの会議に出席できるかを答えます。"
        if row.version.substitutes and not row.is_conference:
            why = "%(day)sの会議に出席できるか、代理の方が出るかを答えます。"
        if _is_written(row):
            what, why = "議題ごとに書面で回答する", "集まらずに、書面で審議する会議です。"
        yield Task(due, what, "invitations.reply", parts, why, row.where, "回答の期限", facts)


_WRITING = {
    MinutesState.DRAFT: (
        "議事録（案）を点検する",
        "点検を済ませると、出席者に確かめてもらえます。",
    ),
    MinutesState.CHECKED: ("議事録（案）の確認を出席者に依頼する", _WAITS),
    MinutesState.REVIEW: (
        "議事録（案）の承認を依頼する",
        "出席者が確かめています。修正の申出が済めば、承認を依頼できます。",
    ),
}


def _minutes(actor: Actor, row: Row, minutes: Minutes) -> Iterator[Task]:
    keeps = row.meeting.body_id in actor.secretariat_of or row.convenes
    days = row.version.minutes_days
    due = _days_after(row, days)
    if keeps and minutes.state in _WRITING:
        label, why = _WRITING[minutes.state]
        if (
            minutes.state is MinutesState.REVIEW
            and row.version.approval == ApprovalRule.NEXT_MEETING
        ):
            why = "次回の会議で確かめたあとに、承認を依頼できます。"
        when, note = due, _AFTER
        if minutes.state is MinutesState.REVIEW and minutes.review_due:
            when, note = minutes.review_due, "確認の期限"
        yield _task(row, when, label, "minutes.show", why, note, days=days)
    if minutes.state is MinutesState.REVIEW and row.invitation is not None and not keeps:
        why = "直すところがあれば知らせます。なければ、何もしなくて構いません。"
        label = "議事録（案）を確かめる"
        yield _task(row, minutes.review_due, label, "minutes.show", why, "確認の期限")
    if minutes.state is not MinutesState.AWAITING_CHAIR:
        return
    if row.signs:
        why = "署名委員の確認が済むと、議長が承認し、確定します。"
        label = "署名委員として議事録（案）を確かめる"
        yield _task(row, due, label, "minutes.approval", why, _AFTER, days=days)
    elif not row.waits_for_signers and _approves(actor, row.meeting, minutes):
        why = "承認すると確定し、変わらなくなります。"
        label = "議事録（案）を承認するか、差し戻す"
        yield _task(row, due, label, "minutes.show", why, _AFTER, days=days)


def _days_after(row: Row, days: int) -> date:
    """The last working day within so many days of the sitting: what the body allows for its minutes."""
    return last_working_day(row.sitting.held_on + timedelta(days=days), town.days_off())


def _approves(actor: Actor, meeting: Meeting, minutes: Minutes) -> bool:
    if minutes.confirmation_id is not None and actor.holds(meeting.body_id, Office.CHAIR):
        return True
    if meeting.presider_id is not None:
        return meeting.presider_id == actor.person_id
    return actor.holds(meeting.body_id, Office.CHAIR)
