from contextvars import copy_context
from threading import Barrier, Thread

import pytest
from sqlalchemy import func, select

from council.domain.vocabulary import MinutesState
from council.extensions import db
from council.models import Minutes, MinutesApproval, MinutesComment
from council.queries import minutes as queries
from council.services import minutes as services
from tests.client import leave_application
from tests.minutes import reading
from tests.sitting_rooms import held


@pytest.fixture
def meeting(acting):
    meeting = held(acting)
    services.draft(meeting, acting("secretary"))
    db.session.commit()
    return meeting


def at(meeting, path=""):
    return f"/meetings/{meeting.id}/minutes{path}"


def row(meeting):
    db.session.expire_all()
    return db.session.scalars(select(Minutes).where(Minutes.meeting_id == meeting.id)).one()


def before_the_chair(meeting, acting):
    found = queries.get(acting("secretary"), meeting.id)
    services.check(found, acting("secretary"))
    services.put_before_chair(found, acting("secretary"))
    db.session.commit()
    return services.current(found).content_hash


def number_of_discussion(meeting, acting):
    found = queries.get(acting("secretary"), meeting.id)
    agenda = services.content_of(services.current(found)).agenda
    return next(number for number, one in enumerate(agenda) if one.decisions)


def test_the_draft_is_made_with_one_press(acting, browse):
    meeting = held(acting)
    browser = browse("secretary")
    browser.get(at(meeting))
    assert "記録から議事録（案）を作る" in browser.page
    browser.submit(at(meeting))
    assert "連絡先の一覧を各機関に配る。" in browser.page
    assert "次にすること：読んで直し、点検を済ませる" in browser.page


def test_the_whole_way_from_draft_to_approval_and_next(meeting, acting, browse):
    secretary, member, chair = browse("secretary"), browse("member1"), browse("chair")
    path = at(meeting, f"/items/{number_of_discussion(meeting, acting)}")
    secretary.get(path)
    secretary.submit(
        path,
        {
            "entries": "○部会長　一覧を作る。\n\n事務局が説明した。",
            "decisions": "・一覧を配る。",
            "base_version": secretary.hidden["base_version"],
        },
    )
    assert "○部会長" in secretary.page
    secretary.submit(at(meeting, "/check"))
    secretary.submit(at(meeting, "/review"), {"due": "12月10日"})
    assert "出席者4名に、12月10日(木)までの確認を依頼しました。" in secretary.page
    member.get(at(meeting))
    member.submit(at(meeting, "/comments"), {"text": "一覧の配り先を書いてほしい。"})
    secretary.get(at(meeting))
    assert "修正の申出1件に、まだ答えていないためです。" in secretary.page
    comment = queries.comments(row(meeting))[0]
    secretary.submit(
        path,
        {
            "entries": "○部会長　一覧を作る。",
            "decisions": "一覧を部会の委員に配る。",
            "base_version": row(meeting).version,
        },
    )
    secretary.submit(at(meeting, f"/comments/{comment.id}/settle"), {"outcome": "reflected"})
    secretary.submit(at(meeting, "/submit"))
    chair.get(at(meeting, "/approval"))
    assert "修正前" in chair.page
    assert "<ins>部会の委員に" in chair.page
    chair.submit(at(meeting, "/approve"), {"content_hash": chair.hidden["content_hash"]})
    assert row(meeting).state is MinutesState.APPROVED
    member.get(at(meeting))
    assert "鷺沢 道雄" in member.page
    file = member.get(f"/meetings/{meeting.id}/documents/minutes")
    assert "一覧を部会の委員に配る。" in "\n".join(reading.lines(file.data))


def test_what_became_of_a_correction_is_read_by_who_asked_and_by_the_chair(meeting, browse):
    secretary, member, chair = browse("secretary"), browse("member1"), browse("chair")
    secretary.get(at(meeting))
    secretary.submit(at(meeting, "/check"))
    secretary.submit(at(meeting, "/review"), {"due": "12月10日"})
    for text in ("一覧の配り先を書いてほしい。", "題名を変えてほしい。"):
        member.get(at(meeting))
        member.submit(at(meeting, "/comments"), {"text": text})
    assert member.page.count("受け付けました") == 2
    first, second = (
        at(meeting, f"/comments/{one.id}/settle") for one in queries.comments(row(meeting))
    )
    secretary.get(at(meeting))
    secretary.submit(first, {"outcome": "reflected"})
    assert secretary.post(second, {"outcome": "declined", "reason": ""}).status_code == 422
    assert "反映しない理由を入力してください。" in secretary.page
    secretary.submit(second, {"outcome": "declined", "reason": "次第の題名のためです。"})
    answer = secretary.post(second, {"outcome": "reflected"})
    assert answer.status_code == 409
    assert "この申出には、すでに答えています。" in secretary.page
    page = member.get(at(meeting)).text
    assert "反映しました" in page
    assert "反映しない理由：次第の題名のためです。" in page
    secretary.get(at(meeting))
    secretary.submit(at(meeting, "/submit"))
    page = chair.get(at(meeting, "/approval")).text
    assert "題名を変えてほしい。" in page
    assert "反映しない理由：次第の題名のためです。" in page
    sealed = db.session.scalars(select(MinutesComment.answer_sealed)).all()
    assert not any("次第の題名".encode() in one for one in sealed if one)


def test_a_stale_save_shows_both_texts(meeting, acting, browse):
    path = at(meeting, f"/items/{number_of_discussion(meeting, acting)}")
    first, second = browse("secretary"), browse("secretary2")
    first.get(path)
    second.get(path)
    stale = {"base_version": second.hidden["base_version"]}
    first.submit(path, {"entries": "先に保存した", "base_version": first.hidden["base_version"]})
    answer = second.post(path, {"entries": "あとから打った"} | stale)
    assert answer.status_code == 409
    assert "先に保存した" in second.page
    assert "あとから打った" in second.page


def test_a_text_changed_after_the_page_was_opened_is_not_approved(meeting, acting, browse):
    before_the_chair(meeting, acting)
    chair, secretary = browse("chair"), browse("secretary")
    chair.get(at(meeting, "/approval"))
    read = chair.hidden["content_hash"]
    other = browse("chair")
    other.get(at(meeting, "/approval"))
    other.submit(at(meeting, "/return"), {"reason": "直す"})
    path = at(meeting, f"/items/{number_of_discussion(meeting, acting)}")
    secretary.submit(path, {"decisions": "別の決定。", "base_version": row(meeting).version})
    secretary.submit(at(meeting, "/check"))
    secretary.submit(at(meeting, "/submit"))
    answer = chair.post(at(meeting, "/approve"), {"content_hash": read})
    assert answer.status_code == 409
    assert "画面を開いたあとで内容が変わりました" in chair.page
    assert "別の決定。" in chair.page


def test_the_chairs_second_tab_says_that_it_is_approved_already(meeting, acting, browse):
    before_the_chair(meeting, acting)
    first, second = browse("chair"), browse("chair")
    for browser in (first, second):
        browser.get(at(meeting, "/approval"))
    read = {"content_hash": second.hidden["content_hash"]}
    first.submit(at(meeting, "/approve"), read)
    assert second.post(at(meeting, "/approve"), read).status_code == 409
    assert "すでに承認され、確定しています。" in second.page
    assert f'href="{at(meeting)}"' in second.page
    assert "承認を待っている議事録（案）はありません" not in second.page


def test_of_two_who_approve_at_once_one_wins(meeting, acting, browse):
    content_hash = before_the_chair(meeting, acting)
    browsers = [browse("chair"), browse("chair")]
    for browser in browsers:
        browser.get(at(meeting, "/approval"))
    start, answers = Barrier(2), []

    def approve(browser):
        start.wait()
        answer = browser.client.post(
            at(meeting, "/approve"),
            data={
                "content_hash": content_hash,
                "csrf_token": browser.hidden["csrf_token"],
            },
        )
        answers.append(answer.status_code)

    db.session.commit()
    db.session.remove()
    contexts = [copy_context() for _ in browsers]
    for context in contexts:
        context.run(leave_application)
    threads = [
        Thread(target=context.run, args=(approve, browser))
        for context, browser in zip(contexts, browsers, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [303, 409]
    assert db.session.scalar(select(func.count()).select_from(MinutesApproval)) == 1


def test_an_approval_by_telephone_is_confirmed_by_a_second_person(meeting, acting, browse):
    before_the_chair(meeting, acting)
    first, second = browse("secretary"), browse("secretary2")
    first.get(at(meeting, "/approval"))
    fields = {
        "means": "telephone",
        "received_on": "2026-12-03",
        "received_by": "戸澤",
        "content_hash": first.hidden["content_hash"],
    }
    first.submit(at(meeting, "/approval/proxy"), fields)
    assert "まだ確定できません。" in first.page
    content_hash = {"content_hash": first.hidden.get("content_hash", "")} | {
        "content_hash": fields["content_hash"]
    }
    assert first.post(at(meeting, "/approval/confirm"), content_hash).status_code == 403
    second.get(at(meeting, "/approval"))
    read = content_hash | {"shown": second.hidden["shown"]}
    second.submit(at(meeting, "/approval/confirm"), read)
    assert "代行" in second.page
    assert "確認 唐沢 亘" in second.page


def test_a_correction_keeps_the_old_text_readable(meeting, acting, browse):
    content_hash = before_the_chair(meeting, acting)
    services.approve(
        queries.get(acting("chair"), meeting.id),
        content_hash=content_hash,
        actor=acting("chair"),
    )
    db.session.commit()
    secretary, member = browse("secretary"), browse("member1")
    assert secretary.post(at(meeting, "/correct"), {}).status_code == 422
    secretary.submit(at(meeting, "/correct"), {"reason": "誤記"})
    assert "訂正中です（誤記）" in secretary.page
    member.get(at(meeting))
    assert "議事録の全文" in member.page
    assert member.get(at(meeting, "/revisions/1")).status_code == 200
    assert member.get(at(meeting, "/revisions/2")).status_code == 404
    assert secretary.get(at(meeting, "/revisions/2")).status_code == 200
