"""`council minutes` as an operator calls it, in a house of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select

from council.extensions import db
from council.models import AuditEntry
from tests import world
from tests.services import gatherings

COUNCIL = Path(sys.executable).with_name("council")


def council(folder, *words, **settings):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COUNCIL")}
    return subprocess.run(
        [COUNCIL, *words],
        capture_output=True,
        text=True,
        check=False,
        env={**kept, "COUNCIL_ENV": "development", "COUNCIL_DATA_DIR": str(folder), **settings},
    )


def test_the_kinds_are_those_that_can_be_made(tmp_path):
    run = council(tmp_path, "minutes", "kinds", "--json")
    assert run.returncode == 0
    assert [row["kind"] for row in json.loads(run.stdout)] == [
        "minutes",
        "agenda",
        "roster",
        "notice",
    ]


def test_an_unknown_kind_is_a_usage_error(tmp_path):
    run = council(tmp_path, "minutes", "export", "x", "--kind", "song", "-o", "out.docx")
    assert (run.returncode, run.stdout) == (2, "")
    assert "song という種類の文書はありません。" in run.stderr


@pytest.mark.parametrize("meeting", ["0198c1a2-77f0-7c3e-9d55-2b64a1e0f3d8", "12"])
def test_an_unknown_meeting_writes_no_file(tmp_path, meeting):
    council(tmp_path, "init")
    file = tmp_path / "out.docx"
    run = council(tmp_path, "minutes", "export", meeting, "--kind", "agenda", "-o", str(file))
    assert run.returncode == 1
    assert len(run.stderr.splitlines()) == 1
    assert not file.exists()


def _exports():
    tags = select(func.count()).where(AuditEntry.tag == "document:agenda")
    count = db.session.scalars(tags).one()
    db.session.rollback()  # the command writes next
    return count


def test_what_could_not_be_written_is_not_in_the_trail_as_received(house, app, tmp_path):
    settings = house.config["SETTINGS"]
    meeting_id = str(gatherings.meeting().id)
    db.session.commit()

    def export(file):
        return council(
            tmp_path,
            *("minutes", "export", meeting_id, "--kind", "agenda", "-o", str(file)),
            COUNCIL_DATABASE_URL=settings.database_url,
            COUNCIL_KEY_FILE=str(settings.key_file),
            COUNCIL_CLOCK=world.NOW.isoformat(),
        )

    refused = export(tmp_path / "nowhere" / "out.docx")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert len(refused.stderr.splitlines()) == 1
    assert "nowhere/out.docx" in refused.stderr
    assert _exports() == 0
    done = export(tmp_path / "out.docx")
    assert (done.returncode, done.stderr) == (0, "")
    assert _exports() == 1
    assert (tmp_path / "out.docx").read_bytes().startswith(b"PK")
