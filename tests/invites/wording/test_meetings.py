import dataclasses

import pytest

from council.invites.wording import (
    announce_text,
    cancel_text,
    change_text,
    convene_text,
    remove_text,
    substitute_text,
)
from council.invites.wording.layout import COLUMNS, width
from tests.invites.wording.samples import (
    CONTACT,
    ENVELOPE,
    MEETING,
    MOVED,
    OFFLINE,
    ONLINE,
    SIGNED,
    URL,
)

pytestmark = pytest.mark.sqlite_only


def flat(text: str) -> str:
    return text.replace("\n", "").replace("　", "")


NOTICES = {
    "convene": convene_text(MEETING, SIGNED, ONLINE),
    "change": change_text(MEETING, SIGNED, ONLINE, changes=MOVED),
    "cancel": cancel_text(MEETING, SIGNED),
    "remove": remove_text(MEETING, SIGNED),
    "announce": announce_text(MEETING, SIGNED),
    "announce moved": announce_text(MEETING, SIGNED, changes=MOVED),
    "substitute": substitute_text(MEETING, SIGNED, member_name="鷺沢　道雄"),
}


@pytest.mark.parametrize("notice", NOTICES.values(), ids=NOTICES)
def test_every_mail_says_in_plain_text_which_meeting_when_where_and_whom_to_ask(notice):
    for fact in (MEETING.when, MEETING.place, CONTACT.name, CONTACT.phone, CONTACT.fax):
        assert fact in notice.text
    assert MEETING.title in notice.subject
    assert "髙﨑　𠮷乃　様" in notice.text


@pytest.mark.parametrize("notice", NOTICES.values(), ids=NOTICES)
def test_no_line_is_wider_than_thirty_four_characters_but_for_links(notice):
    lines = [line for line in notice.text.split("\n") if "https://" not in line]
    assert max(map(width, lines)) <= COLUMNS


def test_the_first_notice_says_until_when_and_how_to_answer():
    text = convene_text(MEETING, ENVELOPE, ONLINE).text
    assert f"{ONLINE.by_label}までに" in text
    for way in (URL, "「承諾」「辞退」", CONTACT.phone, CONTACT.fax, "このメールに返信する"):
        assert way in text
    assert "代理の方の職・氏名" in text


def test_without_a_reachable_server_the_notice_names_the_other_ways():
    notice = convene_text(MEETING, ENVELOPE, OFFLINE)
    assert "http" not in notice.text + notice.description
    assert "ログイン" not in notice.text
    assert CONTACT.phone in notice.text


def test_a_letter_on_paper_carries_a_slip_to_tear_off():
    paper = dataclasses.replace(ENVELOPE, is_on_paper=True)
    text = convene_text(MEETING, paper, OFFLINE).text
    letter, _, slip = text.partition("切　り　取　り　線")
    assert "下の回答票をFAX、郵送などで" in letter
    for said in ("□ 出席", "□ 欠席", "□ 代理出席", "職名", "氏名", "連絡", CONTACT.fax):
        assert said in slip
    assert max(map(width, text.split("\n"))) <= COLUMNS
    assert "切　り　取　り　線" not in convene_text(MEETING, ENVELOPE, OFFLINE).text


def test_a_letter_on_paper_lists_what_is_delivered_with_it_and_a_mail_does_not():
    listed = dataclasses.replace(
        OFFLINE, papers=("・資料１　今年度の予定", "・資料２　" + "長" * 40)
    )
    paper = dataclasses.replace(ENVELOPE, is_on_paper=True)
    text = convene_text(MEETING, paper, listed).text
    assert "　　・資料１　今年度の予定\n　　・資料２　長" in text
    assert max(map(width, text.split("\n"))) <= COLUMNS
    assert "資料１" not in convene_text(MEETING, ENVELOPE, listed).text


def test_a_letter_on_paper_names_no_fax_where_there_is_no_number():
    contact = dataclasses.replace(CONTACT, fax="")
    paper = dataclasses.replace(ENVELOPE, is_on_paper=True, contact=contact)
    text = convene_text(MEETING, paper, OFFLINE, may_substitute=False).text
    assert "FAX" not in text
    assert "代理" not in text
    assert "下の回答票を郵送などで" in text


def test_without_telephone_or_fax_one_can_still_answer_the_mail():
    silent = dataclasses.replace(ENVELOPE, contact=dataclasses.replace(CONTACT, phone="", fax=""))
    text = convene_text(MEETING, silent, OFFLINE).text
    assert "電話" not in text
    assert "このメールに返信する" in text


def test_where_nobody_may_be_substituted_no_substitute_is_asked_for():
    assert "代理" not in convene_text(MEETING, ENVELOPE, ONLINE, may_substitute=False).text


def test_a_moved_meeting_says_what_was_and_what_is_and_asks_again():
    notice = change_text(MEETING, ENVELOPE, ONLINE, changes=MOVED)
    assert "日時・場所の変更について" in notice.subject
    for change in MOVED:
        assert f"変更前　{change.before}" in notice.text
        assert f"変更後　{change.after}" in notice.text
    assert "改めて御回答くださるよう" in flat(notice.text)
    assert "改めて" in notice.description


def test_a_cancellation_is_marked_in_the_calendar_too():
    notice = cancel_text(MEETING, ENVELOPE)
    assert notice.summary == f"【中止】{MEETING.title}"
    assert "御回答いただく必要はありません" in flat(notice.text)


def test_a_person_taken_off_the_list_is_not_told_that_the_meeting_is_off():
    notice = remove_text(MEETING, ENVELOPE)
    assert "中止" not in notice.subject + notice.text + notice.summary + notice.description


def test_an_announcement_asks_for_nothing():
    notice = announce_text(MEETING, ENVELOPE)
    assert "必要ありません" in notice.text
    assert "出欠の回答" not in notice.text
    assert "開催について（お知らせ）" in notice.subject


def test_a_moved_announcement_says_what_was_and_what_is():
    notice = announce_text(MEETING, ENVELOPE, changes=MOVED)
    assert "変更前　烏山区民センター" in notice.text


def test_a_substitute_learns_for_whom():
    note = substitute_text(MEETING, ENVELOPE, member_name="髙﨑　𠮷乃")
    assert "髙﨑𠮷乃様の代理" in flat(note.text)


def test_the_calendar_entry_says_form_publicity_deadline_link_and_contact():
    notice = convene_text(MEETING, ENVELOPE, ONLINE)
    assert notice.summary == MEETING.title
    for fact in ("オンライン併用", "非公開", ONLINE.by_label, URL, CONTACT.name, CONTACT.phone):
        assert fact in notice.description


def test_a_line_break_typed_into_a_name_cannot_reach_the_subject():
    odd = dataclasses.replace(MEETING, body_name="部会\r\nBcc: x@y.example")
    for notice in (convene_text(odd, ENVELOPE, ONLINE), cancel_text(odd, ENVELOPE)):
        assert "\n" not in notice.subject
        assert "\r" not in notice.subject + notice.text
