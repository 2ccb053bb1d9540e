import json
import subprocess
from pathlib import Path

import pytest

from council.invites.ics import announce, cancel, request
from tests.invites.samples import event

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / ".venv-judges" / "bin" / "python"
READER = ROOT / "tests" / "judges" / "foreign_readers.py"

pytestmark = pytest.mark.sqlite_only


@pytest.mark.parametrize(
    ("build", "method"), [(request, "REQUEST"), (cancel, "CANCEL"), (announce, "PUBLISH")]
)
def test_other_peoples_readers_see_the_sitting_as_we_meant_it(build, method):
    sitting = event()
    assert PYTHON.exists(), "`make judges` installs the readers"
    run = subprocess.run([PYTHON, READER], input=build(sitting), check=True, capture_output=True)
    seen = json.loads(run.stdout)
    summary = seen["vobject"].pop("summary")
    assert sitting.summary in summary
    assert seen["vobject"] == {
        "method": method,
        "uid": sitting.uid,
        "location": sitting.location,
        "starts": sitting.starts.isoformat(),
        "ends": sitting.ends.isoformat(),
    }
    assert seen["on_the_day"] == [summary]
