"""欠番: a number that was announced never means another paper of the same meeting."""

import io
import zipfile

import pytest
from sqlalchemy import select

from council.domain.errors import Conflict
from council.domain.papers import VOID, paper_label
from council.domain.vocabulary import ItemKind
from council.extensions import db
from council.models import Paper
from council.queries import meetings as queries
from council.services import meetings
from tests import convening, day_rooms, papers
from tests.convening import scheduled
from tests.minutes import reading


def words_of(content):
    return "\n".join(reading.lines(content))


FILE = meetings.Upload("hyo.txt", "text/plain", b"-")


def item(meeting, actor, title="協議"):
    return meetings.add_item(meeting, kind=ItemKind.DISCUSSION, title=title, actor=actor)


def paper(meeting, actor, title, owner=None):
    row = meetings.add_paper(meeting, title=title, item=owner, upload=FILE, actor=actor)
    row.meeting = meeting
    return row


def listed(meeting):
    db.session.flush()
    rows = db.session.scalars(
        select(Paper).where(Paper.meeting_id == meeting.id).order_by(Paper.number, Paper.branch)
    )
    return [(paper_label(one.number, one.branch), one.title) for one in rows]


@pytest.fixture
def actor(acting):
    return acting("secretary")


@pytest.fixture
def meeting(actor):
    """With three papers, not announced yet."""
    row = scheduled(actor)
    for title in ("甲", "乙案", "丙"):
        paper(row, actor, title)
    db.session.flush()
    return row


def third(meeting, title="乙案"):
    found = db.session.scalars(
        select(Paper).where(Paper.meeting_id == meeting.id, Paper.title == title)
    ).one()
    found.meeting = meeting
    return found


def test_before_the_notice_numbers_close_up(meeting, actor):
    meetings.remove_paper(third(meeting), actor)
    assert listed(meeting) == [("資料1", "甲"), ("資料2", "丙")]


def test_an_announced_number_stays_void_and_the_next_paper_gets_another(meeting, actor):
    convening.notified(meeting, actor)
    meetings.remove_paper(third(meeting, "丙"), actor)
    paper(meeting, actor, "丁")
    assert listed(meeting) == [
        ("資料1", "甲"),
        ("資料2", "乙案"),
        ("資料3", VOID),
        ("資料4", "丁"),
    ]


def test_what_was_announced_is_told_again_by_its_number_until_it_is_told(meeting, actor):
    convening.notified(meeting, actor)
    meetings.remove_paper(third(meeting, "丙"), actor)
    meetings.remove_paper(paper(meeting, actor, "丁"), actor)
    db.session.flush()
    changes = queries.page(meeting, actor).untold
    assert [(one.label, one.before, one.now) for one in changes] == [
        ("資料", "資料３", "欠番（外しました）")
    ]
    meetings.tell_again(meeting, actor, decision=convening.decided(actor))
    assert queries.page(meeting, actor).untold == ()


def test_the_page_asks_once_more_before_a_number_that_is_known_goes(meeting, actor, browse):
    def off():
        return f"/papers/{third(meeting).id}/remove"

    db.session.commit()
    secretary = browse("secretary")
    agenda = f"/meetings/{meeting.id}/agenda"
    assert f'formaction="{off()}"' in secretary.get(agenda).text
    convening.notified(meeting, actor)
    db.session.commit()
    assert f'formaction="{off()}"' not in secretary.get(agenda).text
    assert f'<a href="{off()}">' in secretary.page
    secretary.get(off())
    assert "番号は「欠番」として残ります" in secretary.page
    secretary.submit(off())
    assert "資料を外しました。知らせた番号は、欠番として残ります。" in secretary.page


def test_what_was_told_of_afterwards_stays_void_too(meeting, actor):
    convening.notified(meeting, actor)
    told = paper(meeting, actor, "丁")
    db.session.flush()
    told.ready_at = told.ready_at.replace(year=told.ready_at.year + 1)
    meetings.announce_papers(meeting, actor)
    meetings.remove_paper(told, actor)
    paper(meeting, actor, "戊")
    assert listed(meeting)[3:] == [("資料4", VOID), ("資料5", "戊")]


def test_what_nobody_was_told_of_leaves_no_gap(meeting, actor):
    convening.notified(meeting, actor)
    meetings.remove_paper(paper(meeting, actor, "丁"), actor)
    paper(meeting, actor, "戊")
    assert listed(meeting)[3:] == [("資料4", "戊")]


def test_a_branch_is_not_given_again_either(actor):
    meeting = scheduled(actor)
    owner = item(meeting, actor)
    paper(meeting, actor, "甲", owner)
    last = paper(meeting, actor, "乙", owner)
    convening.notified(meeting, actor)
    meetings.remove_paper(last, actor)
    paper(meeting, actor, "丙", owner)
    assert listed(meeting) == [("資料1-1", "甲"), ("資料1-2", VOID), ("資料1-3", "丙")]


def test_the_papers_of_an_item_taken_off_leave_their_numbers(meeting, actor):
    owner = item(meeting, actor)
    paper(meeting, actor, "丁", owner)
    convening.notified(meeting, actor)
    void = listed(meeting)[[title for _label, title in listed(meeting)].index("丁")][0]
    meetings.remove_item(owner, actor, base_version=owner.version)
    paper(meeting, actor, "戊", item(meeting, actor, "別の議題"))
    found = listed(meeting)
    assert (void, VOID) in found
    assert found[-1] == ("資料5", "戊")


def test_a_case_taken_off_leaves_its_number_and_goes_on(acting, actor):
    case, meeting = papers.distributed(acting)
    row = db.session.scalars(select(Paper).where(Paper.submission_id == case.id)).one()
    number = paper_label(row.number, row.branch)
    owner = queries.get_item(actor, row.agenda_item_id)
    meetings.remove_item(owner, actor, base_version=owner.version)
    assert (number, VOID) in listed(meeting)
    assert not papers.reads(acting, "member1", case.id)
    papers.put_on_agenda(case, meeting, actor)
    assert dict(listed(meeting))[number] == VOID


def test_the_gap_outlives_a_second_notice(meeting, actor):
    convening.notified(meeting, actor)
    meetings.remove_paper(third(meeting), actor)
    meetings.postpone(meeting, "大雪のため", actor, decision=convening.decided(actor))
    convening.notified(meeting, actor, keeps_day=True)
    paper(meeting, actor, "丁")
    assert listed(meeting) == [
        ("資料1", "甲"),
        ("資料2", VOID),
        ("資料3", "丙"),
        ("資料4", "丁"),
    ]


def test_nothing_is_done_to_it_any_more(meeting, actor):
    convening.notified(meeting, actor)
    meetings.remove_paper(third(meeting), actor)
    row = third(meeting, VOID)
    with pytest.raises(Conflict, match="もう外してあります"):
        meetings.remove_paper(row, actor)
    row.meeting = meeting
    with pytest.raises(Conflict, match="もう外してあります"):
        meetings.set_ready(row, is_ready=True, actor=actor)


def test_list_order_of_business_and_pack_say_so(meeting, actor, browse):
    convening.notified(meeting, actor)
    row = third(meeting)
    meetings.remove_paper(row, actor)
    db.session.commit()
    loaded = queries.get(actor, meeting.id)
    assert f"資料２\t{VOID}" in words_of(meetings.agenda_document(loaded, actor))
    for who in ("secretary", "member1"):
        browser = browse(who)
        for page in ("", "/pack"):
            browser.get(f"/meetings/{meeting.id}{page}")
            assert VOID in browser.page, (who, page)
            assert "乙案" not in browser.page
        assert browser.get(f"/papers/{row.id}/file").status_code == 404
        packed = zipfile.ZipFile(io.BytesIO(browser.get(f"/meetings/{meeting.id}/pack.zip").data))
        assert len(packed.namelist()) == 3  # 次第, 甲, 丙
        assert VOID in words_of(packed.read(packed.namelist()[0]))


def test_the_opening_of_the_script_says_which_number_is_void(meeting, actor):
    convening.notified(meeting, actor)
    meetings.remove_paper(third(meeting), actor)
    db.session.commit()
    spoken = day_rooms.spoken(queries.get(actor, meeting.id), actor)
    assert any(f"資料１から資料３まで（資料２は{VOID}）" in line for line in spoken)
