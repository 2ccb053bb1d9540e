"""決裁: the papers for it in one file, and that what changes afterwards needs one of its own."""

import io
import zipfile
from datetime import date, time

import pytest

from council.domain.errors import DomainError, NotAllowed, StaleVersion
from council.domain.vocabulary import ItemKind, MeetingForm, Publicity
from council.extensions import db
from council.queries import meetings as queries
from council.services import meetings
from tests import world
from tests.convening import scheduled
from tests.minutes import reading


@pytest.fixture
def meeting(app, acting):
    found = scheduled(acting("secretary"), date(2026, 12, 24))
    meetings.fix_date(found, acting("secretary"))
    db.session.commit()
    return found


def signed(meeting, actor, **more):
    return meetings.sign_off(
        meeting,
        document_no="8世福生第10号",
        drafted_on=world.TODAY,
        decided_on=world.TODAY,
        decided_by="生活福祉課長",
        actor=actor,
        **more,
    )


def test_the_pack_holds_all_that_is_decided_on(meeting, acting):
    with zipfile.ZipFile(io.BytesIO(meetings.pack(meeting, acting("secretary")))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert list(files) == [
        "起案文案.docx",
        "別紙１_開催通知（案）.docx",
        "別紙２_次第.docx",
        "別紙３_送付先一覧.docx",
    ]
    draft = "\n".join(reading.lines(files["起案文案.docx"]))
    assert "通知してよろしいか伺います" in draft
    assert "メール" in draft
    assert "前回議事録の確認について" in draft
    listed = reading.rows(files["別紙３_送付先一覧.docx"], 0)
    ways = {row[3]: row[4] for row in listed}
    assert (ways["若狭 律子"], ways["常盤 碧"]) == ("メール", "FAX")


def test_the_pack_is_for_who_puts_it_before_the_office(meeting, acting):
    with pytest.raises(NotAllowed):
        meetings.pack(meeting, acting("chair"))


def another_item(meeting, actor):
    meetings.add_item(meeting, kind=ItemKind.REPORT, title="予算について", actor=actor)


def another_day(meeting, actor):
    meetings.move(
        meeting,
        held_on=date(2026, 12, 25),
        begins=time(14),
        ends=time(16),
        place="第２会議室",
        base_version=meeting.version,
        actor=actor,
    )


def closed(meeting, actor):
    meetings.set_publicity(
        meeting,
        publicity=Publicity.CLOSED,
        closed_reason="率直な意見の交換のため",
        base_version=meeting.version,
        actor=actor,
    )


@pytest.mark.parametrize(
    ("change", "part"),
    [(another_item, "次第"), (another_day, "日時・場所・開き方"), (closed, "公開・非公開の別")],
)
def test_what_becomes_another_after_the_decision_needs_one_of_its_own(
    meeting, acting, change, part
):
    secretary = acting("secretary")
    signed(meeting, secretary)
    db.session.commit()
    change(meeting, secretary)
    db.session.commit()
    with pytest.raises(DomainError, match=f"決裁のあとで、{part}が変わった"):
        meetings.notify(meeting, secretary)
    db.session.rollback()
    again = queries.get(secretary, meeting.id)
    signed(again, secretary)
    meetings.notify(again, secretary)
    assert again.notified_at is not None


def test_a_decision_on_what_the_page_showed_is_not_one_on_something_else(meeting, acting):
    with pytest.raises(StaleVersion):
        signed(meeting, acting("secretary"), seen="when:0 agenda:0")


def test_the_page_says_what_changed_and_offers_the_papers(meeting, acting, browse):
    browser = browse("secretary")
    page = f"/meetings/{meeting.id}"
    assert f"{page}/sign-off.zip" in browser.get(page).text
    browser.get(f"{page}/sign-off")
    form = {"document_no": "8世福生第10号", "decided_on": "2026-12-03", "decided_by": "課長"}
    browser.submit(f"{page}/sign-off", form | {"seen": browser.hidden["seen"]})
    assert "まだ送れません" not in browser.page
    another_item(meeting, acting("secretary"))
    db.session.commit()
    assert "決裁のあとで、次第が変わったためです" in browser.get(page).text
    stale = browser.post(f"{page}/sign-off", form | {"seen": browser.hidden.get("seen", "x")})
    assert stale.status_code in {303, 409}
    answer = browser.get(f"{page}/sign-off.zip")
    assert answer.mimetype == "application/zip"


def test_written_sittings_need_no_place(meeting, acting):
    meeting.sitting.form = MeetingForm.WRITTEN
    db.session.flush()
    assert zipfile.is_zipfile(io.BytesIO(meetings.pack(meeting, acting("secretary"))))
