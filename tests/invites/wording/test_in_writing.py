"""A meeting held in writing: its mails ask for answers to the items, by no way that a mail could carry them."""

import dataclasses

import pytest

from council.invites.wording import change_text, convene_text, reply_reminder_text
from council.invites.wording.layout import COLUMNS, width
from tests.invites.wording.samples import CONTACT, ENVELOPE, MEETING, MOVED, OFFLINE, ONLINE, URL

pytestmark = pytest.mark.sqlite_only

WRITTEN = dataclasses.replace(MEETING, form_label="書面", place="")
PAPER = dataclasses.replace(ENVELOPE, is_on_paper=True)


def flat(text):
    return text.replace("\n", "").replace("　", "")


def reminder(envelope=ENVELOPE, **told):
    facts = {"may_substitute": False, "is_overdue": False, "is_conference": False}
    return reply_reminder_text(WRITTEN, envelope, ONLINE, **facts | told)


def test_the_notice_says_that_nobody_comes_and_how_to_answer():
    notice = convene_text(WRITTEN, ENVELOPE, ONLINE)
    assert "書面による開催について（通知）" in notice.subject
    text = flat(notice.text)
    for said in ("お集まりいただく必要はありません", "議題ごとの賛否と御意見", "回答用紙", URL):
        assert said in text
    for unsaid in ("御出席", "出欠", "代理", "このメールに返信する", "承諾", MEETING.time_label):
        assert unsaid not in text
    assert "書面の回答：" in notice.description


def test_who_cannot_log_in_asks_for_a_sheet_or_gets_it_by_post():
    by_mail = flat(convene_text(WRITTEN, ENVELOPE, OFFLINE).text)
    assert "担当にお申し出のうえ、回答用紙に書いて送る" in by_mail
    letter = convene_text(WRITTEN, PAPER, OFFLINE).text
    assert "別にお届けする回答用紙に書き、FAX、郵送などで" in flat(letter)
    assert CONTACT.fax in letter
    assert "切　り　取　り　線" not in letter


def test_a_change_asks_to_look_again_and_not_for_attendance():
    notice = change_text(WRITTEN, ENVELOPE, ONLINE, changes=MOVED)
    assert "改めて御確認くださる" in flat(notice.text)
    assert "出欠" not in notice.text + notice.description


def test_the_reminder_speaks_of_answers():
    assert "御回答について（お願い）" in reminder().subject
    assert "出欠" not in reminder().subject + reminder().text
    assert "過ぎています。至急" in flat(reminder(is_overdue=True).text)


@pytest.mark.parametrize("envelope", [ENVELOPE, PAPER])
def test_no_line_is_too_wide(envelope):
    texts = [convene_text(WRITTEN, envelope, ONLINE).text, reminder(envelope).text]
    lines = [line for text in texts for line in text.split("\n") if "https://" not in line]
    assert max(map(width, lines)) <= COLUMNS
