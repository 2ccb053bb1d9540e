"""Why a meeting was put off, called off or could not be held: sealed, for it may tell of somebody."""

from council.extensions import db
from council.models import Meeting
from council.models.keyring import keyring


def keep_reason(meeting: Meeting, reason: str) -> None:
    """Seal the reason under the key of what is said at the meeting; `queries.meetings.reason_of` opens it."""
    ring = keyring(db.session)
    meeting.key_id = ring.key_of_meeting(meeting)
    meeting.state_reason_sealed = ring.seal(meeting, "state_reason_sealed", reason)
