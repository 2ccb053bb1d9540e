"""決裁の資料 on 推薦依頼: the draft, every letter and to whom they go, in one file."""

import io
import zipfile

import pytest

from council.domain.errors import DomainError
from council.services import nominations
from tests.april import gathered, of
from tests.minutes import reading


@pytest.fixture
def secretary(app, acting):
    return acting("secretary")


def test_the_pack_of_the_requests_holds_the_draft_each_letter_and_to_whom_it_goes(secretary):
    rotation = gathered(secretary)
    here = of(rotation, secretary, "s8050")
    asked = [one for one in here if nominations.available(one)]
    with zipfile.ZipFile(io.BytesIO(nominations.request_pack(here, secretary))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    letters = [name for name in files if name.startswith("別紙１_推薦依頼（案）/")]
    assert len(letters) == len(asked)
    draft = "\n".join(reading.lines(files["起案文案.docx"]))
    assert "委員の推薦を別紙１の案により各機関に依頼してよろしいか伺います。" in draft
    assert f"{len(asked)}件" in draft
    listed = reading.rows(files["別紙２_送付先一覧.docx"], 0)
    assert {one.agency.name for one in asked} <= {row[2] for row in listed}


def test_where_nobody_is_to_be_asked_there_is_no_pack(secretary):
    with pytest.raises(DomainError, match="推薦を依頼する席"):
        nominations.request_pack([], secretary)
