"""The whole set of a real meeting, as a strict reader and another office suite take it."""

import os
import subprocess

import pytest
from openxml_audit import OpenXmlValidator

from council.services import meetings
from tests import sitting_rooms
from tests.day_rooms import files, with_case
from tests.minutes.test_office_suite import FONTS, SECONDS_AT_MOST

pytestmark = [pytest.mark.document, pytest.mark.sqlite_only]


def test_every_paper_of_the_set_is_sound_and_prints(acting, tmp_path):
    secretary = acting("secretary")
    _paper, meeting = with_case(acting)
    made = files(meeting, secretary)
    made["出席実績"] = meetings.turnout_document(sitting_rooms.held(acting), secretary)
    for kind, content in made.items():
        path = tmp_path / f"{kind}.docx"
        path.write_bytes(content)
        assert OpenXmlValidator().validate(path).errors == [], kind
    printed(tmp_path)
    assert {path.stem for path in tmp_path.glob("*.pdf")} == made.keys()


def printed(folder):
    """Every Word file of the folder as a PDF beside it."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files_of = sorted(folder.glob("*.docx"))
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *files_of],
        check=True,
        capture_output=True,
        timeout=SECONDS_AT_MOST,
        env={**os.environ, "FONTCONFIG_FILE": str(FONTS)},
    )
