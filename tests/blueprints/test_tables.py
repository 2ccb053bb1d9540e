"""The page of tables: received, tried, taken in as shown, all or nothing, with everybody's own rights."""

import io
import re

import pytest
from sqlalchemy import func, select
from werkzeug.test import encode_multipart

from council.blueprints.tables import LARGEST
from council.exchange import read_grid
from council.extensions import db
from council.models import Agency, AuditEntry, BodyVersion, Meeting
from council.queries import tiers
from tests import world
from tests.convening import scheduled
from tests.services.exchanging.tables import bring, written


def tried(browser, kind, content, name="table.csv"):
    browser.get("/tables")
    raw = content if isinstance(content, bytes) else content.encode()
    return browser.post(
        "/tables",
        {"kind": kind, "file": (io.BytesIO(raw), name)},
        content_type="multipart/form-data",
    )


def second_step(browser):
    return {
        name: re.search(f'name="{name}" value="([^"]*)"', browser.page).group(1)
        for name in ("content", "seen")
    }


def an_agency(name="みなも工房", code="minamo"):
    return written([{"code": code, "name": name, "from": "2026-04-01"}])


@pytest.mark.parametrize("kind", ["structure", "agencies", "roster", "appointments", "meetings"])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_was_received_and_comes_back_changes_nothing(browse, acting, kind, ending):
    scheduled(acting("secretary"))
    db.session.commit()
    secretary = browse("secretary")
    content = secretary.get(f"/tables/{kind}.{ending}").data
    assert read_grid(content).lines
    answer = tried(secretary, kind, content, f"table.{ending}")
    assert answer.status_code == 200
    assert "変わるところはありません" in secretary.page


def test_receiving_is_kept_in_the_trail_and_the_file_is_named_in_japanese(browse):
    answer = browse("secretary").get("/tables/agencies.csv")
    assert "%E6%A9%9F%E9%96%A2_20261203.csv" in answer.headers["Content-Disposition"]
    tags = db.session.scalars(select(AuditEntry.tag)).all()
    assert "agencies:export" in tags


def test_a_table_is_shown_first_and_taken_in_as_it_was_shown(browse):
    secretary = browse("secretary")
    tried(secretary, "agencies", an_agency())
    assert "新しく1件" in secretary.page
    assert db.session.scalar(select(Agency).where(Agency.code == "minamo")) is None
    secretary.submit("/tables/agencies", second_step(secretary))
    assert "取り込みました" in secretary.page
    assert db.session.scalar(select(Agency.name).where(Agency.code == "minamo")) == "みなも工房"


def test_a_list_of_meetings_is_shown_first_and_then_there(browse):
    secretary = browse("secretary")
    rows = [
        {"body": "s8050", "held_on": "2026-06-18", "begins": "14:00", "number": "1"},
        {"body": "s8050", "held_on": "2027-01-21", "begins": "14:00", "number": ""},
    ]
    tried(secretary, "meetings", written(rows))
    assert "新しく2件" in secretary.page
    assert db.session.scalars(select(Meeting)).all() == []
    secretary.submit("/tables/meetings", second_step(secretary))
    for meeting in db.session.scalars(select(Meeting)).all():
        assert secretary.get(f"/meetings/{meeting.id}").status_code == 200
        assert f"第{meeting.number}回" in secretary.page
        assert ("この仕組みを使う前" in secretary.page) is meeting.is_record_only


def test_a_record_offers_neither_the_days_page_nor_minutes(browse, acting):
    rows = [{"body": "s8050", "held_on": "2026-06-18", "begins": "14:00", "number": "1"}]
    assert bring("meetings", written(rows), acting("secretary")).faults == ()
    meeting = db.session.scalars(select(Meeting)).one()
    secretary = browse("secretary")
    answer = secretary.get(f"/meetings/{meeting.id}/sitting")
    assert (answer.status_code, answer.location) == (302, f"/meetings/{meeting.id}")
    secretary.get(f"/meetings/{meeting.id}/minutes")
    assert "この仕組みにはありません" in secretary.page
    secretary.get("/meetings")
    assert "開催済" in secretary.page


def test_every_fault_is_named_at_its_row_and_nothing_is_kept(browse):
    secretary = browse("secretary")
    before = db.session.scalar(select(func.count()).select_from(Agency))
    rows = [
        {"code": "minamo", "name": "みなも工房", "from": "2026-04-01"},
        {"code": "hinata", "name": "", "from": "2026-04-01"},
        {"code": "kogane", "name": "こがね舎", "from": "2026-13-01"},
    ]
    assert tried(secretary, "agencies", written(rows)).status_code == 422
    assert "誤りが2件" in secretary.page
    assert "2026-13-01" in secretary.page
    assert "始まり（from）" in secretary.page
    assert "この内容で取り込む" not in secretary.page
    assert db.session.scalar(select(func.count()).select_from(Agency)) == before


def test_what_changed_meanwhile_is_shown_again_before_it_is_taken_in(browse):
    first, second = browse("secretary"), browse("admin")
    tried(first, "agencies", an_agency())
    shown = second_step(first)
    tried(second, "agencies", an_agency("みなも"))
    second.submit("/tables/agencies", second_step(second))
    assert first.post("/tables/agencies", shown).status_code == 409
    assert "ほかの人が記録を変えました" in first.page
    assert db.session.scalar(select(Agency.name).where(Agency.code == "minamo")) == "みなも"
    first.submit("/tables/agencies", second_step(first))
    assert db.session.scalar(select(Agency.name).where(Agency.code == "minamo")) == "みなも工房"


def test_a_table_gives_nobody_rights_that_the_pages_do_not_give(browse):
    secretary = browse("emp_secretary")
    content = secretary.get("/tables/structure.csv").data.decode("utf-8-sig")
    before = db.session.scalars(select(BodyVersion.short_name)).all()
    name = tiers.bodies(world.TODAY)[world.body("s8050").id].short_name
    answer = tried(secretary, "structure", content.replace(name, "うばわれた部会"))
    assert answer.status_code == 422
    assert "誤りが" in secretary.page
    assert db.session.scalars(select(BodyVersion.short_name)).all() == before


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "表が空です"),
        (b"%PDF-1.7 ...", "PDF は読めません"),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(browse, content, sentence):
    secretary = browse("secretary")
    assert tried(secretary, "agencies", content).status_code == 422
    assert sentence in secretary.page


def test_a_file_too_large_for_the_page_is_refused_in_one_sentence(browse):
    secretary = browse("secretary")
    secretary.get("/tables")
    fields = {"csrf_token": secretary.hidden["csrf_token"], "kind": "agencies"}
    large = (io.BytesIO(b"x" * (LARGEST + 1)), "table.csv")
    boundary, body = encode_multipart({**fields, "file": large})
    answer = secretary.client.post(
        "/tables", data=body, content_type=f"multipart/form-data; boundary={boundary}"
    )
    assert answer.status_code == 422
    assert "2MBまで" in answer.text


def test_a_second_step_that_is_not_ours_is_refused(browse):
    secretary = browse("secretary")
    assert secretary.post("/tables/agencies", {"content": "%%%"}).status_code == 400
    assert secretary.post("/tables/agencies", {"content": ""}).status_code == 422
