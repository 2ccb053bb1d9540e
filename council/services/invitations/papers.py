"""用意した資料のお知らせ: everybody asked is told once of what came after the notice, as far as they may know it."""

from collections.abc import Sequence

from council.models import Meeting, Paper
from council.services import letters, outbox
from council.services.invitations.changing import asked_to


def tell_of_papers(meeting: Meeting, papers: Sequence[Paper]) -> int:
    """Queue one letter for each person asked to or told of the meeting; how many that are.

    Which of the papers it names is settled at delivery, by what its reader may know then.
    """
    gathering = letters.gather(meeting)
    asked = asked_to(meeting, gathering)
    for one in asked:
        outbox.enqueue(
            letters.PAPERS_ADDED,
            one.person,
            subject=meeting,
            reference={"papers": [str(paper.id) for paper in papers]},
            # of an order of its own: one news does not make the other needless
            order_key=f"papers:{one.invitation.id}:{papers[0].id}",
            body_id=meeting.body_id,
        )
    return len(asked)
