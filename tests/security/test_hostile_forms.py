"""What people could never mean is answered with a sentence, never with a 500."""

import pytest

from tests.planning import PATH, opened, typed
from tests.tasks import at_work, url


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "２２００年１月１日", "1899-12-31"])
def test_a_day_out_of_all_reckoning_is_refused_at_its_field(app, acting, browse, day):
    browser = browse("secretary")
    fields = {"held_on": day, "begins": "14:00", "ends": "16:00", "place": "会議室"}
    assert browser.post("/meetings/new/s8050", fields).status_code == 422
    assert "年を確かめてください" in browser.page
    action = at_work(acting)
    asked = {"due_on": day, "text": "間に合わない", "base_version": action.version}
    assert browse("staff_a").post(url(action, "extension"), asked).status_code == 422


@pytest.mark.parametrize("number", ["²", "٣", "9" * 5000, "-1", "x"])
def test_a_row_with_a_number_that_no_page_has_is_overlooked(browse, number):
    browser = opened(browse)
    fields = typed(browser) | {f"lines-{number}-place": "会議室", "act": "check"}
    assert browser.post(PATH, fields).status_code == 200
