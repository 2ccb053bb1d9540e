"""What the papers of the day say of a meeting as it stands."""

import zipfile
from io import BytesIO

import pytest
from sqlalchemy import select

from council.domain.errors import Conflict, NotAllowed, NotFound
from council.domain.vocabulary import Answer, ItemKind, MeetingForm
from council.extensions import db
from council.models import Meeting, Seat
from council.services import meetings, sittings
from tests import households, papers, sitting_rooms, world
from tests.day_rooms import answer, files, notified, standing, with_case
from tests.minutes.reading import lines, rows

KINDS = ["次第", "進行シナリオ", "席次表", "席札", "受付簿"]


def test_the_set_holds_the_papers_of_the_day_under_names_that_tell_nothing(acting):
    meeting = notified(standing(acting), acting)
    data = meetings.day_set(meeting, acting("secretary"))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
    assert names == [f"{kind}_８０５０支援部会_第1回_20261203.docx" for kind in KINDS]


def test_the_same_set_twice_is_the_same_file(acting):
    meeting = notified(standing(acting), acting)
    secretary = acting("secretary")
    assert meetings.day_set(meeting, secretary) == meetings.day_set(meeting, secretary)


def test_a_substitute_is_announced_seated_and_listed(acting):
    meeting = notified(standing(acting), acting)
    answer(
        meeting,
        "member1",
        acting,
        Answer.SUBSTITUTE,
        substitute_name="雲母 さより",
        substitute_post="係長",
    )
    papers_of = files(meeting, acting("secretary"))
    script = "".join(lines(papers_of["進行シナリオ"]))
    assert "若狭 律子様の代理として、係長　雲母 さより様に御出席いただきます。" in script
    plan = [cell for row in rows(papers_of["席次表"], 0) for cell in row]
    assert any("雲母 さより" in cell and "代理" in cell for cell in plan)
    cards = [row[0] for row in rows(papers_of["席札"], 0)]
    assert any("雲母 さより" in card for card in cards)
    assert not any("若狭" in card for card in cards)
    arrivals = {row[2]: row[3] for row in rows(papers_of["受付簿"], 0)}
    assert arrivals["若狭 律子"] == "代理\n係長\n雲母 さより"


def test_a_member_who_explains_is_addressed_as_one_and_an_office_is_not(acting):
    meeting = standing(acting)
    meetings.add_item(
        meeting,
        kind=ItemKind.DISCUSSION,
        title="夜間の連絡について",
        presenter="若狭 律子",
        actor=acting("secretary"),
    )
    script = "".join(lines(files(notified(meeting, acting), acting("secretary"))["進行シナリオ"]))
    assert "若狭 律子様から、" in script
    assert "（若狭 律子が説明する）" in script
    assert "事務局から、" in script


def test_case_papers_are_called_back_copy_by_copy_and_say_the_code_alone(acting):
    paper, meeting = with_case(acting)
    papers_of = files(meeting, acting("secretary"))
    data = papers_of["回収表"]
    assert f"資料１　事例 {paper.code}\t5部" in lines(data)
    assert [row[0] for row in rows(data, 0)[1:]] == ["1", "2", "3", "4", "5"]
    assert any("資料１を回収します。" in line for line in lines(papers_of["進行シナリオ"]))
    said = "".join(lines(data)) + "".join(map("".join, rows(data, 0)))
    assert papers.OUTLINE not in said


def test_whoever_takes_no_part_in_the_case_has_no_copy_on_the_list(acting):
    paper, meeting = with_case(acting)
    sitting_rooms.mark(meeting, acting, absent=())
    item = sitting_rooms.item_of(meeting, ItemKind.CASE)
    seat = db.session.get_one(Seat, sitting_rooms.seat_of(meeting, "member2"))
    sittings.recuse(item, seat, acting("secretary"))
    db.session.flush()
    papers_of = files(meeting, acting("secretary"))
    names = [row[2] for row in rows(papers_of["回収表"], 0)[1:]]
    assert "早乙女 文" not in names
    assert len(names) == 4
    assert any("退席（除斥）などの写し" in line for line in lines(papers_of["回収表"]))
    text = "".join(lines(papers_of["進行シナリオ"]))
    assert "除斥の１名を除く委員４名のうち４名が出席しています。" in text
    assert "早乙女" not in text.split(f"事例検討（{paper.code}）")[1]


def test_other_papers_to_be_taken_back_are_numbered_by_seat(acting):
    meeting = standing(acting)
    meetings.add_paper(meeting, title="連絡先の一覧", collect_after=True, actor=acting("secretary"))
    data = files(notified(meeting, acting), acting("secretary"))["回収表"]
    assert [row[0] for row in rows(data, 0)[1:]] == ["1", "2", "3", "4", "5"]


def test_each_body_of_a_joint_sitting_has_its_own_set(acting):
    first = standing(acting, joint=[world.body("representatives")])
    second = sitting_rooms.fresh(
        db.session.scalars(
            select(Meeting).where(Meeting.sitting_id == first.sitting_id, Meeting.id != first.id)
        ).one(),
        acting,
    )
    paper = papers.accepted(acting)
    papers.put_on_agenda(paper, first, acting("secretary"))
    sets = [files(notified(meeting, acting), acting("secretary")) for meeting in (first, second)]
    here, there = [{row[2] for row in rows(one["受付簿"], 0)[1:]} for one in sets]
    assert "鷺沢 道雄" in here
    assert "桐生 慶" in there
    assert not here & there
    assert "回収表" not in sets[1]
    assert paper.code not in "".join(lines(sets[1]["進行シナリオ"]))
    assert "代表者会議の皆様は、この議題の間、御退席を" in "".join(lines(sets[0]["進行シナリオ"]))


def test_the_set_is_for_the_secretariat_between_notice_and_closing(acting):
    secretary = acting("secretary")
    draft = sitting_rooms.fresh(standing(acting), acting)
    with pytest.raises(Conflict):
        meetings.day_set(draft, secretary)
    meeting = notified(draft, acting)
    with pytest.raises(NotAllowed):
        meetings.day_set(meeting, acting("chair"))
    held = sitting_rooms.held(acting)
    with pytest.raises(Conflict):
        meetings.day_set(held, secretary)


def test_a_meeting_in_writing_has_no_day(acting):
    meeting = notified(standing(acting, form=MeetingForm.WRITTEN), acting)
    with pytest.raises(Conflict):
        meetings.day_set(meeting, acting("secretary"))


def test_a_case_conference_has_no_such_papers(app, acting):
    meeting = households.meeting_of(households.conferred())
    with pytest.raises(NotFound):
        meetings.day_set(meeting, households.somebody("staff_a"))
