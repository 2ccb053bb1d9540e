"""What is read aloud on the day, worked out from the 次第, the roster and the answers."""

from datetime import date, time

from council.domain.vocabulary import Answer, ItemKind, MeetingForm, Publicity
from council.extensions import db
from council.models import Seat
from council.queries import meetings as queries
from council.services import meetings, sittings
from council.services.meetings.order import items_of
from tests import convening, sitting_rooms
from tests.day_rooms import answer, notified, spoken, standing, with_case


def test_until_anybody_is_counted_the_quorum_is_read_with_blanks(acting):
    meeting = notified(standing(acting), acting)
    answer(meeting, "chair", acting, Answer.ATTEND)
    answer(meeting, "member2", acting, Answer.ABSENT)
    text = spoken(meeting, acting("secretary"))
    assert any(
        "委員５名のうち〔　　〕名（うち代理〔　　〕名）が出席しています。" in line for line in text
    )
    assert any("定足数の３名に達していますので" in line for line in text)
    assert "回答\t出席１名、欠席１名、未回答３名" in text
    assert any("早乙女 文様は、御欠席です。" in line for line in text)


def test_once_counted_the_quorum_is_read_with_its_numbers(acting):
    meeting = notified(standing(acting), acting)
    sitting_rooms.mark(meeting, acting, substitutes=("member1",))
    text = spoken(meeting, acting("secretary"))
    assert any("委員５名のうち４名（代理１名を含む）が出席しています。" in line for line in text)
    assert not any("〔　　〕名" in line for line in text)
    assert not any(line.startswith("回答\t") for line in text)


def test_an_answer_to_an_earlier_day_does_not_stand(acting):
    meeting = notified(standing(acting), acting)
    answer(meeting, "chair", acting, Answer.ATTEND)
    meetings.move(
        meeting,
        held_on=date(2026, 12, 17),
        begins=time(14),
        ends=time(16),
        place="第1会議室",
        form=MeetingForm.IN_PERSON,
        base_version=meeting.version,
        actor=acting("secretary"),
    )
    db.session.commit()
    text = spoken(sitting_rooms.fresh(meeting, acting), acting("secretary"))
    assert "回答\t出席０名、欠席０名、未回答５名" in text


def test_each_item_begins_when_those_before_it_have_had_their_time(acting):
    meeting = notified(standing(acting), acting)
    cues = [line for line in spoken(meeting, acting("secretary")) if line.startswith("午後")]
    assert cues == [
        "午後２時　１　開会\t２分",
        "午後２時２分　議事（１）　前回議事録の確認について\t５分",
        "午後２時７分　議事（２）　対応事項の進捗状況について\t１５分",
        "午後２時２２分　議事（３）　連絡体制について\t２０分",
        "午後２時４２分　３　その他（次回日程）\t５分",
        "午後２時４７分　４　閉会\t１分",
    ]
    text = spoken(meeting, acting("secretary"))
    assert "時間\t午後４時まで。議題の合計は４８分で、７２分の余裕があります。" in text


def test_an_agenda_that_is_too_long_says_so(acting):
    meeting = standing(acting)
    meetings.add_item(
        meeting, kind=ItemKind.REPORT, title="報告", minutes=90, actor=acting("secretary")
    )
    text = spoken(notified(meeting, acting), acting("secretary"))
    assert any("予定より１８分長くなります" in line for line in text)


def test_the_public_is_asked_out_before_a_closed_item_and_in_after_it(acting):
    _paper, meeting = with_case(acting)
    text = spoken(meeting, acting("secretary"))
    (out,) = [place for place, line in enumerate(text) if "傍聴の方は、御退席を" in line]
    (back,) = [place for place, line in enumerate(text) if "傍聴の方は、お入りください" in line]
    (cue,) = [place for place, line in enumerate(text) if "（非公開）\t" in line]
    assert cue < out < back
    assert "個人に関する情報を扱うため、非公開とします" in text[out]
    assert text[out + 1] == "（傍聴者の退席を確かめる）"


def test_two_closed_items_in_a_row_are_announced_once(acting):
    meeting = standing(acting)
    for title in ("甲", "乙"):
        meetings.add_item(
            meeting,
            kind=ItemKind.DISCUSSION,
            title=title,
            is_closed=True,
            closed_reason="選考に関わるため",
            actor=acting("secretary"),
        )
    text = "".join(spoken(notified(meeting, acting), acting("secretary")))
    assert text.count("選考に関わるため、非公開とします") == 1
    assert text.count("お入りください") == 1


def test_a_meeting_that_is_closed_as_a_whole_has_no_public_to_send_out(acting):
    _paper, meeting = with_case(acting, publicity=Publicity.CLOSED)
    text = "".join(spoken(meeting, acting("secretary")))
    assert "本日の会議は、個人情報を扱うため、非公開で行います。" in text
    assert "この議題は、個人に関する情報を扱うため、非公開です。" in text
    assert "傍聴の方" not in text


def test_online_listeners_are_cut_off_too(acting):
    _paper, meeting = with_case(acting, form=MeetingForm.HYBRID)
    text = "".join(spoken(meeting, acting("secretary")))
    assert "オンラインの傍聴が切れたことを確かめる" in text
    assert "マイクをお切りください" in text


def test_an_agenda_without_opening_and_closing_is_read_with_both(acting):
    meeting = standing(acting)
    secretary = acting("secretary")
    for item in items_of(meeting):
        if item.kind in {ItemKind.OPENING, ItemKind.CLOSING}:
            found = queries.get_item(secretary, item.id)
            meetings.remove_item(found, secretary, base_version=found.version)
    text = spoken(notified(meeting, acting), secretary)
    assert "午後２時　開会" in text
    assert "閉会" in text
    assert any("を閉会します。" in line for line in text)


def test_the_next_day_is_read_where_it_is_known(acting):
    meeting = notified(standing(acting), acting)
    text = "".join(spoken(meeting, acting("secretary")))
    assert "次回は、〔日時・場所" in text
    further = convening.scheduled(acting("secretary"), date(2026, 12, 17))
    meetings.fix_date(further, acting("secretary"))
    db.session.flush()
    text = "".join(spoken(meeting, acting("secretary")))
    assert (
        "次回は、令和８年１２月１７日（木）午後２時～午後４時、第2庁舎 4階 会議室41で開く" in text
    )


def test_the_chair_who_is_absent_leaves_the_words_to_the_deputy(acting):
    meeting = notified(standing(acting), acting)
    answer(meeting, "chair", acting, Answer.ABSENT)
    text = spoken(meeting, acting("secretary"))
    assert "進行\t副部会長　浅葱 美千代" in text
    assert not any(line.startswith("部会長\t") for line in text)


def test_the_deputy_takes_the_item_from_which_the_chair_is_recused(acting):
    _paper, meeting = with_case(acting)
    sitting_rooms.mark(meeting, acting, absent=())
    item = sitting_rooms.item_of(meeting, ItemKind.CASE)
    seat = db.session.get_one(Seat, sitting_rooms.seat_of(meeting, "chair"))
    sittings.recuse(item, seat, acting("secretary"))
    db.session.flush()
    text = spoken(meeting, acting("secretary"))
    assert "（副部会長が、この議題の進行を代わる）" in text
    assert any(line.startswith("副部会長\tこの世帯に心当たり") for line in text)
