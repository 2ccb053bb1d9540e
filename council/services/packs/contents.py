"""The files of a pack, one after another, as the reader may read them."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from council.domain.errors import NotFound
from council.extensions import db
from council.minutes.kinds import DocumentKind
from council.minutes.naming import pack_entry
from council.models import Blob, Meeting
from council.models.keyring import keyring
from council.queries import meetings as queries
from council.queries import submissions as submission_queries
from council.queries import town
from council.queries.packs import Pack, Sheaf, Way, label_of
from council.services import meetings, minutes
from council.services.packs.copies import copy_document


@dataclass(frozen=True, slots=True)
class PackFile:
    """One file; its content is made or fetched when it is asked for. `is_ours`: no upload, to be trusted."""

    name: str
    label: str
    title: str
    collect: bool
    is_ours: bool
    content: Callable[[], bytes]


_Written = dict[uuid.UUID, bytes]


def files(pack: Pack) -> Iterator[PackFile]:
    """The 次第, then the papers in the order of their numbers.

    What is made from the record is made at once, before any file is handed over; uploads come one at a time.
    """
    agenda = meetings.agenda_document(pack.meeting, pack.reader)
    minutes_of = {one.paper.id: _minutes(pack, one) for one in pack.held if one.way is Way.MINUTES}
    return _each(pack, agenda, {**_copies(pack), **minutes_of})


def _each(pack: Pack, agenda: bytes, written: _Written) -> Iterator[PackFile]:
    yield _file(0, "", DocumentKind.AGENDA.label, ".docx", lambda: agenda)
    digits = town.page_style().digits
    for number, one in enumerate(pack.held, start=1):
        content = written.get(one.paper.id)
        yield _file(
            number,
            label_of(one.paper, digits),
            one.title,
            one.ending,
            _upload(one) if content is None else _ready(content),
            collect=one.paper.collect_after,
            is_ours=content is not None,
        )


def _file(
    number: int,
    label: str,
    title: str,
    ending: str,
    content: Callable[[], bytes],
    *,
    collect: bool = False,
    is_ours: bool = True,
) -> PackFile:
    name = pack_entry(number, label, title, ending, collect=collect)
    return PackFile(name, label, title, collect, is_ours, content)


def _ready(content: bytes) -> Callable[[], bytes]:
    return lambda: content


def _upload(sheaf: Sheaf) -> Callable[[], bytes]:
    def fetch() -> bytes:
        blob = db.session.get_one(Blob, sheaf.blob_id)
        content = keyring(db.session).open_bytes(blob, "content_sealed")
        db.session.expunge(blob)  # else all of them stay in memory to the end
        return content

    return fetch


def _copies(pack: Pack) -> _Written:
    held = {one.paper.submission_id: one for one in pack.held if one.way is Way.CASE}
    if not held:
        return {}
    ids = [one for one in held if one]
    return {
        held[submission.id].paper.id: copy_document(submission, held[submission.id], pack.reader)
        for submission in submission_queries.all_handed_out(pack.reader, ids)
    }


def _minutes(pack: Pack, sheaf: Sheaf) -> bytes:
    source = _source(pack, sheaf)
    if source is None:
        raise NotFound("お探しのものは見つかりません。")
    return minutes.export(source, DocumentKind.MINUTES, pack.reader)


def _source(pack: Pack, sheaf: Sheaf) -> Meeting | None:
    meeting_id = sheaf.paper.minutes_of
    return queries.get_on_record(pack.reader, meeting_id) if meeting_id else None
