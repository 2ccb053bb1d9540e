import pytest


@pytest.mark.parametrize("who", ["secretary", "chair", "member1", "staff_a", "admin", "nobody"])
def test_everybody_has_a_first_page_at_the_same_cost(browse, who):
    answer = browse(who).get("/")
    assert answer.status_code == 200
    assert int(answer.headers["X-Council-Statements"]) <= 6


def test_who_has_nothing_to_do_is_told_so(browse):
    browser = browse("nobody")
    browser.get("/")
    assert "いま、お願いすることはありません。" in browser.page


def test_a_secretariat_sees_what_to_keep_an_eye_on(browse):
    browser = browse("secretary")
    browser.get("/")
    assert "席が空いている委員" in browser.page
