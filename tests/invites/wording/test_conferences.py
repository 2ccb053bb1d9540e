import pytest

from council.invites.wording import (
    conference_cancel_text,
    conference_change_text,
    conference_name,
    conference_remove_text,
    conference_text,
)
from council.invites.wording.layout import COLUMNS, width
from tests.invites.wording.samples import (
    CONFERENCE,
    CONTACT,
    ENVELOPE,
    MOVED,
    OFFLINE,
    ONLINE,
    URL,
)

pytestmark = pytest.mark.sqlite_only

NOTICES = {
    "first": conference_text(CONFERENCE, ENVELOPE, ONLINE),
    "offline": conference_text(CONFERENCE, ENVELOPE, OFFLINE),
    "change": conference_change_text(CONFERENCE, ENVELOPE, ONLINE, changes=MOVED),
    "cancel": conference_cancel_text(CONFERENCE, ENVELOPE),
    "remove": conference_remove_text(CONFERENCE, ENVELOPE),
}


@pytest.mark.parametrize("notice", NOTICES.values(), ids=NOTICES)
def test_every_mail_says_when_where_and_whom_to_ask(notice):
    for fact in (CONFERENCE.when, CONFERENCE.place, CONTACT.name, CONTACT.phone):
        assert fact in notice.text
    lines = [line for line in notice.text.split("\n") if "https://" not in line]
    assert max(map(width, lines)) <= COLUMNS


@pytest.mark.parametrize("notice", NOTICES.values(), ids=NOTICES)
def test_a_conference_has_a_neutral_name_and_no_committee_words(notice):
    everything = notice.subject + notice.text + notice.summary + notice.description
    assert "個別ケース検討会議（世田谷地域）" in notice.subject
    assert "個別ケース検討会議（世田谷地域）" in notice.summary
    for word in ("世帯", "事例", "本人", "議題", "公開", "定足数", "委員", "第１回", "代理"):
        assert word not in everything


def test_the_first_mail_says_how_to_answer_and_to_keep_it_to_oneself():
    text = NOTICES["first"].text.replace("\n", "").replace("　", "")
    assert "開催について（案内）" in NOTICES["first"].subject
    assert URL in text
    assert "転送しないよう" in text
    assert "次のページ" not in NOTICES["offline"].text


def test_a_moved_conference_says_what_was_and_asks_again():
    notice = NOTICES["change"]
    assert "変更前　烏山区民センター" in notice.text
    assert "改めて" in notice.text


def test_a_conference_called_off_and_a_withdrawn_invitation_differ():
    assert NOTICES["cancel"].summary.startswith("【中止】")
    assert NOTICES["remove"].summary.startswith("【取消し】")
    assert "中止" not in NOTICES["remove"].text + NOTICES["remove"].description


def test_without_an_area_the_name_stands_alone():
    assert conference_name() == "個別ケース検討会議"
