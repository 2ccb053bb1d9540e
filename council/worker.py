"""The loop beside the web server: delivers the outbox, makes books of papers, and does what falls due by the clock."""

import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
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
    """Work until told to stop; a letter on its way then is sent again by the next worker, a book made by it.

    Books are made beside the letters, one at a time: a book takes minutes, and no letter waits for it.
    """
    stop = _stop_on_signals()
    with ThreadPoolExecutor(1, "books") as beside:
        books = beside.submit(copy_context().run, _make_books, app, settings, stop)
        books.add_done_callback(lambda _: stop.set())
        try:
            _deliver(app, settings, stop)
        finally:
            stop.set()
    books.result()  # what ended the making of books ends the worker, and is said


def _deliver(app: Flask, settings: Config, stop: threading.Event) -> None:
    transport = transport_of(settings.mail_url)
    done_at: datetime | None = None

    def turn() -> None:
        nonlocal done_at
        if done_at is None or clock.now() - done_at >= _EVERY:
            _do_duties()
            done_at = clock.now()
        deliver_due(transport, until=stop.is_set)

    _again_and_again(app, turn, stop)


def _make_books(app: Flask, settings: Config, stop: threading.Event) -> None:
    _again_and_again(app, lambda: bind_one(settings.data_dir, stop.is_set), stop)


def _again_and_again(app: Flask, turn: Callable[[], object], stop: threading.Event) -> None:
    """Take one turn after another, each in a session of its own."""
    while not stop.is_set():
        try:
            with app.app_context(), writing():
                turn()
        except OperationalError:
            sys.stderr.write("データベースが応答しないため、しばらくしてやり直します。\n")
        stop.wait(_PAUSE)


def _stop_on_signals() -> threading.Event:
    stop = threading.Event()

    def halt(_number: int, _frame: FrameType | None) -> None:
        # a mail server that does not answer must not keep us: the lease guards the letter
        signal.alarm(_LAST_SECONDS)
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, halt)
    return stop
