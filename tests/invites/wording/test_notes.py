from dataclasses import replace

import pytest

from council.invites.wording import (
    Contact,
    Envelope,
    Task,
    action_answered_text,
    action_assigned_text,
    action_reminder_text,
    look_in_text,
    minutes_approval_text,
    minutes_check_text,
    minutes_final_text,
    minutes_returned_text,
    papers_added_text,
    password_reset_text,
    reply_reminder_text,
    request_waiting_text,
    urgent_decided_text,
)
from council.invites.wording.layout import COLUMNS, width
from tests.invites.wording.samples import CONTACT, ENVELOPE, MEETING, OFFLINE, ONLINE, URL

pytestmark = pytest.mark.sqlite_only

TASK = Task(
    meeting_label=MEETING.title, number_label="３", due_label="令和９年１月１５日（金）", url=URL
)
PAPER_TASK = Task(
    meeting_label=MEETING.title, number_label="３", due_label="令和９年１月１５日（金）"
)
WITH_LINK = {
    "check": minutes_check_text(MEETING, ENVELOPE, ONLINE),
    "approval": minutes_approval_text(MEETING, ENVELOPE, url=URL),
    "returned": minutes_returned_text(MEETING, ENVELOPE, url=URL),
    "final": minutes_final_text(MEETING, ENVELOPE, url=URL),
    "corrected": minutes_final_text(MEETING, ENVELOPE, url=URL, is_correction=True),
    "assigned": action_assigned_text(TASK, ENVELOPE),
    "due soon": action_reminder_text(TASK, ENVELOPE),
    "overdue": action_reminder_text(TASK, ENVELOPE, is_overdue=True),
    "answered": action_answered_text(TASK, ENVELOPE, matter_label="期限の延長を認めました"),
    "reply": reply_reminder_text(
        MEETING, ENVELOPE, ONLINE, may_substitute=True, is_overdue=False, is_conference=False
    ),
    "late reply": reply_reminder_text(
        MEETING, ENVELOPE, ONLINE, may_substitute=True, is_overdue=True, is_conference=True
    ),
    "papers": papers_added_text(MEETING, ENVELOPE, labels="資料３、資料１－２", url=URL),
    "look in": look_in_text(ENVELOPE, url=URL),
    "reset": password_reset_text(ENVELOPE, url=URL, until_label="午後３時"),
}
WITHOUT_LINK = {
    "check": minutes_check_text(MEETING, ENVELOPE, OFFLINE),
    "approval": minutes_approval_text(MEETING, ENVELOPE, url=None),
    "returned": minutes_returned_text(MEETING, ENVELOPE, url=None),
    "final": minutes_final_text(MEETING, ENVELOPE, url=None),
    "assigned": action_assigned_text(PAPER_TASK, ENVELOPE),
    "due soon": action_reminder_text(PAPER_TASK, ENVELOPE),
    "papers": papers_added_text(MEETING, ENVELOPE, labels="資料３、資料１－２", url=None),
    "look in": look_in_text(ENVELOPE, url=None),
}


@pytest.mark.parametrize("note", WITH_LINK.values(), ids=WITH_LINK)
def test_every_note_links_to_the_page_and_names_a_contact(note):
    assert URL in note.text
    assert CONTACT.name in note.text
    assert CONTACT.phone in note.text


@pytest.mark.parametrize("note", WITHOUT_LINK.values(), ids=WITHOUT_LINK)
def test_without_a_reachable_server_every_note_names_another_way(note):
    assert "http" not in note.text
    assert "次のページ" not in note.text
    assert CONTACT.phone in note.text


@pytest.mark.parametrize(
    "note", [*WITH_LINK.values(), *WITHOUT_LINK.values()], ids=[*WITH_LINK, *WITHOUT_LINK]
)
def test_no_line_is_wider_than_thirty_four_characters_but_for_links(note):
    lines = [line for line in note.text.split("\n") if "https://" not in line]
    assert max(map(width, lines)) <= COLUMNS
    assert "\n" not in note.subject


PAPER = replace(ENVELOPE, is_on_paper=True)


@pytest.mark.parametrize(
    "note",
    [
        action_assigned_text(PAPER_TASK, PAPER),
        action_reminder_text(PAPER_TASK, PAPER),
        look_in_text(PAPER, url=None),
        request_waiting_text(PAPER, url=None),
        urgent_decided_text(PAPER, url=None),
    ],
)
def test_on_paper_a_note_does_not_call_itself_a_mail(note):
    assert "メール" not in note.text
    assert "この案内には記載していません" in note.text.replace("\n", "")


def test_a_draft_is_sent_with_the_day_and_the_ways_to_correct_it():
    note = WITH_LINK["check"]
    assert "議事録（案）の確認のお願い" in note.subject
    for fact in (MEETING.when, ONLINE.by_label, CONTACT.phone, CONTACT.fax):
        assert fact in note.text
    assert "メールには書かない" in note.text


def test_a_correction_after_approval_is_called_so():
    assert "確定" in WITH_LINK["final"].subject
    assert "訂正" in WITH_LINK["corrected"].subject


def test_an_action_item_is_named_by_meeting_number_and_day_alone():
    note = WITH_LINK["due soon"]
    assert "２　番号　　　　　３" in note.text
    assert TASK.due_label in note.text
    assert "記載していません" in note.text


def test_an_overdue_item_asks_for_a_report():
    assert "期限経過" in WITH_LINK["overdue"].subject
    assert "期限経過" not in WITH_LINK["due soon"].subject


def test_without_telephone_or_fax_a_draft_can_be_corrected_on_paper():
    silent = Envelope(addressee="鷺沢　道雄", contact=Contact(name="生活福祉課"))
    text = minutes_check_text(MEETING, silent, OFFLINE).text
    assert "電話" not in text
    assert "・書面に朱書きして届ける" in text
