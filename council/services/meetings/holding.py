"""One act at a time on what a meeting's notice says: its 次第 and its papers."""

from sqlalchemy import select

from council.extensions import db
from council.models import Meeting

_AS_NOW = ("state", "notified_at", "told")


def hold(meeting: Meeting) -> None:
    """Let nobody else write the 次第, the papers or the notice until this is done, and see what they did before.

    Cases are held before meetings, and nothing is written before either, so that no two acts wait for each other.
    The version stays the one that was read: whoever then writes the meeting over somebody's change is refused.
    """
    db.session.execute(
        select(Meeting.id).where(Meeting.id == meeting.id).with_for_update(key_share=True)
    )
    db.session.refresh(meeting, _AS_NOW)
