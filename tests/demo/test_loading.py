"""Loading the year: whole, once, and only where there is material for it."""

from datetime import datetime, time

import pytest
from sqlalchemy import func, select

from council.demo import year
from council.domain import clock
from council.domain.errors import DomainError
from council.extensions import db
from council.models import (
    AuditEntry,
    Body,
    Meeting,
    RecordEntry,
)
from council.models.keyring import keyring
from council.services import audit
from tests import world


def count(model, *conditions):
    return db.session.scalar(select(func.count()).select_from(model).where(*conditions))


def test_nothing_happened_today_and_the_trail_is_whole(demo_year):
    midnight = datetime.combine(world.TODAY, time(0), tzinfo=clock.TOKYO)
    # the installation is of now, and tests of accounts log in
    newest = select(func.max(AuditEntry.at)).where(
        AuditEntry.tag.not_like("login:%"), AuditEntry.tag != "profile:install"
    )
    assert db.session.scalars(newest).one() < midnight
    assert audit.verify().ok


def test_loading_again_changes_nothing(demo_year):
    before = count(AuditEntry)
    assert year.load(2) is False
    assert count(AuditEntry) == before


def test_a_town_without_material_is_refused(app, monkeypatch):
    monkeypatch.setattr(year, "PROFILE", "minamo")
    with pytest.raises(DomainError):
        year.load(1)


def test_a_body_without_a_quorum_rule_has_none_checked(demo_year):
    rows = db.session.scalars(
        select(RecordEntry)
        .join(Meeting, Meeting.id == RecordEntry.meeting_id)
        .join(Body, Body.id == Meeting.body_id)
        .where(Body.code == "advisers")
    ).all()
    ring = keyring(db.session)
    ring.fetch(row.key_id for row in rows)
    said = [ring.open(row, "text_sealed") for row in rows]
    assert said
    assert not any("定足数" in one for one in said)
