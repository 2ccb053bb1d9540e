"""Taking a pack out: before the first byte the trail says which case papers are read, and by whom."""

from collections.abc import Iterator

from council.models import Meeting
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries import submissions as queries
from council.queries.packs import Pack, Way, pack
from council.services import submissions
from council.services.audit import affair_of, record
from council.services.packs.contents import PackFile, files


def packed(meeting: Meeting, actor: Actor) -> Iterator[PackFile]:
    """The files of the actor's pack; their reading is recorded, the caller commits before they are sent."""
    require(actor, Permission.MEETING_READ, meeting)
    found = pack(meeting, actor)
    log(found, "pack:export")
    return files(found)


def log(found: Pack, tag: str) -> None:
    """A row for the pack, and one for each case paper in it."""
    ids = [one.paper.submission_id for one in found.held if one.way is Way.CASE]
    record(found.reader, tag, found.meeting, **affair_of(found.meeting), papers=len(found.held))
    if ids:
        held = queries.all_handed_out(found.reader, [one for one in ids if one])
        submissions.read_papers(held, found.reader)
