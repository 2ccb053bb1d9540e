"""資料をまとめて受け取る: what the page offers, what a ZIP leaves in the trail, how a book comes."""

from datetime import date
from urllib.parse import unquote

import pytest
from sqlalchemy import select

from council.domain.ids import new_id
from council.domain.vocabulary import ItemKind, PaperState
from council.extensions import db
from council.models import AuditEntry, Paper, ReaderReceipt, Seat
from council.services import meetings, minutes, packs, sittings
from tests import book_rooms, convening, households, sitting_rooms, world
from tests.minutes import reading
from tests.pack_rooms import unpacked
from tests.services.minutes.steps import awaiting, seen


@pytest.fixture
def meeting(acting):
    return book_rooms.laid(acting, ("連絡先の一覧", book_rooms.TEXT), collect=True)


def pack(meeting):
    return f"/meetings/{meeting.id}/pack"


def made(content=b"%PDF-1.7"):
    """The book as a worker leaves it."""
    taken = packs.claim()
    db.session.commit()
    packs.settle(taken, content, pages=12, left_out=1)
    db.session.commit()


def rows(tag, who="member1"):
    db.session.expire_all()
    return len(
        db.session.scalars(
            select(AuditEntry.sequence).where(
                AuditEntry.tag == tag, AuditEntry.actor_id == world.person(who).id
            )
        ).all()
    )


def test_the_meetings_page_leads_there(meeting, browse):
    assert pack(meeting) in browse("member1").get(f"/meetings/{meeting.id}").text


def test_what_may_be_taken_is_not_said_to_be_barred(meeting, browse):
    """Beside the buttons stands what is to be done with it, not that it cannot be taken."""
    page = browse("member1").get(pack(meeting)).text
    assert "会議の終了後に、紙は事務局に返し、ファイルは消してください。" in page
    assert "持ち出しはできません" not in page


def test_a_zip_holds_the_agenda_first_and_tells_nothing_by_its_names(meeting, browse):
    answer = browse("member1").get(f"{pack(meeting)}.zip")
    name = unquote(answer.headers["Content-Disposition"].split("UTF-8''")[1])
    assert name == "会議資料一式_８０５０支援部会_第1回_20261217.zip"
    files = unpacked(answer.data)
    assert list(files) == [
        "00_次第.docx",
        "01_資料１_事例検討資料_会議終了後回収.docx",
        "02_資料２_連絡先の一覧_会議終了後回収.bin",
    ]
    assert files["02_資料２_連絡先の一覧_会議終了後回収.bin"] == book_rooms.TEXT


def test_a_case_paper_in_it_is_the_readers_numbered_copy_and_counts_as_read(meeting, browse):
    files = unpacked(browse("member1").get(f"{pack(meeting)}.zip").data)
    copy = files["01_資料１_事例検討資料_会議終了後回収.docx"]
    number = db.session.scalars(
        select(ReaderReceipt.copy_number).where(
            ReaderReceipt.person_id == world.person("member1").id,
            ReaderReceipt.first_read_at.is_not(None),
        )
    ).one()
    parts = reading.parts(copy)
    label = f"配布番号 {'０１２３４５６７８９'[number]}　若狭 律子"
    assert label in parts["word/footer1.xml"]
    assert "82歳" not in parts["word/document.xml"]
    assert (rows("pack:export"), rows("submission:read")) == (1, 1)


def test_who_was_handed_no_copy_has_no_case_paper(meeting, browse):
    files = unpacked(browse("secretary").get(f"{pack(meeting)}.zip").data)
    assert [name for name in files if "事例検討資料" in name] == []
    assert "入りません" in browse("secretary").get(pack(meeting)).text
    assert rows("submission:read", "secretary") == 0


def test_a_book_is_asked_for_once_and_taken_when_it_is_there(meeting, acting, browse):
    browser = browse("member1")
    browser.get(pack(meeting))
    browser.submit(f"/meetings/{meeting.id}/book", {})
    browser.get(pack(meeting))
    assert "準備中" in browser.page
    browser.submit(f"/meetings/{meeting.id}/book", {})
    assert len(book_rooms.books(meeting)) == 1
    made()
    text = browser.get(pack(meeting)).text
    assert "できました" in text
    assert "1件の資料は、PDFにできませんでした" in text
    answer = browser.get(f"/meetings/{meeting.id}/book.pdf")
    assert (answer.data, answer.mimetype) == (b"%PDF-1.7", "application/pdf")
    assert (rows("book:ask"), rows("book:export"), rows("submission:read")) == (1, 1, 1)


def test_a_book_is_its_readers_alone(meeting, acting, browse):
    packs.ask(meeting, acting("member1"))
    made()
    for who in ("member2", "secretary", "rep_chair", "admin"):
        assert browse(who).get(f"/meetings/{meeting.id}/book.pdf").status_code == 404


def test_a_book_out_of_date_is_not_given_out_and_another_is_offered(meeting, acting, browse):
    packs.ask(meeting, acting("member1"))
    made()
    meetings.add_paper(meeting, title="差し替え", actor=acting("secretary"))
    db.session.commit()
    browser = browse("member1")
    assert "PDFの綴りを作り直す" in browser.get(pack(meeting)).text
    answer = browser.get(f"/meetings/{meeting.id}/book.pdf")
    assert (answer.status_code, answer.location) == (303, pack(meeting))
    assert "前のPDFの綴りは消しました" in browser.get(pack(meeting)).text
    assert book_rooms.books(meeting) == []


def test_after_a_consent_is_revoked_neither_zip_nor_book_holds_the_case(meeting, acting, browse):
    packs.ask(meeting, acting("member1"))
    made()
    book_rooms.withdraw_case(acting)
    browser = browse("member1")
    assert browser.get(f"/meetings/{meeting.id}/book.pdf").status_code == 303
    files = unpacked(browser.get(f"{pack(meeting)}.zip").data)
    assert [name for name in files if "事例検討資料" in name] == []


def test_without_libreoffice_the_page_says_so_and_offers_the_zip(
    meeting, browse, monkeypatch, tmp_path
):
    monkeypatch.setenv("PATH", str(tmp_path))
    browser = browse("member1")
    text = browser.get(pack(meeting)).text
    assert "このサーバーでは、PDFの綴りを作れません" in text
    assert "pack.zip" in text
    assert f"/meetings/{meeting.id}/book" not in text
    answer = browser.post(f"/meetings/{meeting.id}/book", {})
    assert answer.status_code == 409


def of_size(acting, count):
    secretary = acting("secretary")
    meeting = convening.scheduled(secretary, date(2027, 1, 14 + count // 10))
    item = meetings.add_item(meeting, kind=ItemKind.REPORT, title="報告", actor=secretary)
    for _ in range(count):
        upload = meetings.Upload("x.txt", "text/plain", b"x")
        meetings.add_paper(meeting, title="資料", item=item, upload=upload, actor=secretary)
    convening.notified(meeting, secretary)
    db.session.commit()
    return meeting


@pytest.mark.sqlite_only  # both engines are asked the same
def test_the_page_costs_the_same_for_ten_and_fifty_papers(acting, browse):
    browser = browse("member1")
    costs = [browser.cost(pack(of_size(acting, count))) for count in (10, 50)]
    assert costs[0] == costs[1]
    assert costs[0] <= 24


def test_a_case_conference_has_a_pack_for_its_participants_alone(browse):
    meeting = households.meeting_of(households.conferred())
    db.session.commit()
    assert browse("staff_a").get(pack(meeting)).status_code == 200
    assert browse("staff_a").get(f"{pack(meeting)}.zip").status_code == 200
    for who in ("secretary", "chair", "admin"):
        assert browse(who).get(f"{pack(meeting)}.zip").status_code == 404


def test_approved_minutes_of_the_meeting_before_are_in_it_as_the_reader_reads_them(acting, browse):
    held = sitting_rooms.opened(acting)
    item, secretary = sitting_rooms.item_of(held), acting("secretary")
    seat = db.session.get_one(Seat, sitting_rooms.seat_of(held, "member1"))
    sittings.recuse(item, seat, secretary)
    sittings.note(item, speaker="委員", text="退席中の発言", actor=secretary)
    sitting_rooms.over(held, secretary)
    minutes.draft(held, secretary)
    db.session.commit()
    content_hash = awaiting(seen(held, acting), acting)
    minutes.approve(seen(held, acting, "chair"), content_hash=content_hash, actor=acting("chair"))
    meeting = sitting_rooms.fresh(convening.scheduled(secretary), acting)
    meetings.add_paper(meeting, title="前回の議事録", source=held, actor=secretary)
    convening.notified(meeting, secretary)
    db.session.commit()
    for who, reads in (("member1", False), ("deputy", True)):
        files = unpacked(browse(who).get(f"{pack(meeting)}.zip").data)
        (name,) = [name for name in files if "前回の議事録" in name]
        assert ("退席中の発言" in "".join(reading.lines(files[name]))) == reads


def test_a_paper_that_lies_ready_without_a_file_is_said_to_come_on_paper(meeting, browse):
    member = browse("member1")
    member.get(f"/meetings/{meeting.id}")
    assert "紙で配ります" not in member.page
    facts = {"number": 9, "title": "図面", "state": PaperState.READY}
    db.session.add(Paper(id=new_id(), meeting_id=meeting.id, **facts))
    db.session.commit()
    member.get(f"/meetings/{meeting.id}")
    assert "紙で配ります" in member.page
