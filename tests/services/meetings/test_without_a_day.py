"""What is put off has no day until it gets another: no paper says the old one as if the meeting took place then."""

import io
import zipfile
from datetime import date, time

import pytest

from council.domain.errors import Conflict
from council.domain.fiscal import fiscal_year
from council.domain.signoffs import Act
from council.domain.vocabulary import MeetingForm
from council.extensions import db
from council.queries import meetings as queries
from council.queries import packs
from council.queries.meetings import yearplan
from council.services import meetings, sittings
from council.services.meetings.yearplan import year_plan_document
from council.services.packs.leaves import heading
from tests import convening, sitting_rooms, world
from tests.minutes import reading
from tests.services.meetings.test_joint_ends import together

OLD, NEW_DAY, NEW = "１２月１７日", date(2027, 1, 21), "１月２１日"
PUT_OFF = "延期（日時は未定）"


@pytest.fixture
def notified(app, acting):
    secretary = acting("secretary")
    found = convening.notified(convening.scheduled(secretary), secretary)
    db.session.commit()
    return queries.get(secretary, found.id)


@pytest.fixture
def put_off(notified, acting):
    secretary = acting("secretary")
    meetings.postpone(notified, "大雪のため", secretary, decision=convening.decided(secretary))
    return kept(notified, acting)


def kept(meeting, acting):
    db.session.commit()
    db.session.expire_all()
    return queries.get(acting("secretary"), meeting.id)


def moved(meeting, acting):
    meetings.move(
        meeting,
        held_on=NEW_DAY,
        begins=time(10),
        ends=time(12),
        place="別の会場",
        base_version=meeting.version,
        actor=acting("secretary"),
    )
    return kept(meeting, acting)


def called_off(meeting, acting):
    convening.called_off(meeting, "都合により", acting("secretary"))
    return kept(meeting, acting)


def text(content):
    """All that the file says, in lines and in tables."""
    opened = reading.opened(content)
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    return "\n".join([*reading.lines(content), *cells])


def test_the_agenda_says_that_the_day_is_open_and_neither_the_old_day_nor_its_room(put_off, acting):
    said = text(meetings.agenda_document(put_off, acting("member1")))
    assert PUT_OFF in said
    assert OLD not in said
    assert convening.PLACE not in said


def test_the_agenda_calls_the_new_day_a_plan_until_it_is_fixed(put_off, acting):
    meeting, secretary = moved(put_off, acting), acting("secretary")
    said = text(meetings.agenda_document(meeting, secretary))
    assert f"{NEW}（木）午前１０時～正午（新しい日の案）" in said
    assert OLD not in said
    meetings.fix_date(meeting, secretary)
    said = text(meetings.agenda_document(kept(meeting, acting), secretary))
    assert NEW in said
    assert "新しい日の案" not in said


def test_the_agenda_of_what_is_off_says_so_beside_the_day(notified, acting):
    meeting = called_off(notified, acting)
    assert "（木）午後２時～午後４時（中止）" in text(
        meetings.agenda_document(meeting, acting("secretary"))
    )


def came_to_nothing(acting):
    meeting = sitting_rooms.notified(acting)
    sitting_rooms.mark(meeting, acting, absent=("member1", "member2", "member3"))
    sittings.declare_inquorate(meeting, reason="定足数に足りないため", actor=acting("secretary"))
    return kept(meeting, acting)


@pytest.mark.parametrize("made", [meetings.agenda_document, meetings.turnout_document])
def test_the_papers_of_what_came_to_nothing_say_so_beside_the_day(acting, made):
    meeting = came_to_nothing(acting)
    assert "（流会）" in text(made(meeting, acting("secretary")))


def test_what_was_sent_for_a_day_that_came_to_nothing_stays_as_it_was_sent(acting):
    meeting = came_to_nothing(acting)
    assert "流会" not in text(meetings.notice_document(meeting, acting("secretary")))


def test_nobody_is_convened_by_a_paper_to_a_day_that_is_open(put_off, acting):
    with pytest.raises(Conflict, match="開催通知は新しい日時を入れてから"):
        meetings.notice_document(put_off, acting("secretary"))
    with pytest.raises(Conflict, match="延期した会議です"):
        meetings.pack(put_off, acting("secretary"))


def test_with_its_new_day_the_notice_is_made_and_bears_no_day_of_the_first_one(put_off, acting):
    sent_on = "令和８年１２月３日"
    secretary = acting("secretary")
    before = convening.notified(convening.scheduled(secretary, date(2026, 12, 24)), secretary)
    assert sent_on in text(meetings.notice_document(before, secretary))
    said = text(meetings.notice_document(moved(put_off, acting), secretary))
    assert NEW in said
    for gone in (OLD, sent_on, "新しい日の案", "8世生福第1234号"):
        assert gone not in said


def test_nobody_is_convened_by_a_paper_to_what_is_off(notified, acting):
    meeting = called_off(notified, acting)
    for who in ("secretary", "member1"):
        with pytest.raises(Conflict, match="中止した会議のため"):
            meetings.notice_document(meeting, acting(who))


@pytest.mark.parametrize(
    ("end", "why"),
    [(meetings.postpone, "延期した会議です"), (meetings.cancel, "中止した会議のため")],
)
def test_no_answer_is_asked_for_on_paper_by_a_day_that_does_not_hold(acting, end, why):
    secretary = acting("secretary")
    meeting = convening.scheduled(secretary)
    meeting.sitting.form = MeetingForm.WRITTEN
    convening.notified(meeting, secretary)
    assert meetings.answer_sheet_document(meeting, acting("member1"))
    end(meeting, "都合により", secretary, decision=convening.decided(secretary))
    with pytest.raises(Conflict, match=why):
        meetings.answer_sheet_document(kept(meeting, acting), acting("member1"))


def test_the_page_offers_no_such_file_and_says_why(put_off, browse):
    page = browse("secretary").get(f"/meetings/{put_off.id}").text
    assert "agenda.docx" in page
    for file in ("notice.docx", "day-set.zip", "answer-sheet.docx"):
        assert file not in page
    assert (
        "開催通知は新しい日時を入れてから、当日セットは新しい開催通知を送ってから作れます。" in page
    )


def test_the_page_of_what_is_off_offers_no_notice_and_says_why(notified, acting, browse):
    called_off(notified, acting)
    page = browse("secretary").get(f"/meetings/{notified.id}").text
    assert "notice.docx" not in page
    assert "中止した会議のため、開催通知と当日セットは作れません。" in page
    assert "notice.docx" not in browse("member1").get(f"/meetings/{notified.id}").text


def test_the_address_of_a_file_that_is_not_offered_says_why_too(put_off, browse):
    answer = browse("secretary").get(f"/meetings/{put_off.id}/notice.docx")
    assert answer.status_code == 409
    assert "開催通知は新しい日時を入れてから" in answer.text


@pytest.mark.parametrize("file", ["agenda.docx", "pack.zip", "packs/cancel.zip"])
def test_no_file_of_it_is_named_after_the_old_day(put_off, browse, file):
    answer = browse("secretary").get(f"/meetings/{put_off.id}/{file}")
    assert "20261217" not in answer.headers["Content-Disposition"]
    assert answer.status_code == 200


def test_the_cover_of_its_papers_says_that_the_day_is_open(put_off, acting):
    head = heading(packs.pack(put_off, acting("member1")))
    assert (head.held_label, head.place) == (PUT_OFF, "未定")


@pytest.mark.parametrize("end", ["put_off", "off"])
def test_a_book_bound_for_a_day_is_another_than_that_without(notified, acting, end):
    before = packs.pack(notified, acting("member1")).mark
    secretary = acting("secretary")
    act = meetings.postpone if end == "put_off" else meetings.cancel
    act(notified, "都合により", secretary, decision=convening.decided(secretary))
    assert packs.pack(kept(notified, acting), acting("member1")).mark != before


def test_alone_put_off_it_is_taken_up_beside_nobody(app, acting):
    _stands, other = together(acting)
    secretary = acting("secretary")
    assert "８０５０支援部会" in text(meetings.agenda_document(other, secretary))
    meetings.postpone(other, "都合により", secretary, decision=convening.decided(secretary))
    assert "８０５０支援部会" not in text(meetings.agenda_document(kept(other, acting), secretary))


def listed(acting):
    secretary = acting("secretary")
    plan = yearplan.get(secretary, fiscal_year(world.TODAY))
    return reading.rows(year_plan_document(plan, secretary), 0)


def test_the_year_s_list_gives_it_no_day(put_off, acting):
    (row,) = [row for row in listed(acting) if "８０５０支援部会" in row[1]]
    assert row[0] == "延期\n（日時は未定）"
    assert (row[1].splitlines()[-1], row[2]) == ("第１回（延期）", "未定")


def test_the_year_s_list_gives_it_its_new_day(put_off, acting):
    moved(put_off, acting)
    (row,) = [row for row in listed(acting) if "８０５０支援部会" in row[1]]
    assert row[0].startswith("１月２１日（木）")
    assert row[2] == "別の会場"


def test_the_year_s_page_says_that_its_day_is_open(put_off, browse):
    page = browse("secretary").get(f"/plans/{fiscal_year(world.TODAY)}").text
    assert "新しい日は未定" in page


def test_the_letter_that_tells_of_it_names_the_old_day(notified, acting):
    secretary = acting("secretary")
    with zipfile.ZipFile(
        io.BytesIO(meetings.pack_of(notified, Act.POSTPONE, secretary))
    ) as archive:
        assert OLD in text(archive.read(archive.namelist()[1]))
