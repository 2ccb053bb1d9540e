from datetime import date

import pytest
from werkzeug.http import parse_options_header

from council.domain.vocabulary import ItemKind
from council.extensions import db
from council.models import AgendaItem, Meeting
from council.services import invitations, meetings
from tests import papers, world
from tests.convening import notified, scheduled

READERS = ("secretary", "secretary2", "chair", "deputy", "member1")

PLAN = {
    "held_on": "令和8年12月17日",
    "begins": "14:00",
    "ends": "16:00",
    "place": "第2庁舎 会議室41",
    "form": "in_person",
    "publicity": "closed",
    "closed_reason": "個人情報を扱うため",
}


def seen(browser):
    """What the page last opened says of its version."""
    return {"base_version": browser.hidden["base_version"]}


def only():
    return db.session.query(Meeting).one()


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("agenda.docx", "次第_８０５０支援部会_第1回_20261217.docx"),
        ("notice.docx", "開催通知_８０５０支援部会_第1回_20261217.docx"),
        ("documents/agenda", "次第_８０５０支援部会_第1回_20261217.docx"),
        ("documents/roster", "委員名簿_８０５０支援部会_第1回_20261217.docx"),
    ],
)
def test_a_word_file_is_named_by_kind_body_number_and_day(browse, acting, path, name):
    meeting = notified(scheduled(acting("secretary")), acting("secretary"))
    answer = browse("secretary").get(f"/meetings/{meeting.id}/{path}")
    header = answer.headers["Content-Disposition"]
    assert header.isascii()
    assert parse_options_header(header) == ("attachment", {"filename": name})


def test_the_secretariat_schedules_with_a_japanese_date(browse):
    browser = browse("secretary")
    browser.get("/meetings/new/s8050")
    assert "個人情報を扱うため" in browser.page  # prefilled from the body's rules
    browser.submit("/meetings/new/s8050", PLAN)
    assert "第1回" in browser.page
    assert "回次は仮" in browser.page


@pytest.mark.parametrize(
    ("day", "reason", "nearest"),
    [
        ("2026-12-19", "土曜日", "12月18日(金)"),
        ("2026-12-20", "日曜日", "12月21日(月)"),
        ("2027-01-01", "元日", "1月4日(月)"),
        ("R9.1.11", "成人の日", "1月12日(火)"),
    ],
)
def test_a_day_off_is_shown_with_its_reason_and_the_nearest_open_day(browse, day, reason, nearest):
    browser = browse("secretary")
    answer = browser.post("/meetings/new/s8050", {**PLAN, "held_on": day})
    assert answer.status_code == 422
    assert reason in browser.page
    assert nearest in browser.page


def test_a_day_off_may_stand_when_that_is_said(browse):
    browser = browse("secretary")
    fields = {**PLAN, "held_on": "2026-12-19", "day_off_ok": "y"}
    browser.submit("/meetings/new/s8050", fields)
    assert only().sitting_id


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("held_on", "きのう", "日付を読み取れませんでした"),
        ("held_on", "", "開催日を入力してください"),
        ("begins", "25:00", "この時刻はありません"),
        ("ends", "13:00", "終了の時刻は、開始より後に"),
        ("closed_reason", "", "公開しない理由"),
        ("publicity", "x", "公開・非公開の別"),
    ],
)
def test_bad_input_is_answered_at_its_field(browse, field, value, sentence):
    browser = browse("secretary")
    answer = browser.post("/meetings/new/s8050", {**PLAN, field: value})
    assert answer.status_code == 422
    assert sentence in browser.page
    assert "第2庁舎 会議室41" in browser.page


def test_a_level_that_never_meets_cannot_be_scheduled(browse):
    browser = browse("secretary")
    answer = browser.post("/meetings/new/working", PLAN)
    assert answer.status_code == 422
    assert "会議を開きません" in browser.page


def test_from_draft_to_notice_in_the_browser(browse, acting):
    meeting = scheduled(acting("secretary"))
    url = f"/meetings/{meeting.id}"
    browser = browse("secretary")
    browser.get(url)
    browser.submit(f"{url}/fix-date", seen(browser))
    assert "まだ送れません" in browser.page
    browser.get(f"{url}/notify")
    early = {"reply_by": "2026-12-10", **seen(browser)}
    assert browser.post(f"{url}/notify", early).status_code == 422
    browser.submit(
        f"{url}/sign-off",
        {
            "document_no": "8世生福第1234号",
            "drafted_on": "R8.12.1",
            "decided_on": "12月2日",
            "decided_by": "生活福祉課長",
        },
    )
    browser.get(f"{url}/notify")
    browser.submit(f"{url}/notify", {"reply_by": "2026-12-10", **seen(browser)})
    assert "開催通知を送りました" in browser.page
    assert "回次は仮" not in browser.page
    db.session.expire_all()
    assert only().reply_by == date(2026, 12, 10)


def test_sending_says_that_case_papers_go_out_only_where_there_are_any(browse, acting):
    plain = scheduled(acting("secretary"))
    _paper, with_case = papers.scheduled(acting)
    said = []
    for meeting in (plain, with_case):
        meetings.fix_date(meeting, acting("secretary"))
        db.session.commit()
        said.append(browse("secretary").get(f"/meetings/{meeting.id}/notify").text)
    assert ["事例の資料が、委員に配られます" in one for one in said] == [False, True]


def test_a_draft_is_hidden_from_members(browse, acting):
    meeting = scheduled(acting("secretary"))
    assert browse("member1").get(f"/meetings/{meeting.id}").status_code == 404
    assert browse("emp_secretary").get(f"/meetings/{meeting.id}").status_code == 404


def test_a_member_reads_but_does_not_edit(browse, acting):
    meeting = notified(scheduled(acting("secretary")), acting("secretary"))
    browser = browse("member1")
    assert browser.get(f"/meetings/{meeting.id}").status_code == 200
    assert "次第を直す" not in browser.page
    assert browser.get(f"/meetings/{meeting.id}/agenda").status_code == 403
    assert browser.post(f"/meetings/{meeting.id}/cancel", {"reason": "x"}).status_code == 403


def test_a_stale_move_keeps_what_was_typed(browse, acting):
    meeting = scheduled(acting("secretary"))
    browser = browse("secretary")
    answer = browser.post(
        f"/meetings/{meeting.id}/move",
        {**PLAN, "place": "別の会議室", "base_version": str(meeting.version - 1)},
    )
    assert answer.status_code == 409
    assert "別の会議室" in browser.page


def test_items_and_papers_are_written_in_the_browser(browse, acting):
    meeting = scheduled(acting("secretary"))
    url = f"/meetings/{meeting.id}"
    browser = browse("secretary")
    browser.get(f"{url}/agenda")
    browser.submit(
        f"{url}/agenda/items",
        {"kind": "discussion", "title": "８０５０事例の分析結果について", "minutes": "25"},
    )
    item = db.session.query(AgendaItem).filter_by(kind=ItemKind.DISCUSSION).one()
    browser.submit(f"/agenda/{item.id}/move", {"up": str(item.version)})
    browser.submit(f"{url}/papers", {"title": "分析結果", "item": str(item.id)})
    assert "資料1" in browser.page
    browser.submit(
        f"/agenda/{item.id}",
        {"kind": "report", "title": "分析", "minutes": "10", "base_version": str(item.version + 1)},
    )
    browser.get(f"/agenda/{item.id}")
    browser.submit(f"/agenda/{item.id}/remove", seen(browser))
    assert "分析結果" not in browser.page


def test_a_refused_item_keeps_what_was_typed(browse, acting):
    meeting = scheduled(acting("secretary"))
    browser = browse("secretary")
    answer = browser.post(
        f"/meetings/{meeting.id}/agenda/items",
        {"kind": "discussion", "title": "分析結果について", "minutes": "5", "is_closed": "y"},
    )
    assert answer.status_code == 422
    assert "非公開にする理由を入力してください" in browser.page
    assert 'value="分析結果について"' in browser.page


def test_a_paper_with_its_file_is_read_back_and_the_reading_is_noted(browse, acting):
    meeting = notified(scheduled(acting("secretary")), acting("secretary"))
    paper = meetings.add_paper(
        meeting,
        title="実績",
        upload=meetings.Upload("jisseki.pdf", "application/pdf", b"%PDF-1.7"),
        actor=acting("secretary"),
    )
    answer = browse("member1").get(f"/papers/{paper.id}/file")
    assert (answer.status_code, answer.data) == (200, b"%PDF-1.7")
    assert "shiryo-1.pdf" in answer.headers["Content-Disposition"]


def test_who_is_merely_told_sees_the_title_of_a_closed_item_alone(browse, acting):
    secretary = acting("secretary")
    meeting = notified(scheduled(secretary), secretary)
    meetings.add_item(
        meeting,
        kind=ItemKind.DISCUSSION,
        title="連絡体制について",
        presenter="鴫野 千早",
        is_closed=True,
        closed_reason="個人情報を扱うため",
        actor=secretary,
    )
    invitations.announce(meeting, [world.person("emp_member")], secretary)
    told, member = browse("emp_member"), browse("member1")
    told.get(f"/meetings/{meeting.id}")
    member.get(f"/meetings/{meeting.id}")
    assert "連絡体制について" in told.page
    assert "鴫野 千早" not in told.page
    assert "鴫野 千早" in member.page


def test_word_files_are_downloaded(browse, acting):
    meeting = scheduled(acting("secretary"))
    browser = browse("secretary")
    for name in ("agenda.docx", "notice.docx"):
        answer = browser.get(f"/meetings/{meeting.id}/{name}")
        assert answer.status_code == 200
        assert answer.data[:2] == b"PK"


def test_calling_off_asks_for_a_reason(browse, acting):
    meeting = scheduled(acting("secretary"))
    browser = browse("secretary")
    browser.get(f"/meetings/{meeting.id}/cancel")
    assert browser.post(f"/meetings/{meeting.id}/cancel", seen(browser)).status_code == 422
    fields = {"reason": "会場の都合により", **seen(browser)}
    browser.submit(f"/meetings/{meeting.id}/cancel", fields)
    assert "中止になりました" in browser.page
    assert "会場の都合により" in browser.page


def lengthened(count, day, actor):
    """A notified meeting with that many items, a paper to each."""
    meeting = notified(scheduled(actor, date(2026, 12, day)), actor)
    standing = db.session.query(AgendaItem).filter_by(meeting_id=meeting.id).count()
    for _ in range(count - standing):
        item = meetings.add_item(
            meeting, kind=ItemKind.REPORT, title="報告", minutes=1, actor=actor
        )
        meetings.add_paper(meeting, title="資料", item=item, actor=actor)
    return meeting


def test_the_page_takes_the_same_few_statements_however_long_the_agenda(browse, acting):
    secretary = acting("secretary")
    long = [lengthened(count, day, secretary) for day, count in ((14, 10), (15, 50), (16, 200))]
    for who in world.PEOPLE:
        browser = browse(who)
        costs = {browser.cost(f"/meetings/{meeting.id}") for meeting in long}
        assert len(costs) == 1, who
        assert who not in READERS or max(costs) <= 8


def test_the_list_takes_the_same_few_statements_however_many_meetings(browse, acting):
    secretary = acting("secretary")
    browsers = {who: browse(who) for who in world.PEOPLE}
    before = {who: browser.cost("/meetings") for who, browser in browsers.items()}
    for day in range(7, 12):
        scheduled(secretary, date(2026, 12, day))
    assert {who: browser.cost("/meetings") for who, browser in browsers.items()} == before
    assert max(before.values()) <= 6
