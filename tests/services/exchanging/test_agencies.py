from datetime import date

import pytest

from council.queries import town
from council.services.agencies import ages_of
from tests import world
from tests.services.exchanging.tables import bring, handed_out, lines, places, written


def test_what_is_handed_out_and_taken_in_again_changes_nothing(app):
    before = handed_out("agencies")
    taken = bring("agencies", before)
    assert (taken.faults, taken.changes) == ((), ())
    assert handed_out("agencies") == before


def test_an_agency_keeps_what_the_table_does_not_speak_of(app):
    bring("agencies", "code,name,phone\r\nplatto_home,ぷらっとホーム,03-0000-1111\r\n")
    agency = world.agency("platto_home")
    assert (agency.name, agency.phone) == ("ぷらっとホーム", "03-0000-1111")
    assert agency.operator == "社会福祉法人世田谷区社会福祉協議会"
    assert ages_of(agency) == [(date(2014, 4, 1), None, None, None, "区内在住。年齢に限らない")]


def test_the_names_used_by_the_researchers_are_taken_too(app):
    table = (
        "code,name_ja,operator_ja,aliases_seen,contact,source_section,note\r\n"
        "newcomer,新しい窓口,架空法人,窓口|まど,電話03-0000-2222,資料1,覚え\r\n"
    )
    assert bring("agencies", table).faults == ()
    row = next(one for one in lines("agencies") if one["code"] == "newcomer")
    assert (row["aliases"], row["operator"], row["from"]) == ("まど|窓口", "架空法人", "2026-12-03")


def test_target_ages_are_taken_with_their_days(app):
    ages = r"2022-04-05/2027-03-31 15-39 区内在住|2027-04-01/ -64 \|以下\|"
    bring("agencies", written([{"code": "uni", "name": "ゆに", "target_ages": ages}]))
    assert sorted(ages_of(world.agency("uni")), key=str) == [
        (date(2022, 4, 5), date(2027, 3, 31), 15, 39, "区内在住"),
        (date(2027, 4, 1), None, None, 64, "|以下|"),
    ]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ({"code": "x", "name": ""}, "name"),
        ({"code": "x", "name": "一", "to": "2020-01-01"}, "to"),
        ({"code": "x", "name": "一", "area": "月"}, "area"),
        ({"code": "x", "name": "一", "area": "砧", "district": "池尻"}, "district"),
        ({"code": "x", "name": "一", "parent": "nobody"}, "parent"),
        ({"code": "x", "name": "一", "parent": "x"}, "parent"),
        ({"code": "x", "name": "一", "target_ages": "15-39"}, "target_ages"),
        ({"code": "x", "name": "一", "target_ages": "2026-02-30/ 15-39"}, "target_ages"),
        ({"code": "x", "name": "一", "target_ages": "2026-04-01/ 40-39"}, "target_ages"),
        ({"code": "x", "name": "一", "target_ages": "2026-04-01/2026-03-01 1-2"}, "target_ages"),
        ({"code": "x", "name": "一", "postal_code": "12"}, "postal_code"),
        (
            {"code": "x", "name": "一", "postal_code": "1234567", "postal_address": ""},
            "postal_address",
        ),
        ({"code": "x", "name": "一", "fax": "なし"}, "fax"),
        ({"code": "x y", "name": "一"}, "code"),
    ],
)
def test_a_line_that_does_not_fit_is_named_at_its_column(app, row, column):
    before = handed_out("agencies")
    assert places(bring("agencies", written([row]))) == [(2, column)]
    assert handed_out("agencies") == before


def test_an_address_is_taken_and_an_older_table_without_one_leaves_it(app):
    row = {
        "code": "uni",
        "name": "ゆに",
        "postal_code": "１２３４５６７",
        "postal_address": "みなも町１番",
    }
    assert bring("agencies", written([row])).faults == ()
    assert bring("agencies", "code,name\r\nuni,ゆに\r\n").faults == ()
    agency = world.agency("uni")
    assert (agency.postal_code, agency.postal_address) == ("123-4567", "みなも町１番")
    assert bring("agencies", handed_out("agencies")).changes == ()


def test_one_code_stands_on_one_line(app):
    assert places(bring("agencies", "code,name\r\nx,一\r\nx,二\r\n")) == [(3, "code")]


def test_agencies_do_not_hang_in_a_circle(app):
    table = "code,name,parent\r\nx,一,y\r\ny,二,x\r\n"
    assert places(bring("agencies", table)) == [(3, "parent")]


def test_members_do_not_write_agencies(app, acting):
    table = "code,name\r\nuni,別の名\r\n"
    assert places(bring("agencies", table, acting("member1"))) == [(2, "code")]
    assert bring("agencies", table, acting("secretary")).faults == ()


def test_every_area_of_the_profile_may_be_named(app):
    rows = [
        {"code": f"x{place}", "name": area.name, "area": area.name, "district": area.districts[0]}
        for place, area in enumerate(town.profile().areas)
    ]
    assert bring("agencies", written(rows)).faults == ()


def test_former_names_come_back_with_their_last_days(app):
    names = "2023-03-31 ゆに相談室|令和6年3月31日 ゆに\\|支援室"
    taken = bring("agencies", written([{"code": "uni", "name": "ゆに", "former_names": names}]))
    assert not taken.faults
    line = next(one for one in lines("agencies") if one["code"] == "uni")
    assert line["former_names"] == "2023-03-31 ゆに相談室|2024-03-31 ゆに\\|支援室"
    assert not bring("agencies", handed_out("agencies")).changes
