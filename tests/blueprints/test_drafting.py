"""Who is about to move, put off or call off a meeting has the papers for its 決裁 from the same page, before any press."""

import io
import zipfile

import pytest
from sqlalchemy import select

from council.domain import clock
from council.domain.vocabulary import ItemKind, MeetingState
from council.extensions import db
from council.models import AuditEntry, BodyVersion, Meeting, OutboxMessage, SignOff
from council.queries import meetings as queries
from council.services import meetings
from tests import convening, world
from tests.minutes import reading

BUTTON = "決裁の資料を受け取る（ZIP）"
MOVED = {
    "held_on": "2026-12-18",
    "begins": "14:00",
    "ends": "16:00",
    "place": "別の会場",
    "form": "in_person",
}
WHY = "積雪により来庁が危ぶまれるため"
ACTS = {"move": MOVED, "postpone": {"reason": WHY}, "cancel": {"reason": WHY}}
EACH = pytest.mark.parametrize("act", ACTS)


@pytest.fixture
def meeting(app, acting):
    """Told for 17 December."""
    secretary = acting("secretary")
    found = convening.notified(convening.scheduled(secretary), secretary)
    db.session.commit()
    return queries.get(secretary, found.id)


def drafted(browser, meeting, act, **typed):
    """Press the second button of the page of the act."""
    browser.get(f"/meetings/{meeting.id}/{act}")
    seen = {"base_version": browser.hidden["base_version"]}
    return browser.post(f"/meetings/{meeting.id}/{act}.zip", seen | ACTS[act] | typed)


def said(answer):
    """起案文案 and letter."""
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        names = archive.namelist()
        texts = ["\n".join(reading.lines(archive.read(name))) for name in names[:2]]
    return names, *texts


def left():
    """What a press could have left behind."""
    db.session.expire_all()
    meeting = db.session.scalars(select(Meeting).where(Meeting.state != "draft")).one()
    told = meeting.version, meeting.state, meeting.sitting_id, meeting.undecided
    rows = (db.session.query(row).count() for row in (OutboxMessage, SignOff))
    return (*told, *rows)


@EACH
def test_the_page_says_that_the_act_needs_a_decision_and_offers_its_papers(meeting, browse, act):
    page = browse("secretary").get(f"/meetings/{meeting.id}/{act}").text
    assert "決裁が要ります" in page
    assert f'formaction="/meetings/{meeting.id}/{act}.zip">{BUTTON}' in page


@EACH
def test_the_press_that_the_enter_key_makes_is_that_of_the_act(meeting, browse, act):
    page = browse("secretary").get(f"/meetings/{meeting.id}/{act}").text
    form = page[page.index(f'action="/meetings/{meeting.id}/{act}"') :]
    first = form[form.index('type="submit"') :].split(">")[0]
    assert "formaction" not in first


@EACH
def test_the_papers_come_of_what_is_typed_and_nothing_is_changed_or_sent(meeting, browse, act):
    browser, before = browse("secretary"), left()
    answer = drafted(browser, meeting, act)
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment")
    names, _draft, _letter = said(answer)
    assert names == ["起案文案.docx", names[1], "別紙２_送付先一覧.docx"]
    assert left() == before


def test_the_papers_of_a_move_say_the_new_day_beside_the_old_and_no_old_day_alone(meeting, browse):
    _names, draft, letter = said(drafted(browse("secretary"), meeting, "move"))
    for text in (draft, letter):
        assert "変更後　令和８年１２月１８日（金）" in text
        assert "別の会場" in text
    assert [line for line in draft.splitlines() if "１２月１７日" in line] == [
        line for line in draft.splitlines() if "変更前" in line and "１２月１７日" in line
    ]


@pytest.mark.parametrize(("act", "word"), [("postpone", "延期の理由"), ("cancel", "中止の理由")])
def test_the_reason_typed_is_put_before_who_decides_and_told_to_no_member(
    meeting, browse, act, word
):
    _names, draft, letter = said(drafted(browse("secretary"), meeting, act))
    assert word in draft
    assert WHY in draft
    assert WHY not in letter


def test_the_reason_is_in_no_record_of_what_was_taken(meeting, browse):
    answer = drafted(browse("secretary"), meeting, "postpone")
    assert WHY not in str(answer.headers)
    taken = db.session.scalars(select(AuditEntry).where(AuditEntry.tag == "meeting:draft")).all()
    assert taken
    assert not any(WHY.encode() in row.canonical for row in taken)


def test_what_else_waits_to_be_told_is_decided_on_with_the_move(meeting, acting, browse):
    meetings.add_item(
        meeting, kind=ItemKind.REPORT, title="予算について", actor=acting("secretary")
    )
    db.session.commit()
    _names, draft, letter = said(drafted(browse("secretary"), meeting, "move"))
    assert "議題の変更" in draft
    assert "予算について" not in letter


@pytest.mark.parametrize(
    ("act", "typed", "sentence"),
    [
        ("move", {"held_on": "きのう"}, "開催日"),
        ("move", {"held_on": "2026-12-01"}, "開催日は、今日から後の日にしてください。"),
        ("move", {"held_on": "2026-12-19"}, "閉庁日"),
        ("move", {"ends": "13:00"}, "終了の時刻は、開始より後にしてください。"),
        ("move", {"form": "written"}, "いったん延期して、もう一度通知してください。"),
        ("move", {"held_on": "2026-12-17", "place": convening.PLACE}, "いまと同じです"),
        ("postpone", {"reason": ""}, "理由を入力してください。"),
        ("cancel", {"reason": ""}, "理由を入力してください。"),
    ],
)
def test_what_cannot_be_is_refused_there_with_what_was_typed(meeting, browse, act, typed, sentence):
    browser, before = browse("secretary"), left()
    answer = drafted(browser, meeting, act, **typed, document_no="8世生福第77号")
    assert answer.status_code in {409, 422}
    assert sentence in browser.page
    assert "8世生福第77号" in browser.page
    assert f'action="/meetings/{meeting.id}/{act}"' in browser.page
    assert left() == before


@EACH
def test_a_decision_half_typed_does_not_stand_in_the_way_of_its_papers(meeting, browse, act):
    answer = drafted(browse("secretary"), meeting, act, document_no="8世生福第77号")
    assert answer.status_code == 200


@EACH
def test_papers_are_not_made_of_a_meeting_that_somebody_changed_meanwhile(
    meeting, acting, browse, act
):
    browser = browse("secretary")
    browser.get(f"/meetings/{meeting.id}/{act}")
    seen = {"base_version": str(int(browser.hidden["base_version"]) - 1)}
    answer = browser.post(f"/meetings/{meeting.id}/{act}.zip", seen | ACTS[act])
    assert answer.status_code == 409
    assert ACTS[act].get("place", WHY) in browser.page


@EACH
def test_after_the_papers_the_act_is_done_with_its_decision(meeting, browse, act):
    browser = browse("secretary")
    drafted(browser, meeting, act)
    browser.get(f"/meetings/{meeting.id}/{act}")
    seen = {"base_version": browser.hidden["base_version"]}
    browser.submit(f"/meetings/{meeting.id}/{act}", convening.DECIDED | seen | ACTS[act])
    word = "change" if act == "move" else act
    assert word in db.session.scalars(select(SignOff.act)).all()


@EACH
def test_where_the_body_asks_for_no_decision_no_papers_are_offered(meeting, browse, act):
    version = db.session.scalars(
        select(BodyVersion).where(BodyVersion.body_id == meeting.body_id)
    ).one()
    version.sign_off_otherwise = "change postpone cancel"
    db.session.commit()
    page = browse("secretary").get(f"/meetings/{meeting.id}/{act}").text
    assert BUTTON not in page
    assert "決裁が要ります" not in page


def test_of_a_meeting_that_nobody_was_told_of_there_are_no_papers(acting, browse):
    secretary = acting("secretary")
    draft = convening.scheduled(secretary)
    meetings.fix_date(draft, secretary)
    db.session.commit()
    browser = browse("secretary")
    assert BUTTON not in browser.get(f"/meetings/{draft.id}/move").text
    assert drafted(browser, draft, "move").status_code == 409
    assert "決裁の資料は要りません" in browser.page


def test_what_moves_a_joint_meeting_notified_before_asks_for_its_decision_too(acting, browse):
    secretary = acting("secretary")
    told = convening.scheduled(secretary)
    other = meetings.add_draft(
        told.sitting,
        meetings.Part(world.body("representatives"), told.publicity, told.closed_reason),
        1,
        secretary,
    )
    meetings.fix_date(other, secretary)
    convening.notified(told, secretary)
    db.session.commit()
    browser = browse("secretary")
    page = browser.get(f"/meetings/{other.id}/move").text
    assert "その会議に案内した全員に変更の通知が送られ" in page
    assert "変更の通知に決裁が要ります" in page
    _names, draft, letter = said(drafted(browser, other, "move"))
    assert "８０５０支援部会" in letter
    assert "８０５０支援部会を下記のとおり変更し" in draft
    browser.get(f"/meetings/{other.id}/move")
    seen = {"base_version": browser.hidden["base_version"]}
    browser.submit(f"/meetings/{other.id}/move", convening.DECIDED | seen | MOVED)
    assert "日時・場所を変えました" in browser.page


def test_what_went_out_in_a_hurry_has_its_own_papers_where_its_decision_is_recorded(
    meeting, acting, browse
):
    with clock.at(world.NOW.replace(day=16)):
        secretary = acting("secretary")
        meetings.postpone(meeting, WHY, secretary)
        db.session.commit()
        browser, at = browse("secretary"), f"/meetings/{meeting.id}"
        page = browser.get(f"{at}/sign-off").text
        assert f"{at}/packs/postpone.zip" in page
        assert f"{at}/sign-off.zip" not in page
        _names, draft, letter = said(browser.get(f"{at}/packs/postpone.zip"))
    assert meeting.state is MeetingState.POSTPONED
    for text in (draft, letter):
        assert "１２月１７日" in text
        assert "未定" not in text
