"""What the 決裁 of a notice is on besides the notice: its papers, a line each, and their files under their numbers."""

from datetime import date

import pytest

from council.domain.vocabulary import Office
from council.extensions import db
from council.models import CaseSubmission, Seat
from council.queries import meetings as queries
from council.services import invitations, meetings
from council.services.meetings import Upload, decided_papers
from tests import papers, sitting_rooms, world
from tests.convening import scheduled
from tests.minutes import reading
from tests.minutes.reading import unpacked

FILE = Upload("常盤さんの件.PDF", "application/pdf", b"%PDF-1.7 budget")


@pytest.fixture
def meeting(app, acting):
    found = scheduled(acting("secretary"), date(2026, 12, 24))
    meetings.fix_date(found, acting("secretary"))
    db.session.commit()
    return queries.get(acting("secretary"), found.id)


def lay(meeting, acting, **said):
    usual = {"title": "予算書", "upload": FILE, "actor": acting("secretary")}
    row = meetings.add_paper(meeting, **(usual | said))
    row.meeting = meeting
    db.session.commit()
    return row


def packed(meeting, acting):
    found = queries.get(acting("secretary"), meeting.id)
    return unpacked(meetings.pack(found, acting("secretary")))


def listed(files):
    content = files["起案文案.docx"]
    return [
        row
        for number in range(5)
        for row in _rows(content, number)
        if row and row[0].startswith("資料")
    ][1:]


def _rows(content, number):
    try:
        return reading.rows(content, number)
    except IndexError:
        return []


def test_the_draft_lists_every_paper_with_a_mark_of_its_file(meeting, acting):
    row = lay(meeting, acting, collect_after=True)
    lay(meeting, acting, title="あとで用意する資料", upload=None)
    found = listed(packed(meeting, acting))
    digest = queries.page(meeting, acting("secretary")).papers[-2].digest
    assert row.blob_id
    assert found[-2][1:] == ["予算書", "回収", "全員", f"{digest[:8].upper()}\n同封"]
    assert found[-1][1:] == ["あとで用意する資料", "", "全員", "ファイルなし"]


def test_the_files_are_in_it_under_their_numbers(meeting, acting):
    lay(meeting, acting)
    files = packed(meeting, acting)
    (name,) = [one for one in files if one.startswith("別紙４")]
    assert name.endswith(".pdf")
    assert "資料" in name
    assert "予算" not in name
    assert "常盤" not in name
    assert files[name] == FILE.content


def test_for_whom_a_paper_is_stands_by_the_seats(meeting, acting):
    row = lay(meeting, acting, is_restricted=True)
    seats = db.session.query(Seat).filter_by(body_id=world.body("s8050").id, office=Office.CHAIR)
    meetings.hand_to(row, [one.id for one in seats], acting("secretary"))
    db.session.commit()
    (found,) = [one for one in listed(packed(meeting, acting)) if one[1] == "予算書"]
    assert found[3] not in ("全員", "（未定）", "")


def test_of_a_case_there_is_neither_its_code_nor_a_file(acting):
    submission, found = papers.scheduled(acting)
    files = packed(found, acting)
    code = db.session.get(CaseSubmission, submission.id).code
    assert ["事例検討資料", "回収", "全員", "事例の資料"] in [one[1:] for one in listed(files)]
    assert code not in str(listed(files))
    assert not any(name.startswith("別紙４") for name in files)


def test_what_is_too_much_for_one_pack_is_left_out_and_said(meeting, acting, monkeypatch):
    lay(meeting, acting)
    monkeypatch.setattr(decided_papers, "LARGEST", 3)
    files = packed(meeting, acting)
    assert not any(name.startswith("別紙４") for name in files)
    assert "同封なし" in listed(files)[-1][4]


def test_whom_a_paper_is_for_by_name_is_named(acting):
    meeting = sitting_rooms.notified(acting)
    guest = world.person("emp_member")
    invitations.announce(meeting, [guest], acting("secretary"))
    row = lay(meeting, acting, is_restricted=True)
    meetings.hand_to(row, {guest.id}, acting("secretary"))
    db.session.commit()
    assert listed(packed(meeting, acting))[-1][3] == guest.name
