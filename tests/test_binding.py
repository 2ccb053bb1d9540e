"""Books of papers, made by the worker with the real LibreOffice."""

import os
import subprocess
import sys
import threading
from contextvars import copy_context
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from council import worker
from council.binding import Outcome, bind_one
from council.domain import clock
from council.domain.books import BookFault, BookState
from council.extensions import db, writing
from council.models import DataKey
from council.services import packs
from tests import book_rooms, world
from tests.book_rooms import asked, books, state

ROOT = Path(__file__).parent.parent

pytestmark = [pytest.mark.document]


@pytest.fixture
def nothing_installed(monkeypatch, tmp_path):
    """A machine without LibreOffice."""

    def leave():
        monkeypatch.setenv("PATH", str(tmp_path))

    return leave


def later(**spell):
    return clock.at(world.NOW + timedelta(**spell))


def test_a_book_has_a_cover_an_outline_and_numbered_pages(acting, tmp_path):
    meeting = asked(acting)
    assert bind_one(tmp_path) is Outcome.MADE
    content = book_rooms.taken(meeting, acting)
    cover, *rest = book_rooms.pages(content)
    assert "この綴りは若狭律子様用です" in cover
    marks = book_rooms.bookmarks(content)
    assert list(marks) == ["目次", "次第", "資料１　事例検討資料", "資料２　連絡先"]
    case = rest[marks["資料１　事例検討資料"] - 1]
    assert "配布番号" in case
    assert "若狭律子" in case
    assert "会議終了後回収" in case
    assert all(f"p.{number}" in page for number, page in enumerate(rest, start=1))
    assert list((tmp_path / "binding").iterdir()) == []


def test_two_workers_at_once_make_one_book(app, acting, tmp_path):
    meeting = asked(acting)
    db.session.remove()
    outcomes = []

    def work():
        with app.app_context(), writing():
            outcomes.append(bind_one(tmp_path))
            db.session.remove()

    threads = [threading.Thread(target=copy_context().run, args=(work,)) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(map(str, outcomes)) == ["None", "made"]
    assert state(meeting) is BookState.MADE


def test_a_worker_that_dies_leaves_its_book_to_the_next(acting, tmp_path):
    meeting = asked(acting)
    dead = packs.claim()
    db.session.commit()
    assert bind_one(tmp_path) is None
    with later(minutes=11):
        assert bind_one(tmp_path) is Outcome.MADE
        assert packs.settle(dead, b"late") is False
    assert state(meeting) is BookState.MADE


def test_a_book_at_which_workers_die_again_and_again_is_given_up(acting, tmp_path):
    meeting = asked(acting)
    for number in range(3):
        with later(minutes=11 * number):
            assert packs.claim() is not None
            db.session.commit()
    with later(minutes=33):
        assert bind_one(tmp_path) is None
    (book,) = books(meeting)
    assert book.fault is BookFault.STOPPED


def test_a_worker_told_to_stop_gives_the_book_back(acting, tmp_path):
    meeting = asked(acting)
    assert bind_one(tmp_path, stop=lambda: True) is Outcome.STOPPED
    (book,) = books(meeting)
    assert (book.state, book.attempts, book.lease_token) == (BookState.WAITING, 0, None)
    assert list((tmp_path / "binding").iterdir()) == []


def test_what_changes_while_it_is_made_is_made_once_more(acting, tmp_path):
    meeting = asked(acting)
    held = packs.claim()
    db.session.commit()
    book_rooms.withdraw_case(acting)
    assert packs.settle(held, b"%PDF-") is False
    db.session.commit()
    assert state(meeting) is BookState.WAITING
    assert bind_one(tmp_path) is Outcome.MADE
    text = "".join(book_rooms.pages(book_rooms.taken(meeting, acting)))
    assert "配布番号" not in text


def test_a_reader_who_may_know_of_nothing_any_more_has_no_book_made(acting, tmp_path):
    meeting = asked(acting)
    book_rooms.end_of("member1")
    assert bind_one(tmp_path) is None
    assert books(meeting) == []


def test_a_consent_revoked_after_it_was_made_takes_the_book_back(acting, tmp_path):
    meeting = asked(acting)
    bind_one(tmp_path)
    key = db.session.scalars(select(DataKey).where(DataKey.scope_kind == "book")).one()
    book_rooms.withdraw_case(acting)
    assert book_rooms.taken(meeting, acting) is None
    assert books(meeting) == []
    assert key.wrapped is None


def test_the_worker_erases_what_is_no_longer_to_be_read(house, acting, tmp_path):
    meeting = asked(acting)
    bind_one(tmp_path)
    worker.forget_books()
    assert state(meeting) is BookState.MADE
    book_rooms.withdraw_case(acting)
    worker.forget_books()
    assert books(meeting) == []


def test_a_book_is_erased_when_its_time_is_over(acting, tmp_path):
    meeting = asked(acting)
    bind_one(tmp_path)
    with later(days=14):
        worker.forget_books()
    assert books(meeting) == []


def test_without_libreoffice_the_worker_says_so(acting, tmp_path, nothing_installed):
    meeting = asked(acting)
    nothing_installed()
    assert bind_one(tmp_path) is Outcome.FAILED
    (book,) = books(meeting)
    assert book.fault is BookFault.NO_OFFICE


def test_the_worker_as_a_process_makes_the_book(house, acting, tmp_path):
    meeting = asked(acting)
    settings = house.config["SETTINGS"]
    db.session.remove()
    environment = {
        **os.environ,
        "COUNCIL_ENV": "development",
        "COUNCIL_DATA_DIR": str(tmp_path),
        "COUNCIL_DATABASE_URL": settings.database_url,
        "COUNCIL_KEY_FILE": str(settings.key_file),
        "COUNCIL_MAIL_URL": f"maildir:{tmp_path / 'mail'}",
        "COUNCIL_CLOCK": world.NOW.isoformat(),
    }
    subprocess.run(
        [sys.executable, "-m", "council.cli", "worker", "--once"],
        env=environment,
        check=True,
        capture_output=True,
        cwd=ROOT,
    )
    assert state(meeting) is BookState.MADE
    assert b"%PDF-" in book_rooms.taken(meeting, acting)[:20]
