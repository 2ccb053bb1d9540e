from collections import Counter
from datetime import date

import pytest

from council.domain.plaintext import search_key
from council.profiles import load

BEFORE, AFTER = date(2022, 3, 31), date(2022, 4, 2)


@pytest.fixture(scope="module")
def ward():
    return load("setagaya")


@pytest.fixture(scope="module")
def bodies(ward):
    return {body.code: body for body in ward.bodies}


@pytest.fixture(scope="module")
def agencies(ward):
    return {agency.code: agency for agency in ward.agencies}


def tree(ward, day):
    versions = {body.code: body.version_on(day) for body in ward.bodies}
    return {code: version.parent for code, version in versions.items() if version}


def test_before_april_2022_only_the_youth_council_stands(ward):
    assert tree(ward, BEFORE) == {
        "youth_council": None,
        "youth_representatives": "youth_council",
        "youth_working": "youth_representatives",
        "youth_absence": "youth_working",
        "employment": "youth_working",
        "internal": None,
        "advisers": None,
    }


def test_from_april_2022_the_two_councils_are_the_roots(ward):
    assert tree(ward, AFTER) == {
        "council": None,
        "representatives": "council",
        "working": "representatives",
        "employment": "working",
        "s8050": "working",
        "case_conference": "working",
        "youth_council": None,
        "youth_representatives": "youth_council",
        "youth_working": "youth_representatives",
        "youth_absence": "youth_working",
        "internal": "council",
        "advisers": "council",
    }


def test_the_employment_subcommittee_was_transferred_and_s8050_is_new(bodies):
    assert bodies["employment"].transferred_from == "youth_working"
    assert bodies["s8050"].transferred_from is None
    assert bodies["s8050"].established_on == date(2022, 4, 1)
    assert bodies["employment"].version_on(BEFORE).name.startswith("世田谷区子ども・若者支援協議会")


def test_nothing_is_told_of_the_time_before_the_history_begins(ward):
    assert tree(ward, date(2021, 3, 31)) == {}
    assert len(tree(ward, date(2021, 4, 1))) == 7


def test_the_working_level_never_meets_itself(bodies):
    silent = {code for code, body in bodies.items() if not body.version_on(AFTER).meets}
    assert silent == {"council", "working", "youth_council", "youth_working"}


@pytest.mark.parametrize(
    ("code", "secretariat"),
    [
        ("council", "seikatsu_fukushi_ka"),
        ("representatives", "seikatsu_fukushi_ka"),
        ("working", "seikatsu_fukushi_ka"),
        ("s8050", "seikatsu_fukushi_ka"),
        ("employment", "merkmal"),
        ("youth_council", "wakamono_shien_ka"),
        ("youth_absence", "merkmal"),
        ("case_conference", None),
    ],
)
def test_each_body_has_its_own_secretariat(bodies, code, secretariat):
    assert bodies[code].version_on(AFTER).secretariat == secretariat


@pytest.mark.parametrize(
    ("code", "chair", "quorum", "publicity", "per_year", "term", "sign_off"),
    [
        ("representatives", "会長", "majority", "open", 2, 2, True),
        ("employment", "部会長", "majority", "closed", 4, 2, True),
        ("s8050", "部会長", "majority", "closed", 4, 2, True),
        ("case_conference", "進行役", "none", "closed", None, None, False),
    ],
)
def test_rules_are_the_shipped_defaults(
    bodies, code, chair, quorum, publicity, per_year, term, sign_off
):
    rules = bodies[code].version_on(AFTER)
    assert (rules.chair_title, rules.quorum, rules.publicity) == (chair, quorum, publicity)
    assert (rules.meetings_per_year, rules.term_years) == (per_year, term)
    assert rules.sign_off is sign_off
    assert rules.minutes_style == "summary"
    assert rules.substitutes


def test_seats_are_counted_on_both_days(bodies):
    def seats(day):
        return {code: len(body.seats_on(day)) for code, body in bodies.items() if body.seats}

    assert seats(AFTER) == {
        "representatives": 19,
        "employment": 15,
        "s8050": 15,
        "youth_representatives": 12,
        "youth_absence": 12,
        "internal": 18,
        "advisers": 5,
    }
    assert seats(BEFORE)["employment"] == 14


def test_every_body_with_seats_has_one_chair(bodies):
    for body in bodies.values():
        if body.seats:
            assert [seat.office for seat in body.seats_on(AFTER)].count("chair") == 1


def test_one_seat_of_s8050_may_stay_vacant(bodies):
    assert sum(seat.may_be_vacant for seat in bodies["s8050"].seats) == 1


def test_generic_rows_are_expanded_over_areas_and_districts(ward):
    series = Counter(agency.series for agency in ward.agencies if agency.series)
    assert series == {
        "anshin": 28,
        "port": 5,
        "health_welfare_center": 5,
        "hokenfukushi_ka": 5,
        "seikatsu_shien_ka": 5,
        "kenko_zukuri_ka": 5,
        "kodomo_katei_ka": 5,
    }
    districts = [district for area in ward.areas for district in area.districts]
    assert len(set(districts)) == 28
    assert [a.district for a in ward.agencies if a.series == "anshin"] == districts
    assert [len(area.districts) for area in ward.areas] == [7, 6, 7, 5, 3]


def test_a_section_belongs_to_the_centre_of_its_own_area(agencies):
    section = agencies["kenko_zukuri_ka_kinuta"]
    assert section.name == "砧総合支所保健福祉センター健康づくり課"
    assert section.parent == "health_welfare_center_kinuta"
    assert section.area == "砧"
    assert "{" not in repr(section)


def test_no_mark_of_expansion_remains(ward):
    for agency in ward.agencies:
        assert "{" not in repr(agency)


def test_every_reference_resolves(ward, bodies, agencies):
    bases = {basis.code for basis in ward.legal_bases}
    for body in bodies.values():
        assert body.transferred_from in {None, *bodies}
        assert {version.parent for version in body.versions} <= {None, *bodies}
        assert {version.secretariat for version in body.versions} <= {None, *agencies}
        assert {version.legal_basis for version in body.versions} <= bases
        assert {seat.agency for seat in body.seats} <= {None, *agencies}
    assert {agency.parent for agency in ward.agencies} <= {None, *agencies}
    assert {basis.convener_agency for basis in ward.legal_bases} <= {None, *agencies}


def test_every_name_and_alias_leads_to_its_agency(ward):
    day = date(2023, 4, 1)
    for agency in ward.agencies:
        for name in (agency.name, *agency.aliases):
            assert ward.agency_named(name, day) is agency


@pytest.mark.parametrize(
    ("seen", "code"),
    [
        ("ふらっとホーム世田谷", "platto_home"),
        ("ぶらっとホーム 世田谷", "platto_home"),
        ("ぼーと北沢", "port_kitazawa"),
        ("鳥山総合支所健康づくり課", "kenko_zukuri_ka_karasuyama"),
        ("鳥山あんしんすこやかセンター", "anshin_karasuyama"),
        ("子ども若者部", "kodomo_wakamono_bu"),
        ("UNI", "uni"),
        ("ＵＮＩ", "uni"),
        ("「リンク」", "link"),
        ("介護予防地域支援課", "kaigo_yobo_ka"),
    ],
)
def test_spellings_of_scanned_papers_are_understood(ward, seen, code):
    assert ward.agency_named(seen, date(2023, 4, 1)).code == code


def test_an_unknown_name_or_a_window_not_yet_open_leads_nowhere(ward):
    assert ward.agency_named("海風相談所", date(2023, 4, 1)) is None
    assert ward.agency_named("リンク", BEFORE) is None


def test_ages_served_change_with_time(agencies):
    def ages(code, day):
        return [(e.min_age, e.max_age) for e in agencies[code].eligibilities_on(day)]

    assert ages("merkmal", BEFORE) == [(15, 39)]
    assert ages("merkmal", date(2022, 4, 5)) == [(12, 39), (40, None)]
    assert ages("mitsukeba", BEFORE) == [(15, 25)]
    assert ages("mitsukeba", AFTER) == [(15, None)]


def test_every_legal_basis_is_dated_and_has_its_sentence(ward):
    for basis in ward.legal_bases:
        assert isinstance(basis.valid_from, date)
        assert basis.sentence
        assert basis.bound
        assert basis.body_kinds
    assert {basis.code for basis in ward.legal_bases} == {
        "consent",
        "support_meeting_106_6",
        "multi_agency_meeting",
        "youth_council",
        "anonymised_only",
        "self_reliance_9",
        "community_care",
        "child_protection",
        "public_assistance",
        "abuse_report",
        "abuse_report_disability",
        "urgent_protection",
    }


def test_legal_bases_say_who_must_call_and_for_whom(ward):
    bases = {basis.code: basis for basis in ward.legal_bases}
    assert bases["consent"].consent_needed
    assert bases["consent"].convener_agency is None
    assert not bases["support_meeting_106_6"].consent_needed
    assert bases["support_meeting_106_6"].convener_agency == "seikatsu_fukushi_ka"
    assert bases["multi_agency_meeting"].consent_needed
    assert bases["multi_agency_meeting"].convener_agency == "platto_home"
    assert bases["youth_council"].max_age == 39
    assert bases["child_protection"].max_age == 17
    assert bases["public_assistance"].valid_from == date(2025, 4, 1)
    urgent = bases["urgent_protection"]
    assert (urgent.expires_hours, urgent.second_person) == (24, True)


def test_subcommittees_see_anonymised_cases_only_by_default(bodies):
    for code in ("employment", "s8050", "youth_absence"):
        assert bodies[code].version_on(AFTER).legal_basis == "anonymised_only"


def test_the_house_style_is_full_width_with_the_japanese_era(ward):
    assert (ward.document_style.digits, ward.document_style.era) == ("full", True)
    assert ward.days_off.weekdays == (5, 6)
    assert ward.days_off.ranges == (("12-29", "01-03"),)
    assert ward.default_zone == "Asia/Tokyo"


def test_names_of_two_agencies_never_meet_in_one_key(ward):
    keys = Counter(
        key
        for agency in ward.agencies
        for key in {search_key(name) for name in (agency.name, *agency.aliases)}
    )
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_body_has_a_name_that_fits_into_a_day_of_the_month():
    names = [
        version.calendar_name
        for profile in (load("setagaya"), load("minamo"))
        for body in profile.bodies
        for version in body.versions
    ]
    assert all(1 < len(name) <= 4 for name in names)
