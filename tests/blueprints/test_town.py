"""The same product in a small town: its first pages and its structure."""

import dataclasses
import warnings

import pytest
from flask_migrate import upgrade
from sqlalchemy import select

from council import profiles
from council.app import create_app
from council.domain import clock
from council.domain.vocabulary import Office
from council.extensions import db, writing
from council.models import Agency, Body, Person, Seat
from council.policy.actor import Actor
from council.queries import accounts as account_queries
from council.services import accounts, installation, members
from council.services.meetings.order import items_of
from tests import world
from tests.client import Browser
from tests.conftest import config_for
from tests.convening import scheduled

pytestmark = pytest.mark.sqlite_only


@pytest.fixture
def town(tmp_path):
    config = config_for(f"sqlite:///{tmp_path / 'town.db'}", tmp_path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        app = create_app(dataclasses.replace(config, clock=None))
    app.testing = True
    with clock.at(world.NOW), app.app_context(), writing():
        upgrade()
        installation.install(profiles.load("minamo"))
        _people()
        db.session.commit()
        yield Browser(app.test_client())
        db.session.remove()
        db.engine.dispose()


def _people():
    system = Actor.system(world.TODAY)
    body = db.session.scalars(select(Body).where(Body.code == "coordination")).one()
    agency = db.session.scalars(select(Agency).where(Agency.code == "kenko_fukushi_ka")).one()
    clerk = members.add_person(
        system, name="蓮沼 いずみ", reading="はすぬま いずみ", email="clerk@example.jp"
    )
    head = members.add_person(
        system, name="砂子 遼", reading="すなこ りょう", email="head@example.jp"
    )
    db.session.flush()
    members.assign_secretariat(body, agency, clerk, starts_on=world.TERM[0], actor=system)
    seat = db.session.scalars(
        select(Seat).where(Seat.body_id == body.id, Seat.office == Office.CHAIR)
    ).one()
    members.appoint(
        seat, head, post_title="園長", starts_on=world.TERM[0], ends_on=world.TERM[1], actor=system
    )
    accounts.create_user(clerk, "clerk@example.jp", world.PASSWORD, system)


def test_a_town_secretary_logs_in_and_finds_the_towns_bodies(town):
    town.log_in("clerk@example.jp", world.PASSWORD)
    assert town.get("/").status_code == 200
    assert town.get("/bodies").status_code == 200
    assert "支援調整会議" in town.page
    assert "同時" not in town.page


def test_a_town_body_speaks_its_own_words(town):
    town.log_in("clerk@example.jp", world.PASSWORD)
    town.get("/bodies/coordination")
    assert "構成員の半数以上が出席すると成立します（設置根拠の第5条第2項）。" in town.page
    assert "設置のときからの通し番号です。" in town.page
    assert "砂子 遼" in town.page


def test_the_first_meeting_of_the_towns_working_level_has_its_standing_item(town):
    body = db.session.scalars(select(Body).where(Body.code == "working")).one()
    agency = db.session.scalars(select(Agency).where(Agency.code == "kenko_fukushi_ka")).one()
    clerk = db.session.scalars(select(Person).where(Person.email == "clerk@example.jp")).one()
    members.assign_secretariat(
        body, agency, clerk, starts_on=world.TERM[0], actor=Actor.system(world.TODAY)
    )
    db.session.flush()
    actor = account_queries.actor_by(world.TODAY, email="clerk@example.jp")
    first = scheduled(actor, code="working")
    assert [one.title for one in items_of(first)] == [
        "開会",
        "前回議事録の確認について",
        "対応事項の進捗状況について",
        "各機関の取組と相談の状況について",
        "その他（次回日程）",
        "閉会",
    ]
