"""The accounts of the demonstration: printed by role, and they open the door."""

import pytest

from council.demo.accounts import listed
from council.extensions import db
from tests.client import Browser

ROLES = ["secretariat", "chair", "member", "agency_staff", "agency_manager", "administrator"]


def first(role):
    return next(one for one in listed() if one.role == role)


def test_every_role_has_accounts_in_order(demo_year):
    assert list(dict.fromkeys(one.role for one in listed())) == ROLES


def test_every_subcommittee_has_a_chair_and_members(demo_year):
    for role in ("chair", "member"):
        bodies = {code for one in listed() if one.role == role for code in one.bodies}
        assert bodies >= {"s8050", "employment", "youth_absence"}


@pytest.mark.parametrize("role", ["secretariat", "chair", "member"])
def test_the_first_of_a_role_belongs_to_the_walk(demo_year, role):
    # whoever sorts by s8050 as well gets the same person
    account = first(role)
    assert "s8050" in account.bodies
    own = [one for one in listed() if one.role == role]
    assert min(own, key=lambda one: "s8050" not in one.bodies) == account


def test_lead_and_head_are_of_one_agency_and_others_stand_beside(demo_year):
    staff = [one.agency for one in listed() if one.role == "agency_staff"]
    assert first("agency_manager").agency == staff[0] == "platto_home"
    assert len(set(staff[:4])) >= 3
    assert not first("agency_manager").bodies


def test_one_person_chairs_here_and_is_a_member_there(demo_year):
    chairs = {one.email: one.bodies for one in listed() if one.role == "chair"}
    members = {one.email: one.bodies for one in listed() if one.role == "member"}
    assert [email for email in chairs if email in members]


def test_addresses_are_examples(demo_year):
    assert all(one.email.endswith(".example") for one in listed())


@pytest.mark.parametrize("role", ROLES)
def test_an_account_of_each_role_logs_in(demo_year, role):
    account = first(role)
    db.session.commit()
    browser = Browser(demo_year.test_client())
    browser.log_in(account.email, account.password)
    assert account.name in browser.page


def test_without_the_year_there_are_none(app):
    assert listed() == []
