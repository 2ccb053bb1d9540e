"""Making the books that were asked for: claim, commit, print and bind, settle, commit; nothing is made twice."""

import shutil
import time
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from council.domain.books import BookFault
from council.extensions import db
from council.printing.book import Book, Loose, Source, make_book
from council.printing.running import Stopped, Watch
from council.queries import town
from council.services import packs
from council.services.packs import Claim

_SECONDS = 300
_STALE = packs.LEASE.total_seconds()


class Outcome(StrEnum):
    """What became of one book."""

    MADE = "made"
    FAILED = "failed"
    CHANGED = "changed"  # its reader may have something else by now, or another worker held it
    STOPPED = "stopped"


def bind_one(data_dir: Path, stop: Callable[[], bool] = lambda: False) -> Outcome | None:
    """Make the book that waits longest; None when none does. Commits; called as a writer."""
    taken = packs.claim()
    db.session.commit()
    if taken is None:
        return None
    try:
        with TemporaryDirectory(dir=_workshop(data_dir)) as room:
            book = _made(taken, Path(room), Watch(_SECONDS, stop))
    except Stopped:
        packs.give_back(taken)
        db.session.commit()
        return Outcome.STOPPED
    made = book.content if isinstance(book, Book) else book
    counts = {"pages": book.pages, "left_out": book.left_out} if isinstance(book, Book) else {}
    is_kept = packs.settle(taken, made, **counts)
    db.session.commit()
    if not is_kept:
        return Outcome.CHANGED
    return Outcome.MADE if isinstance(book, Book) else Outcome.FAILED


def _workshop(data_dir: Path) -> Path:
    """Where papers lie unsealed while they are printed; what a worker left there that was killed is swept out."""
    folder = data_dir / "binding"
    folder.mkdir(mode=0o700, exist_ok=True)
    for left in folder.iterdir():
        if time.time() - left.stat().st_mtime > _STALE:
            shutil.rmtree(left, ignore_errors=True)
    return folder


def _made(taken: Claim, room: Path, watch: Watch) -> Book | BookFault:
    style, head = town.page_style(), packs.heading(taken.pack)
    loose = Loose(room, style)
    for file in packs.files(taken.pack):
        loose.lay(
            Source(file.label, file.title, collect=file.collect, is_ours=file.is_ours),
            file.content(),
        )
    # from here on the lease guards the book: no transaction stays open while it is printed
    db.session.commit()
    return make_book(loose, head, taken.pack.reader.name, watch)
