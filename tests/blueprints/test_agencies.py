"""Agencies: found under any name in any spelling, written, merged; nobody sees more by it."""

from datetime import date

import pytest
from sqlalchemy import select

from council.domain.errors import DomainError
from council.domain.ids import new_id
from council.domain.vocabulary import Office, SeatType
from council.extensions import db
from council.models import (
    ActionItem,
    Agency,
    AgencyDuty,
    Case,
    CaseSubmission,
    Issue,
    Meeting,
    Minutes,
    Seat,
)
from council.policy import scopes
from council.queries import accounts
from council.services import agencies
from tests import households, tasks, world


@pytest.fixture
def double(app, acting):
    """ゆに, entered a second time under another name."""
    facts = {"name": "発達就労ユニ", "valid_from": date(2026, 4, 1)}
    agency, _is_other = agencies.write("uni2", facts, acting("admin"), aliases=["ユニ第二"])
    db.session.commit()
    return agency


def test_a_postal_address_is_entered_with_its_code_and_shown(browse, app):
    browser = browse("secretary")
    browser.get("/agencies/uni/edit")
    fields = {"name": "ゆに", "valid_from": "2020-04-01", "postal_code": "1234567"}
    assert browser.post("/agencies/uni/edit", fields).status_code == 422
    assert "住所を入力してください。" in browser.page
    browser.submit("/agencies/uni/edit", fields | {"postal_address": "みなも町1番 架空ビル2階"})
    assert "〒123-4567　みなも町1番 架空ビル2階" in browser.page


def names(browser, query):
    browser.get(f"/agencies?{query}")
    return browser.page


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("リンク", "世田谷ひきこもり相談窓口「リンク」"),
        ("りんく", "世田谷ひきこもり相談窓口「リンク」"),
        ("ＵＮＩ", "発達障害者就労支援センターゆに"),
        ("UNI", "発達障害者就労支援センターゆに"),
        ("uni", "発達障害者就労支援センターゆに"),
        ("ゆに", "発達障害者就労支援センターゆに"),
        ("ユニ", "発達障害者就労支援センターゆに"),
        ("ぷらっと", "ぷらっとホーム世田谷"),
        ("ふらっと", "ぷらっとホーム世田谷"),
        ("ﾌﾟﾗｯﾄ", "ぷらっとホーム世田谷"),
        ("ぼーと 世田谷", "世田谷地域障害者相談支援センター"),
        ("鳥山", "烏山"),
        ("けんこうづくり", "健康づくり課"),
        ("子ども若者部", "子ども・若者部"),
    ],
)
def test_an_agency_is_found_by_any_of_its_names_in_any_spelling(browse, typed, found):
    assert found in names(browse("staff_a"), f"words={typed}")


def test_the_name_by_which_it_was_found_is_told(browse):
    assert "別名 ふらっとホーム世田谷" in " ".join(
        names(browse("staff_a"), "words=ふらっと").split()
    )


def test_those_who_take_a_person_of_this_age_today_are_found(browse):
    browser = browse("staff_a")
    for age, is_found in ((13, True), (50, True), (9, False)):
        page = names(browser, f"words=メルクマール&age={age}")
        assert ('href="/agencies/merkmal"' in page) is is_found


def test_an_area_keeps_those_of_the_whole_ward(browse):
    page = names(browse("staff_a"), "area=砧")
    assert "砧" in page
    assert "松原あんしんすこやかセンター" not in page


def test_an_age_that_is_none_is_told_at_its_field(browse):
    assert browse("staff_a").get("/agencies?age=千").status_code == 422


@pytest.mark.parametrize("who", ["secretary", "staff_a", "nobody"])
def test_the_list_takes_as_many_statements_for_one_agency_as_for_all(browse, who):
    browser = browse(who)
    few, many = (browser.cost(path) for path in ("/agencies?words=ゆに", "/agencies"))
    assert few == many <= 6


FORM = {
    "code": "new_window",
    "name": "新しい窓口",
    "reading": "あたらしいまどぐち",
    "aliases": "まど\nウィンドウ",
    "ages": "2026-04-01/ 15-39 区内",
    "valid_from": "2026-04-01",
    "area": "砧",
    "district": "成城",
}


def test_a_new_agency_is_found_by_its_other_names_at_once(browse):
    browser = browse("secretary")
    browser.submit("/agencies/new", FORM)
    assert "15～39歳" in browser.page
    assert "新しい窓口" in names(browser, "words=うぃんどう")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"code": "uni"}, "すでにあります"),
        ({"code": "Uni!"}, "英小文字"),
        ({"name": ""}, "名称を入力"),
        ({"ages": "15歳から"}, "始まり/終わり"),
        ({"district": "池尻"}, "その地域にありません"),
        ({"valid_to": "2026-03-31"}, "始まりより前"),
        ({"valid_from": "いつか"}, "日"),
    ],
)
def test_what_does_not_fit_is_told_and_what_was_typed_stays(browse, wrong, words):
    browser = browse("secretary")
    assert browser.post("/agencies/new", FORM | wrong).status_code == 422
    assert words in browser.page
    assert "ウィンドウ" in browser.page


def renamed(browser, former="2026-03-31 ユニ相談室"):
    return browser.post(
        "/agencies/uni/edit",
        {"name": "ゆに", "aliases": "UNI", "former": former, "valid_from": "2020-04-01"},
    )


def test_rosters_of_the_days_before_it_was_renamed_say_the_name_of_those_days(browse, acting):
    agency = world.agency("uni")
    browser = browse("secretary")
    assert renamed(browser).status_code == 303
    assert "ユニ相談室" in browser.get("/agencies/uni").text
    assert 'href="/agencies/uni"' in names(browser, "words=ゆに相談室")
    seat = Seat(
        id=new_id(),
        body_id=world.body("s8050").id,
        agency_id=agency.id,
        title="相談室の長",
        seat_type=SeatType.AGENCY,
        office=Office.MEMBER,
        position=90,
        valid_from=date(2022, 4, 1),
    )
    db.session.add(seat)
    db.session.commit()
    assert "ユニ相談室" in browser.get("/bodies/s8050/roster?at=2026-03-31").text
    assert "ユニ相談室" not in browser.get("/bodies/s8050/roster?at=2026-04-01").text


@pytest.mark.parametrize(
    ("former", "words"),
    [
        ("2026-12-03 きょうの名", "昨日までの日"),
        ("2019-12-31 むかしの名", "昨日までの日"),
        ("ユニ相談室", "その名称だった最後の日"),
        ("2026-02-30 ユニ相談室", "暦にありません"),
        ("2026-03-31 ひとつ\n2026-03-31 ふたつ", "二つあります"),
    ],
)
def test_a_former_name_says_its_last_day(browse, former, words):
    browser = browse("secretary")
    assert renamed(browser, former).status_code == 422
    assert words in browser.page


def test_the_names_of_one_entered_twice_lead_to_the_one_that_stays(browse, double):
    browser = browse("secretary")
    browser.submit("/agencies/uni2/merge", {"into": "uni", "is_sure": "y"})
    for typed in ("発達就労ユニ", "ゆに第二"):
        page = names(browser, f"words={typed}")
        assert "発達障害者就労支援センターゆに" in page
        assert "/agencies/uni2" not in page
    browser.get("/agencies/uni2")
    assert "統合されました" in browser.page


VISIBLE = (
    (scopes.visible_meetings, Meeting),
    (scopes.visible_minutes, Minutes),
    (scopes.visible_actions, ActionItem),
    (scopes.visible_issues, Issue),
    (scopes.visible_cases, Case),
    (scopes.visible_submissions, CaseSubmission),
)


def sight():
    """What everybody may see, by kind and id."""
    return {
        (who, model.__tablename__): frozenset(
            db.session.scalars(
                visible(accounts.actor_by(world.TODAY, email=world.email(who))).with_only_columns(
                    model.id
                )
            )
        )
        for who in world.PEOPLE
        for visible, model in VISIBLE
    }


def test_merging_shows_nobody_more_or_less(acting, double):
    households.open_case()
    tasks.at_work(acting)
    db.session.commit()
    before = sight()
    assert any(before.values())
    agencies.merge(double, world.agency("platto_home"), acting("admin"))
    db.session.commit()
    assert sight() == before


def test_an_agency_in_use_is_not_merged(acting, double):
    for table, words in ((AgencyDuty, "機関の担当者"), (Seat, "席")):
        used = db.session.scalars(
            select(Agency).join(table, table.agency_id == Agency.id).limit(1)
        ).one()
        with pytest.raises(DomainError) as refused:
            agencies.merge(used, double, acting("admin"))
        assert words in str(refused.value)


def test_an_agency_is_merged_once_and_never_into_itself(acting, double):
    with pytest.raises(DomainError, match="別の機関"):
        agencies.merge(double, double, acting("admin"))
    agencies.merge(double, world.agency("uni"), acting("admin"))
    with pytest.raises(DomainError, match="すでに統合"):
        agencies.merge(double, world.agency("link"), acting("admin"))


def test_members_do_not_write_agencies(browse):
    assert browse("member1").post("/agencies/uni/edit", {"name": "別"}).status_code == 403


def test_one_that_was_merged_is_offered_no_more_and_the_trail_says_which_it_was(browse, double):
    browser = browse("secretary")
    browser.submit("/agencies/uni2/merge", {"into": "uni", "is_sure": "y"})
    assert "発達就労ユニ" not in browser.get("/bodies/s8050/seats/new").text
    browser.get("/audit")
    assert "発達就労ユニ" in browser.page


def test_merging_asks_once_more(browse, double):
    browser = browse("secretary")
    browser.get("/agencies/uni2/merge")
    answer = browser.post("/agencies/uni2/merge", {"into": "uni"})
    assert answer.status_code == 422
    assert "確かめて、印を付けてください。" in browser.page


def test_the_kind_is_chosen_by_its_word_and_one_from_a_table_stays(browse, double):
    agency = world.agency("uni2")
    agency.kind = "clinic_van"
    db.session.commit()
    page = browse("secretary").get("/agencies/uni2/edit").text
    assert "医療機関</option>" in page
    assert '<option selected value="clinic_van">' in page
