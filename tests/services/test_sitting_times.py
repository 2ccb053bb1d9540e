"""When a sitting began and ended: refused before it has come, put right afterwards."""

from datetime import time, timedelta

import pytest
from sqlalchemy import select

from council.domain import clock
from council.domain.errors import DomainError
from council.domain.vocabulary import MeetingState
from council.extensions import db
from council.models import AuditEntry, Seat
from council.services import sittings
from tests import world
from tests.sitting_rooms import held, mark, notified, opened, seat_of

pytestmark = pytest.mark.usefixtures("evening")


def seat(meeting, who):
    return db.session.get_one(Seat, seat_of(meeting, who))


@pytest.mark.parametrize(("minutes", "is_taken"), [(4, True), (6, False)])
def test_a_time_that_has_not_come_is_refused_but_for_the_clocks_difference(
    acting, minutes, is_taken
):
    meeting = notified(acting)
    mark(meeting, acting)
    typed = (world.EVENING + timedelta(minutes=minutes)).time()
    facts = {"presider": world.person("chair"), "actor": acting("secretary")}
    if not is_taken:
        with pytest.raises(DomainError, match="まだ来ていない時刻です"):
            sittings.open_sitting(meeting, opened_at=typed, **facts)
        sittings.open_sitting(meeting, opened_at=time(14), **facts)
        with pytest.raises(DomainError, match="まだ来ていない時刻です"):
            sittings.close(meeting, closed_at=typed, actor=acting("secretary"))
    else:
        sittings.open_sitting(meeting, opened_at=typed, **facts)


def test_the_day_after_every_time_of_the_sitting_has_come(acting):
    meeting = opened(acting)
    with clock.at(world.NOW + timedelta(days=1)):
        sittings.close(meeting, closed_at=time(23, 59), actor=acting("secretary"))
    assert meeting.state is MeetingState.CLOSED


def test_the_recorded_times_are_put_right_and_told_in_the_trail(acting):
    meeting = held(acting)
    secretary = acting("secretary")
    with clock.at(world.EVENING):
        sittings.mend_times(
            meeting, opened_at=time(14, 5), closed_at=time(16), actor=secretary, base_version=None
        )
    db.session.commit()
    assert (meeting.opened_at, meeting.closed_at) == (time(14, 5), time(16))
    row = db.session.scalars(select(AuditEntry).where(AuditEntry.tag == "sitting:times")).one()
    assert all(told in row.canonical for told in (b"14:00", b"15:50", b"14:05", b"16:00"))


@pytest.mark.parametrize(
    ("opened_at", "closed_at", "sentence"),
    [
        (time(16), time(15, 50), "開会より後"),
        (time(14), time(23, 58), "まだ来ていない時刻"),
        (time(15, 10), time(15, 50), "開会の時刻より前の出入り"),
        (time(14), time(14, 30), "閉会の時刻より後の出入り"),
    ],
)
def test_times_that_cannot_be_are_not_taken(acting, opened_at, closed_at, sentence):
    meeting = opened(acting)
    secretary = acting("secretary")
    with clock.at(world.EVENING):
        sittings.leave(meeting, seat(meeting, "member1").id, time(15), secretary)
        sittings.close(meeting, closed_at=time(15, 50), actor=secretary)
        with pytest.raises(DomainError, match=sentence):
            sittings.mend_times(meeting, opened_at=opened_at, closed_at=closed_at, actor=secretary)


def test_a_time_not_recorded_yet_is_not_set_by_mending(acting):
    meeting = opened(acting)
    with clock.at(world.EVENING):
        sittings.mend_times(
            meeting, opened_at=time(14, 2), closed_at=time(16), actor=acting("secretary")
        )
    assert (meeting.opened_at, meeting.closed_at) == (time(14, 2), None)


def test_an_attendance_put_right_afterwards_puts_the_sentence_of_the_quorum_right(acting):
    meeting = held(acting)
    mark(meeting, acting, absent=("member1", "member2"))
    assert "名のうち３名" in meeting.quorum_sentence
