from datetime import date

import pytest

from council.profiles import load

DAY = date(2024, 4, 1)


@pytest.fixture(scope="module")
def town():
    return load("minamo")


def test_the_town_has_three_levels_and_no_subcommittee(town):
    tree = {body.code: body.version_on(DAY).parent for body in town.bodies}
    assert tree == {
        "council": None,
        "coordination": "council",
        "working": "coordination",
        "case_conference": "working",
    }
    assert "subcommittee" not in {body.kind for body in town.bodies}


def test_the_town_speaks_in_its_own_words(town):
    rules = next(b for b in town.bodies if b.code == "coordination").version_on(DAY)
    assert rules.chair_title == "座長"
    assert rules.appointment_word == "就任依頼"
    assert rules.deliberation_word == "意見交換"
    assert rules.quorum == "half"
    assert town.document_style.digits == "half"


def test_the_towns_meetings_are_numbered_without_restart(town):
    assert {version.numbering for body in town.bodies for version in body.versions} == {
        "cumulative"
    }
    assert "委嘱" not in {v.appointment_word for body in town.bodies for v in body.versions}


def test_the_town_knows_few_agencies_all_of_its_own(town):
    assert len(town.agencies) == 8
    assert town.agency_named("社協", DAY).code == "shakyo"
    assert all(basis.valid_from for basis in town.legal_bases)
