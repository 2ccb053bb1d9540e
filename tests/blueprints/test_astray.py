import re
import uuid

import pytest

from council.extensions import db
from tests.services import gatherings

PRINTED_AT = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}")


@pytest.fixture
def meeting(app):
    row = gatherings.meeting()
    db.session.commit()
    return row


def asked(browser, address):
    answer = browser.get(address)
    without_id = browser.page.replace(address.split("/")[2], "")
    return answer.status_code, PRINTED_AT.sub("", without_id)


def test_an_acts_address_asked_for_like_a_page_leads_back_to_its_page(browse, meeting):
    browser = browse("secretary")
    answer = browser.get(f"/meetings/{meeting.id}/sitting/presence")
    assert answer.status_code == 405
    assert f'href="/meetings/{meeting.id}/sitting"' in browser.page
    assert "操作が済んでいるかを確かめてください。" in browser.page
    assert "ページが見つかりません" not in browser.page


def test_an_act_of_no_page_leads_home(browse):
    browser = browse("secretary")
    assert browser.get(f"/proposals/{uuid.uuid4()}/accept").status_code == 405
    assert '<a href="/">今日やることへ戻る</a>' in browser.page


def test_an_act_on_what_is_hidden_answers_as_on_what_is_absent(browse, meeting):
    browser = browse("emp_secretary")
    hidden = asked(browser, f"/meetings/{meeting.id}/sitting/presence")
    absent = asked(browser, f"/meetings/{uuid.uuid4()}/sitting/presence")
    assert hidden == absent
