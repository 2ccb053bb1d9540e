from datetime import date

import pytest

from council.minutes.naming import file_name

pytestmark = pytest.mark.sqlite_only

DAY = date(2026, 12, 17)


def test_a_file_is_named_by_kind_body_number_and_day():
    name = file_name("次第", "８０５０支援部会", DAY, "第3回")
    assert name == "次第_８０５０支援部会_第3回_20261217.docx"


def test_what_has_no_number_is_named_without_one():
    assert file_name("委員名簿", "代表者会議", DAY) == "委員名簿_代表者会議_20261217.docx"


@pytest.mark.parametrize(
    "body", ["a/../b", 'a"b', "a:b*?", "a b\n", "a\\b", "a<b>|", "a\N{RIGHT-TO-LEFT OVERRIDE}b"]
)
def test_a_name_holds_nothing_that_a_system_refuses(body):
    assert file_name("議事録", body, DAY) == "議事録_ab_20261217.docx"


def test_a_long_name_of_a_body_is_cut():
    assert len(file_name("議事録", "会" * 200, DAY)) < 80
