from datetime import date

import pytest

from council.extensions import db
from council.models import AuditEntry
from council.queries.structure import bodies_on
from tests import world
from tests.services.exchanging.tables import bring, handed_out, lines, places, written

TEN = "code,name,kind,parent,from,to,transferred_from,established_on,secretariat,meets\r\n"


def facts(code, day):
    return next(one for one in bodies_on(day) if one.code == code)


def test_what_is_handed_out_and_taken_in_again_changes_nothing(app):
    before = handed_out("structure")
    taken = bring("structure", before)
    assert (taken.faults, taken.changes) == ((), ())
    assert handed_out("structure") == before


def test_the_ten_columns_alone_change_nothing_either(app):
    before = handed_out("structure")
    ten = [{name: row[name] for name in TEN.strip().split(",")} for row in lines("structure")]
    assert bring("structure", written(ten)).changes == ()
    assert handed_out("structure") == before


def test_a_new_body_gets_the_rules_of_its_kind(app):
    taken = bring(
        "structure",
        TEN
        + "area_care,世田谷区重層的支援協議会　地域支援部会,subcommittee,working,2027-04-01,,,,seikatsu_fukushi_ka,true\r\n",
    )
    assert (taken.faults, [change.is_new for change in taken.changes]) == ((), [True])
    body = facts("area_care", date(2027, 4, 1))
    assert (body.short_name, body.chair_title, body.quorum) == (
        "地域支援部会",
        "部会長",
        "majority",
    )
    assert body.established_on == date(2027, 4, 1)


def test_a_line_from_a_later_day_ends_the_version_before_it(app):
    bring(
        "structure",
        TEN
        + "s8050,世田谷区重層的支援協議会　高齢・ひきこもり支援部会,subcommittee,working,2027-04-01,,,,seikatsu_fukushi_ka,true\r\n",
    )
    assert facts("s8050", date(2027, 3, 31)).name.endswith("８０５０支援部会")
    assert facts("s8050", date(2027, 4, 1)).short_name == "高齢・ひきこもり支援部会"


def test_a_transfer_may_be_told_on_the_line_that_follows_it_alone(app):
    bring(
        "structure",
        TEN
        + "youth_absence,不登校部会,subcommittee,youth_working,2021-04-01,2027-03-31,,2015-02-01,merkmal,true\r\n"
        + "youth_absence,不登校部会,subcommittee,working,2027-04-01,,youth_working,,merkmal,true\r\n",
    )
    assert facts("youth_absence", date(2027, 3, 31)).transferred_from is None
    assert facts("youth_absence", date(2027, 4, 1)).transferred_from == "youth_working"


def test_a_last_version_that_ends_dissolves_the_body(app):
    bring(
        "structure",
        TEN
        + "youth_absence,不登校部会,subcommittee,youth_working,2021-04-01,2027-03-31,,2015-02-01,merkmal,true\r\n",
    )
    assert "youth_absence" not in {one.code for one in bodies_on(date(2027, 4, 1))}
    assert world.body("youth_absence").dissolved_on == date(2027, 3, 31)


@pytest.mark.parametrize(
    ("line", "column", "words"),
    [
        ("x1,一,subcommittee,nowhere,2027-04-01,,,,,true", "parent", "ありません"),
        ("x1,一,subcommittee,working,2020-04-01,,,,,true", "parent", "この期間の全部"),
        ("x1,一,subcommittee,x1,2027-04-01,,,,,true", "parent", "ありません"),
        ("x1,一,subcommittee,working,2027-04-01,2027-03-01,,,,true", "to", "始まりより前"),
        ("x1,一,subcommittee,working,2027-04-01,,gone,,,true", "transferred_from", "ありません"),
        ("x1,一,subcommittee,working,2027-04-01,,,,nobody,true", "secretariat", "ありません"),
        ("x1,一,subcommittee,working,2027-04-01,,,2027-05-01,,true", "from", "設置の日"),
        ("x1,一,party,working,2027-04-01,,,,,true", "kind", "どれか"),
        ("x1,,subcommittee,working,2027-04-01,,,,,true", "name", "空です"),
        ("x1,一,subcommittee,working,いつか,,,,,true", "from", "日"),
        ("x1,一,subcommittee,working,2027-04-01,,,,,さあ", "meets", "はい"),
        ("Ｘ,一,subcommittee,working,2027-04-01,,,,,true", "code", "英小文字"),
        ("s8050,一,council,working,2027-04-01,,,,,true", "kind", "変えられません"),
        ("working,一,working,s8050,2022-04-01,,,,seikatsu_fukushi_ka,false", "parent", "戻ります"),
        ("s8050,一,subcommittee,working,2022-03-01,,,2022-03-01,,true", "from", "すでにあります"),
    ],
)
def test_a_line_that_does_not_fit_is_named_at_its_column(app, line, column, words):
    before = handed_out("structure")
    taken = bring("structure", f"{TEN}{line}\r\n")
    assert (2, column) in places(taken)
    assert words in next(fault.reason for fault in taken.faults if fault.column == column)
    assert handed_out("structure") == before


def test_versions_of_a_body_may_neither_overlap_nor_leave_a_gap(app):
    both = (
        "a1,一,subcommittee,working,2027-04-01,2028-04-01,,,,true\r\n"
        "a1,二,subcommittee,working,2028-04-01,,,,,true\r\n"
        "b1,一,subcommittee,working,2027-04-01,2028-03-30,,,,true\r\n"
        "b1,二,subcommittee,working,2028-04-01,,,,,true\r\n"
        "c1,一,subcommittee,working,2027-04-01,,,,,true\r\n"
        "c1,二,subcommittee,working,2027-04-01,,,,,true\r\n"
    )
    assert places(bring("structure", TEN + both)) == [(2, "to"), (5, "from"), (7, "from")]


def test_nothing_is_taken_in_while_one_line_is_wrong(app):
    good = "x1,一,subcommittee,working,2027-04-01,,,,,true\r\n"
    taken = bring("structure", TEN + good + "x2,二,subcommittee,nowhere,2027-04-01,,,,,true\r\n")
    assert places(taken) == [(3, "parent")]
    assert world.body_or_none("x1") is None


def test_a_body_is_changed_by_its_own_secretariat_or_that_above_it(app, acting):
    line = (
        TEN
        + "employment,就労部会,subcommittee,working,2027-04-01,,youth_working,2015-02-01,merkmal,true\r\n"
    )
    for who in ("member1", "staff_a"):
        taken = bring("structure", line, acting(who))
        assert places(taken) == [(2, "code")]
    assert bring("structure", line, acting("secretary")).faults == ()
    youth = (
        TEN + "youth_absence,不登校部会,subcommittee,youth_working,2027-04-01,,,,merkmal,true\r\n"
    )
    assert bring("structure", youth, acting("secretary")).faults != ()
    assert bring("structure", youth, acting("admin")).faults == ()


def test_each_change_leaves_a_row_in_the_trail(app):
    bring("structure", TEN + "x1,一,subcommittee,working,2027-04-01,,,,,true\r\n")
    assert db.session.query(AuditEntry).filter_by(tag="structure:found").count() == 1


def changed(code, **more):
    return written(
        [
            row | {name: value for name, value in more.items() if row["code"] == code}
            for row in lines("structure")
        ]
    )


def test_the_place_in_the_list_is_taken_too(app):
    taken = bring("structure", changed("s8050", position="77"))
    assert (taken.faults, len(taken.changes)) == ((), 1)
    assert world.body("s8050").position == 77
    assert bring("structure", handed_out("structure")).changes == ()


def test_a_body_is_not_dissolved_while_its_last_version_goes_on(app):
    (fault,) = bring("structure", changed("s8050", dissolved_on="2020-01-01")).faults
    assert fault.column == "dissolved_on"


def test_standing_items_are_taken_one_after_another_and_an_older_table_leaves_them(app):
    (row,) = [one for one in lines("structure") if one["code"] == "s8050"]
    row["standing_items"] = "支援の隙間について|報告　件数"
    assert bring("structure", written([row])).faults == ()
    assert facts("s8050", world.TODAY).rules.standing_items == "支援の隙間について\n報告　件数"
    ten = [{name: row[name] for name in TEN.strip().split(",")}]
    assert bring("structure", written(ten)).changes == ()
    assert bring("structure", handed_out("structure")).changes == ()
    bad = [row | {"standing_items": "閉会"}]
    assert places(bring("structure", written(bad))) == [(2, "standing_items")]
