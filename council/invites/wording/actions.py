"""Mails about action items: which meeting, which number, until when; never what is to be done for whom."""

from dataclasses import dataclass

from council.invites.characters import one_line
from council.invites.wording.layout import items, letter, paragraph, reach
from council.invites.wording.values import Envelope, Note


@dataclass(frozen=True, kw_only=True)
class Task:
    """What a mail may say of an action item; `url` is None where recipients cannot reach the server."""

    meeting_label: str
    number_label: str
    due_label: str
    url: str | None = None


def action_assigned_text(task: Task, envelope: Envelope) -> Note:
    """対応事項の担当のお知らせ: to the agency in charge."""
    title = "対応事項の担当について（お知らせ）"
    said = "会議で決まった対応事項について、貴機関に担当をお願いすることとなりましたので、お知らせします。"
    return _note(title, said, task, envelope)


def action_reminder_text(task: Task, envelope: Envelope, *, is_overdue: bool = False) -> Note:
    """対応事項の期限のお知らせ: before the day, or after it has passed without a report."""
    if is_overdue:
        said = "次の対応事項は、期限を過ぎましたが、進捗の報告をいただいていません。御報告くださるようお願いします。"
        return _note("対応事項の進捗報告のお願い（期限経過）", said, task, envelope)
    said = "次の対応事項は、期限が近づいています。進捗を御報告くださるようお願いします。"
    return _note("対応事項の期限について（お知らせ）", said, task, envelope)


def action_answered_text(task: Task, envelope: Envelope, *, matter_label: str) -> Note:
    """What became of a report or a wish for more time, in a few neutral words such as 期限の延長を認めました."""
    return _note("対応事項について（お知らせ）", f"{one_line(matter_label)}。", task, envelope)


def _note(title: str, said: str, task: Task, envelope: Envelope) -> Note:
    where = (
        f"次のページにログインしてお願いします。\n{one_line(task.url)}"
        if task.url
        else f"担当までお知らせください。\n{reach(envelope.contact)}"
    )
    blocks = [
        paragraph(said),
        items(
            [
                ("会議", task.meeting_label),
                ("番号", task.number_label),
                ("期限", task.due_label),
                ("確認・報告", where),
            ]
        ),
        paragraph(f"内容は、{envelope.itself}には記載していません。"),
    ]
    return Note(subject=title, text=letter(envelope, title, blocks))
