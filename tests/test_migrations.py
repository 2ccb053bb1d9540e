"""Migrations: up, down and up again on both engines, and the result equals the models to the last trigger."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import Engine, create_engine, inspect, select, text, update
from sqlalchemy.engine import make_url

from council import profiles
from council.app import create_app
from council.domain import clock
from council.domain.vocabulary import Means
from council.extensions import Base, db, writing
from council.models import BodyVersion, Meeting, SignOff, TwoPersonRequest
from council.queries import accounts
from council.services import installation, meetings, proxies
from council.services import minutes as services
from tests import convening, postgres, sitting_rooms, world
from tests.conftest import config_for
from tests.services.minutes import steps


class Databases:
    """Hands out empty databases of the engine under test."""

    def __init__(self, engine_name: str, folder: Path, server: postgres.Server | None) -> None:
        self.engine_name, self.folder, self.server = engine_name, folder, server

    def make(self, name: str) -> str:
        if self.server is None:
            return f"sqlite:///{self.folder / name}.db"
        self.server.drop(name)
        return self.server.create(name)


@pytest.fixture
def databases(database_url: str, engine_name: str, tmp_path, request) -> Databases:
    server = None if engine_name == "sqlite" else request.getfixturevalue("postgres_server")
    return Databases(engine_name, tmp_path, server)


@pytest.fixture
def migrated(house: Flask, databases: Databases) -> Iterator[Flask]:
    """An application whose database was made by the migrations alone."""
    config = config_for(databases.make("migrated"), house.config["SETTINGS"].data_dir)
    app = create_app(config)
    with app.app_context(), writing():
        upgrade()
        yield app
        db.session.remove()
        db.engine.dispose()


def _columns(inspector: Any, table: str) -> dict[str, tuple[str, bool]]:
    return {
        column["name"]: (str(column["type"]), bool(column["nullable"]))
        for column in inspector.get_columns(table)
    }


def _named(rows: list[dict[str, Any]], *facts: str) -> dict[Any, tuple[str, ...]]:
    return {row["name"]: tuple(" ".join(str(row[fact]).split()) for fact in facts) for row in rows}


def _triggers(engine: Engine) -> set[tuple[str, ...]]:
    statement = (
        "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'"
        if engine.dialect.name == "sqlite"
        else "SELECT t.tgname, pg_get_triggerdef(t.oid), p.prosrc FROM pg_trigger t "
        "JOIN pg_proc p ON p.oid = t.tgfoid WHERE NOT t.tgisinternal"
    )
    with engine.connect() as connection:
        return {tuple(map(str, row)) for row in connection.execute(text(statement))}


def shape(engine: Engine) -> dict[str, Any]:
    """Everything a schema is: columns, keys, CHECKs, indexes and triggers."""
    inspector = inspect(engine)
    tables = [table for table in inspector.get_table_names() if table != "alembic_version"]
    return {
        "triggers": _triggers(engine),
        **{
            table: {
                "columns": _columns(inspector, table),
                "primary": inspector.get_pk_constraint(table)["constrained_columns"],
                "checks": _named(inspector.get_check_constraints(table), "sqltext"),
                "unique": _named(inspector.get_unique_constraints(table), "column_names"),
                "foreign": _named(
                    inspector.get_foreign_keys(table),
                    "constrained_columns",
                    "referred_table",
                    "options",
                ),
                "indexes": _named(inspector.get_indexes(table), "column_names", "unique"),
            }
            for table in tables
        },
    }


@pytest.fixture
def modelled(databases: Databases) -> Iterator[Engine]:
    engine = create_engine(make_url(databases.make("modelled")))
    Base.metadata.create_all(engine)
    yield engine
    engine.dispose()


def test_the_migrated_schema_equals_the_models(migrated, modelled):
    found, wanted = shape(db.engine), shape(modelled)
    assert set(found) == set(wanted)
    for table, facts in wanted.items():
        assert found[table] == facts, table


def test_the_comparison_sees_a_lost_trigger_and_a_changed_check(migrated, modelled):
    with modelled.begin() as connection:
        if modelled.dialect.name == "sqlite":
            connection.execute(text("DROP TRIGGER audit_entries_no_delete"))
        else:
            connection.execute(text("DROP TRIGGER audit_entries_no_change ON audit_entries"))
    assert shape(db.engine)["triggers"] != shape(modelled)["triggers"]


def test_migrations_go_down_to_nothing_and_up_again(migrated):
    before = shape(db.engine)
    db.engine.dispose()
    downgrade(revision="base")
    assert set(inspect(db.engine).get_table_names()) <= {"alembic_version"}
    assert _triggers(db.engine) == set()
    upgrade()
    assert shape(db.engine) == before


def test_a_migrated_database_takes_a_whole_municipality_and_its_people(migrated):
    installation.install(profiles.load("setagaya"))
    world.build()
    db.session.commit()
    db.session.remove()
    downgrade(revision="base")
    upgrade()
    assert installation.installed_profile() is None


def acting(who: str) -> Any:
    return accounts.actor_by(clock.today(), email=world.email(who))


def test_an_approval_that_waits_for_its_second_person_waits_on_both_ways(migrated):
    installation.install(profiles.load("setagaya"))
    world.build()
    db.session.commit()
    with clock.at(world.NOW):
        held = sitting_rooms.held(acting)
        services.draft(held, acting("secretary"))
        db.session.commit()
        minutes = steps.seen(held, acting)
        content_hash = steps.awaiting(minutes, acting)
        entry = proxies.enter(
            world.person("chair"),
            means=Means.FAX,
            received_on=world.TODAY,
            received_by="",
            actor=acting("secretary"),
        )
        services.enter_approval(
            minutes, content_hash=content_hash, proxy=entry, actor=acting("secretary")
        )
        db.session.commit()
    minutes_id, entry_id = minutes.id, entry.id
    db.session.remove()
    downgrade(revision="0015")
    with db.engine.connect() as connection:
        kept = connection.execute(text("SELECT proxy_hash FROM minutes")).scalars().all()
    assert kept == [content_hash]
    upgrade()
    (row,) = db.session.scalars(select(TwoPersonRequest)).all()
    assert (row.subject_id, row.proxy_id) == (minutes_id, entry_id)
    assert (row.act, row.bound_hash) == ("minutes_approval", content_hash)
    assert row.asked_by_id == world.person("secretary").id


def test_bodies_known_before_go_on_without_a_decision_on_minutes_and_what_is_made_public(migrated):
    installation.install(profiles.load("setagaya"))
    db.session.execute(update(BodyVersion).values(sign_off_otherwise="change"))
    db.session.commit()
    db.session.remove()
    downgrade(revision="0017")
    upgrade()
    said = db.session.execute(select(BodyVersion.sign_off, BodyVersion.sign_off_otherwise))
    assert {tuple(row) for row in said} == {
        (True, "change minutes publication"),
        (False, "change"),
    }


def test_a_decision_that_was_on_a_day_put_off_is_past_and_every_other_still_counts(migrated):
    installation.install(profiles.load("setagaya"))
    world.build()
    db.session.commit()
    with clock.at(world.NOW):
        secretary = acting("secretary")
        ahead, put_off, fixed_again, signed = (
            convening.scheduled(secretary, date(2026, 12, day)) for day in (10, 14, 16, 17)
        )
        for one in (ahead, put_off, fixed_again):
            convening.notified(one, secretary)
        for one in (put_off, fixed_again):
            meetings.postpone(one, "大雪のため", secretary, decision=convening.decided(secretary))
        meetings.fix_date(fixed_again, secretary, keeps_day=True)
        convening.signed_off(signed, secretary)
        db.session.commit()
    expected = {ahead.id: False, put_off.id: True, fixed_again.id: True, signed.id: False}
    db.session.remove()
    downgrade(revision="0018")
    upgrade()
    rows = db.session.execute(
        select(SignOff.meeting_id, SignOff.is_past).where(SignOff.act == "notice")
    )
    assert {row[0]: row[1] for row in rows} == expected


def test_only_a_meeting_whose_day_was_settled_stays_known_after_it_was_called_off(migrated):
    installation.install(profiles.load("setagaya"))
    world.build()
    db.session.commit()
    with clock.at(world.NOW):
        secretary = acting("secretary")
        draft, settled = (convening.scheduled(secretary, date(2026, 12, day)) for day in (10, 14))
        meetings.fix_date(settled, secretary)
        for one in (draft, settled):
            meetings.cancel(one, "都合により", secretary)
        db.session.commit()
    expected = {draft.id: True, settled.id: False}
    db.session.remove()
    downgrade(revision="0020")
    upgrade()
    assert dict(db.session.execute(select(Meeting.id, Meeting.never_settled)).all()) == expected


def test_a_meeting_that_waits_for_a_new_day_keeps_the_one_it_was_put_off_from(migrated):
    installation.install(profiles.load("setagaya"))
    world.build()
    db.session.commit()
    with clock.at(world.NOW):
        secretary = acting("secretary")
        waits, has_new_day = (
            convening.scheduled(secretary, date(2026, 12, day)) for day in (10, 14)
        )
        for one in (waits, has_new_day):
            meetings.fix_date(one, secretary)
            meetings.postpone(one, "大雪のため", secretary)
        meetings.move(
            has_new_day,
            held_on=date(2027, 1, 21),
            begins=time(14),
            ends=time(16),
            place=convening.PLACE,
            base_version=has_new_day.version,
            actor=secretary,
        )
        db.session.commit()
    expected = {waits.id: date(2026, 12, 10), has_new_day.id: None}
    db.session.remove()
    downgrade(revision="0020")
    upgrade()
    assert dict(db.session.execute(select(Meeting.id, Meeting.put_off_from)).all()) == expected
