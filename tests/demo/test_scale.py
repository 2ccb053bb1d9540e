"""Many agenda items on top of the year."""

import pytest
from sqlalchemy import func, select

from council.demo import scale
from council.domain.errors import DomainError
from council.extensions import db
from council.models import AgendaItem, Body, Meeting


def sizes():
    counted = select(func.count(AgendaItem.id)).group_by(AgendaItem.meeting_id)
    return list(
        db.session.scalars(
            counted.join(Meeting, Meeting.id == AgendaItem.meeting_id)
            .join(Body, Body.id == Meeting.body_id)
            .where(Body.code == "s8050")
        )
    )


def test_there_are_meetings_of_exactly_ten_fifty_and_two_hundred_items(demo_year):
    assert scale.enlarge(1, 3) == 3
    assert set(sizes()) >= {10, 50, 200}


def test_a_factor_without_meaning_is_refused(demo_year):
    with pytest.raises(DomainError):
        scale.enlarge(0, 3)


def test_without_the_year_it_is_refused(app):
    with pytest.raises(DomainError):
        scale.enlarge(1, 3)
