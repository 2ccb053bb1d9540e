"""Acting on what is shared in a case conference ends with the sharing."""

from council.domain.errors import NotAllowed
from council.models import Meeting
from council.policy.actor import Actor
from council.queries import conferences


def require_sharing(meeting: Meeting, actor: Actor) -> None:
    """Refuse, with NotAllowed, who may not read the conference's plan now."""
    if not conferences.is_shared(actor, meeting.id):
        raise NotAllowed("あなたの機関との共有は終わっています。")
