import json
import os
import signal
import socket
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from urllib.request import urlopen

import pytest

from council.cli.work import without_token
from council.extensions import db
from council.services import invitations
from tests import smtp, world
from tests.services import gatherings

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def meeting(app, acting):
    row = gatherings.meeting()
    invitations.convene(row, acting("secretary"))
    db.session.commit()
    return row


def test_the_commands_send_and_list_and_show_what_was_sent(house, meeting, tmp_path):
    settings = house.config["SETTINGS"]
    db.session.remove()
    folder = tmp_path / "mail"

    def council(*args, code=0):
        environment = {
            **os.environ,
            "COUNCIL_ENV": "development",
            "COUNCIL_DATA_DIR": str(tmp_path),
            "COUNCIL_DATABASE_URL": settings.database_url,
            "COUNCIL_KEY_FILE": str(settings.key_file),
            "COUNCIL_MAIL_URL": f"maildir:{folder}",
            "COUNCIL_CLOCK": (world.NOW + timedelta(minutes=5)).isoformat(),
        }
        done = subprocess.run(
            [sys.executable, "-m", "council.cli", *args],
            env=environment,
            capture_output=True,
            check=False,
            cwd=ROOT,
        )
        assert done.returncode == code, done.stderr.decode()
        return done.stdout

    assert json.loads(council("invites", "list", "--json")) == []  # what waits has not been sent
    assert council("worker", "--once") == b"sent=4 failed=0 waiting=0\n"
    rows = json.loads(council("invites", "list", "--json"))
    assert len(rows) == 4
    assert {row["body_kind"] for row in rows} == {"subcommittee"}
    assert {(row["method"], row["sequence"], row["kind"]) for row in rows} == {
        ("REQUEST", 0, "convene")
    }
    mine = next(row for row in rows if row["to"] == world.email("member1"))
    ics = council("invites", "show", mine["meeting_id"], "--to", mine["to"])
    assert mine["uid"].encode() in ics
    assert any(_holds(file, ics) for file in (folder / "new").iterdir())
    assert council("invites", "show", mine["meeting_id"], "--to", "x@example.jp", code=1) == b""
    assert council("invites", "list", "--json", "--as", world.email("emp_secretary")) == b"[]\n"


def _holds(file, ics):
    mail = smtp.message_from_bytes(file.read_bytes(), policy=smtp.policy.default)
    return any(
        part.get_content_type() == "application/ics" and part.get_content() == ics
        for part in mail.walk()
    )


def test_the_server_answers_and_is_gone_soon_after_it_is_told_to_stop(house, app, tmp_path):
    settings = house.config["SETTINGS"]
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        **os.environ,
        "COUNCIL_ENV": "development",
        "COUNCIL_DATA_DIR": str(tmp_path),
        "COUNCIL_DATABASE_URL": settings.database_url,
        "COUNCIL_KEY_FILE": str(settings.key_file),
    }
    program = [sys.executable, "-m", "council.cli", "serve", "--port", str(port), "--workers", "1"]
    with subprocess.Popen(
        program, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=ROOT
    ) as server:
        try:
            assert _answer(f"http://127.0.0.1:{port}/healthz?secret=1") == b"ok"
            asked = time.monotonic()
            server.terminate()
            said, _ = server.communicate(timeout=8)
            assert time.monotonic() - asked < 8
        finally:
            server.kill()
    assert b'"GET /healthz" 200' in said
    assert b"secret" not in said


def _answer(url):
    for _ in range(100):
        try:
            with urlopen(url, timeout=5) as answer:
                return answer.read()
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the server did not come up")


def test_a_feeds_token_stands_in_no_log():
    assert without_token("/cal/abc.ics") == "/cal/…"
    assert without_token("/meetings") == "/meetings"


def test_a_worker_told_to_stop_goes(house, app, tmp_path):
    settings = house.config["SETTINGS"]
    environment = {
        **os.environ,
        "COUNCIL_ENV": "development",
        "COUNCIL_DATA_DIR": str(tmp_path),
        "COUNCIL_DATABASE_URL": settings.database_url,
        "COUNCIL_KEY_FILE": str(settings.key_file),
    }
    with subprocess.Popen(
        [sys.executable, "-m", "council.cli", "worker"], env=environment, cwd=ROOT
    ) as work:
        time.sleep(3)
        work.terminate()
        assert work.wait(timeout=8) in {0, -signal.SIGTERM}
