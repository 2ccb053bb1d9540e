"""The loop beside the web server: delivers the outbox, makes books of papers, and does what falls due by the clock."""

import signal
import sys
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from types import FrameType

from flask import Flask
from sqlalchemy.exc import OperationalError

from council.binding import bind_one
from council.config import Config
from council.delivery import Tally, deliver_due
from council.domain import clock
from council.extensions import db, writing
from council.invites.transport import transport_of
from council.policy.actor import Actor
from council.queries import duties
from council.services import accounts, actions, packs, second_person, submissions

Duty = Callable[[], None]

_EVERY = timedelta(minutes=1)
_PAUSE = 1.0
_LAST_SECONDS = 5
_BOOKS_AT_ONCE = 20  # to look whether one is still to be read takes a while
_TO_CARRY_OVER = timedelta(days=1)


def end_access() -> None:
    """Record as called back the case papers of past meetings, once a day was left to carry one over."""
    system = Actor.system(clock.today())
    for meeting in duties.meetings_with_closed_windows(clock.now() - _TO_CARRY_OVER):
        submissions.end_access(meeting, system)


def remind() -> None:
    """Remind agencies of action items that fall due or are overdue."""
    actions.remind(Actor.system(clock.today()))


def screen_elsewhere() -> None:
    """Let papers be checked by others where a secretariat changed hands or somebody left."""
    submissions.screen_elsewhere(Actor.system(clock.today()))


def forget_books() -> None:
    """Erase books of papers whose time is over, and those that are no longer what their readers may have."""
    for book_id in duties.books_to_look_at(_BOOKS_AT_ONCE):
        packs.forget(book_id)
        db.session.commit()


def expire_requests() -> None:
    """End what has waited too long for its second person."""
    second_person.expire(Actor.system(clock.today()))


# What the clock brings about by itself; each is done again and again without harm.
DUTIES: tuple[Duty, ...] = (
    accounts.forget_old,
    end_access,
    forget_books,
    screen_elsewhere,
    expire_requests,
    remind,
)


def once(app: Flask, settings: Config) -> Tally:
    """Do the duties, deliver all that is due and make the books that were asked for."""
    with app.app_context(), writing():
        _do_duties()
        tally = deliver_due(transport_of(settings.mail_url))
        while bind_one(settings.data_dir):
            continue
        db.session.remove()
    return tally


def _do_duties() -> None:
    for duty in DUTIES:
        duty()
        db.session.commit()


def run(app: Flask, settings: Config) -> None:
    """Work until told to stop; a letter on its way then is sent again by the next worker."""
    stop = _stop_on_signals()
    transport = transport_of(settings.mail_url)
    done_at: datetime | None = None
    while not stop.is_set():
        try:
            with app.app_context(), writing():
                if done_at is None or clock.now() - done_at >= _EVERY:
                    _do_duties()
                    done_at = clock.now()
                deliver_due(transport, until=stop.is_set)
                # one at a time: letters go out between two books
                bind_one(settings.data_dir, stop.is_set)
        except OperationalError:
            sys.stderr.write("データベースが応答しないため、しばらくしてやり直します。\n")
        stop.wait(_PAUSE)


def _stop_on_signals() -> threading.Event:
    stop = threading.Event()

    def halt(_number: int, _frame: FrameType | None) -> None:
        stop.set()
        # a mail server that does not answer must not keep us: the lease guards the letter
        signal.alarm(_LAST_SECONDS)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, halt)
    return stop
