"""Same seed and clock, same year; another clock, another year of the same shape."""

import json
from datetime import datetime, timedelta

import pytest

from council.demo import objects
from council.domain import clock
from council.domain.daysoff import DaysOffRule, is_day_off
from council.extensions import db
from council.models import Meeting, OutboxMessage, RecordEntry, Sitting
from council.models.keyring import keyring
from tests import world

pytestmark = pytest.mark.sqlite_only


def dump(house, at=world.NOW):
    """What is made, with days and opened texts."""
    with clock.at(at), house.app_context():
        ring = keyring(db.session)
        return json.dumps(
            {
                "objects": objects.listed(),
                "days": [str(day) for day in db.session.scalars(db.select(Sitting.held_on))],
                "said": [
                    ring.open(row, "text_sealed")
                    for row in db.session.scalars(db.select(RecordEntry).order_by(RecordEntry.id))
                ],
                "letters": [
                    [row.message_id, str(row.created_at)]
                    for row in db.session.scalars(
                        db.select(OutboxMessage).order_by(OutboxMessage.position)
                    )
                ],
            },
            default=str,
        )


def test_the_same_seed_and_clock_make_the_same_year(loaded, new_year):
    assert dump(loaded) == dump(new_year("demo_again"))


@pytest.mark.parametrize("at", [datetime(2025, 5, 4, 22, 30, tzinfo=clock.TOKYO)])
def test_the_year_moves_with_the_clock_and_keeps_off_days_off(new_year, at):
    house = new_year("demo_elsewhere", at, seed=7)
    today = clock.local(at).date()
    with house.app_context():
        days = set(db.session.scalars(db.select(Sitting.held_on)))
        assert today in days
        assert not [day for day in days - {today} if is_day_off(day, DaysOffRule())]
        assert min(days) > today - timedelta(days=250)
        assert len(db.session.scalars(db.select(Meeting.id)).all()) == 29
