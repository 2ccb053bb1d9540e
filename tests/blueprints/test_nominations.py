"""April's pages: as many statements for few seats as for many, and every refusal at its place."""

import io
from datetime import date

import pytest
from sqlalchemy import select

from council.extensions import db
from council.models import Nomination
from council.policy.actor import Actor
from council.queries import nominations as queries
from council.services import members, nominations
from tests import world

DAY = date(2028, 4, 1)


@pytest.fixture
def rotation(acting):
    row = nominations.open_rotation(DAY, acting("secretary"))
    db.session.commit()
    return row


def first(acting, rotation):
    return queries.of_rotation(acting("secretary"), rotation.id)[0]


def more_seats(count):
    for number in range(count):
        members.add_seat(
            world.body("s8050"),
            {
                "title": f"増えた席{number}",
                "agency_id": world.agency("uni").id,
                "seat_type": "agency",
                "office": "member",
                "annex_item": "",
                "term_years": None,
            },
            valid_from=world.TODAY,
            actor=Actor.system(world.TODAY),
        )
    db.session.commit()


def test_a_seat_waits_for_a_recommendation_only_once_one_was_asked_for(browse, acting, rotation):
    secretary = acting("secretary")
    path = f"/rotations/{rotation.id}"
    page = browse("secretary").get(path).text
    assert "未定" in page
    assert "推薦待ち" not in page
    one = next(one for one in queries.of_rotation(secretary, rotation.id) if one.agency)
    whole = nominations.RequestDecided("8世生福第20号", None, secretary.on, "生活福祉課長")
    nominations.request(
        one, addressee="御中", reply_by=None, on=secretary.on, actor=secretary, decided=whole
    )
    db.session.commit()
    assert browse("secretary").get(path).text.count("推薦待ち") == 1


@pytest.mark.parametrize("page", ["", "/confirm"])
def test_the_pages_take_as_many_statements_for_many_seats_as_for_few(browse, acting, page):
    browser = browse("secretary")
    few = nominations.open_rotation(DAY, acting("secretary"))
    db.session.commit()
    browser.cost("/")  # the session is marked as seen
    before = browser.cost(f"/rotations/{few.id}{page}")
    more_seats(40)
    many = nominations.open_rotation(date(2028, 10, 1), acting("secretary"))
    db.session.commit()
    assert browser.cost(f"/rotations/{many.id}{page}") == before <= 8


@pytest.mark.parametrize(
    "path", ["/rotations", "/bodies/s8050/roster", "/agencies", "/bodies/s8050"]
)
def test_lists_cost_the_same_with_many_more_seats(browse, path):
    browser = browse("secretary")
    browser.cost("/")
    before = browser.cost(path)
    more_seats(40)
    assert browser.cost(path) == before <= 6


def upload(browser, rotation, content, name="一覧.csv"):
    return browser.post(
        f"/rotations/{rotation.id}/personnel",
        {"file": (io.BytesIO(content), name)},
        content_type="multipart/form-data",
    )


def test_a_list_that_is_no_table_is_refused_at_its_field(browse, rotation):
    browser = browse("secretary")
    for content, words in ((b"%PDF-1.7", "PDF"), (b"PK\x03\x04", "壊れて"), (b"", "空です")):
        assert upload(browser, rotation, content).status_code == 422
        assert words in browser.page


def test_lines_of_the_list_that_are_unclear_are_told_with_their_numbers(browse, rotation):
    browser = browse("secretary")
    answer = upload(browser, rotation, "所属,職\r\nどこか,課長\r\n".encode())
    assert answer.status_code == 422
    assert "氏名の列が見つかりません" in browser.page


def test_a_proposal_needs_what_its_choice_asks_for(browse, acting, rotation):
    browser = browse("secretary")
    one = first(acting, rotation)
    path = f"/nominations/{one.id}/propose"
    form = {"base_version": str(one.version), "channel": "mail", "post_title": "課長"}
    for choice, words in (
        ("known", "人を選んでください"),
        ("follows", "よみがなを入力してください"),
        ("", "どれかを選んでください"),
    ):
        assert browser.post(path, form | {"choice": choice}).status_code == 422
        assert words in browser.page
        assert "課長" in browser.page


def test_a_proposal_typed_over_somebody_elses_is_told_so(browse, acting, rotation):
    browser = browse("secretary")
    one = first(acting, rotation)
    stale = one.version
    nominations.withdraw(one, acting("secretary"))
    db.session.commit()
    form = {
        "base_version": str(stale),
        "choice": "follows",
        "name": "霜月 環",
        "reading": "しもつき たまき",
        "channel": "post",
    }
    assert browser.post(f"/nominations/{one.id}/propose", form).status_code == 409
    assert db.session.scalars(select(Nomination.name).where(Nomination.id == one.id)).one() == ""


def test_a_confirmation_asks_for_its_number_day_and_a_look(browse, rotation):
    browser = browse("secretary")
    assert browser.post(f"/rotations/{rotation.id}/confirm", {}).status_code == 422
    page = " ".join(browser.page.split())
    assert "変わるところを確かめる" in page
