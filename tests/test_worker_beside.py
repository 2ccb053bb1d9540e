"""The worker as a process: letters go out while LibreOffice prints, and at the end of one nothing of the other is left."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from shutil import which

import pytest

from council.binding import Outcome, bind_one
from council.domain.books import BookState
from council.extensions import db, writing
from council.services import invitations, outbox
from tests import world
from tests.book_rooms import asked, books, state
from tests.services import gatherings

ROOT = Path(__file__).parent.parent

pytestmark = [pytest.mark.document]

# a LibreOffice that takes its time: it prints when it is let, with the real one
_SLOW = """#!/bin/sh
echo $$ >> "{folder}/begun"
while [ ! -e "{folder}/go" ]; do [ -e "{folder}/soffice" ] && sleep 0.1 || exit 1; done
exec "{office}" "$@"
"""


@pytest.fixture
def slow(tmp_path):
    """A folder with a slow `soffice` in it; a file `go` there lets it print."""
    folder = tmp_path / "programs"
    folder.mkdir()
    program = folder / "soffice"
    program.write_text(_SLOW.format(folder=folder, office=which("soffice")))
    program.chmod(0o755)
    return folder


@pytest.fixture
def work(house, slow, tmp_path):
    """Starts the worker as a process of its own; it is gone when the test is over."""
    settings = house.config["SETTINGS"]
    environment = {
        **os.environ,
        "PATH": f"{slow}{os.pathsep}{os.environ['PATH']}",
        "COUNCIL_ENV": "development",
        "COUNCIL_DATA_DIR": str(tmp_path),
        "COUNCIL_DATABASE_URL": settings.database_url,
        "COUNCIL_KEY_FILE": str(settings.key_file),
        "COUNCIL_MAIL_URL": f"maildir:{tmp_path / 'mail'}",
        "COUNCIL_CLOCK": world.NOW.isoformat(),
    }
    started = []

    def start():
        program = [sys.executable, "-m", "council.cli", "worker"]
        started.append(subprocess.Popen(program, env=environment, cwd=ROOT))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()
    (slow / "soffice").unlink()  # what a failed test left ends of itself


def until(what, seconds=60):
    end = time.monotonic() + seconds
    while not (found := what()):
        assert time.monotonic() < end, "it did not come about in time"
        time.sleep(0.1)
    return found


def mails(tmp_path):
    folder = tmp_path / "mail" / "new"
    return len(list(folder.iterdir())) if folder.exists() else 0


def of_book(tmp_path):
    """The command lines of programs that still work on a book in this folder."""
    found = []
    for one in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = one.read_bytes().decode(errors="replace")
        except OSError:
            continue  # gone while we looked
        if f"file://{tmp_path}" in line or f"{tmp_path}/binding" in line:
            found.append(line)
    return found


def read(meeting):
    found = state(meeting)
    db.session.remove()  # a test reads as a writer: the worker would wait for it
    return found


def all_sent():
    found = outbox.waiting() == 0
    db.session.remove()
    return found


def convene(acting):
    with writing():
        invitations.convene(gatherings.meeting(number=7), acting("secretary"))
        db.session.commit()
        db.session.remove()


def test_a_letter_goes_out_while_a_book_is_being_made(acting, work, slow, tmp_path):
    meeting = asked(acting)
    db.session.remove()
    work()
    until((slow / "begun").exists)
    until(all_sent)  # what was due already
    before = mails(tmp_path)
    convene(acting)
    until(all_sent, seconds=20)
    assert mails(tmp_path) == before + 4
    assert read(meeting) is BookState.WAITING
    (slow / "go").touch()
    until(lambda: read(meeting) is BookState.MADE)


def test_a_worker_told_to_stop_during_a_book_leaves_it_to_the_next_and_no_program_behind(
    acting, work, slow, tmp_path
):
    meeting = asked(acting)
    db.session.remove()
    process = work()
    until((slow / "begun").exists)
    assert of_book(tmp_path)
    process.terminate()  # the slow program is never let: only being told to stop ends it
    assert process.wait(timeout=60) in {0, -signal.SIGALRM}
    assert of_book(tmp_path) == []
    assert list((tmp_path / "binding").iterdir()) == []
    (book,) = books(meeting)
    assert (book.state, book.attempts, book.lease_token) == (BookState.WAITING, 0, None)
    assert bind_one(tmp_path) is Outcome.MADE
