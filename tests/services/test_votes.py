"""採決 at an item: its counts are those of who could vote then; it stands behind the decision in the minutes."""

from datetime import time

import pytest
from sqlalchemy import func, select

from council.domain.errors import DomainError
from council.domain.votes import Count
from council.extensions import db
from council.models import Seat, Vote
from council.queries import sittings as queries
from council.services import minutes, sittings
from council.services.sittings import Ballot
from tests.services.minutes.steps import content, seen
from tests.sitting_rooms import item_of, opened, over, seat_of

pytestmark = pytest.mark.usefixtures("evening")


@pytest.fixture
def meeting(acting):
    """Under way: chair, deputy and two members; the one who presides has no vote."""
    return opened(acting)


def decided(meeting, acting, count, at=time(15)):
    entry = sittings.decide(
        item_of(meeting), text="一覧を配る。", actor=acting("secretary"), ballot=Ballot(count, at)
    )
    db.session.commit()
    return entry


def test_the_counts_are_those_of_who_takes_part_but_the_presider(meeting, acting):
    with pytest.raises(DomainError, match="採決に加わったのは3名です"):
        decided(meeting, acting, Count(4, 0))
    decided(meeting, acting, Count(2, 1))
    assert db.session.scalars(select(Vote.ayes)).one() == 2


def test_who_left_or_was_recused_before_the_vote_is_not_counted(meeting, acting):
    secretary = acting("secretary")
    sittings.arrive(meeting, seat_of(meeting, "member2"), time(14, 10), secretary)
    sittings.leave(meeting, seat_of(meeting, "member1"), time(15, 10), secretary)
    recused = db.session.get_one(Seat, seat_of(meeting, "member3"))
    sittings.recuse(item_of(meeting), recused, secretary)
    db.session.commit()
    room, item = queries.chamber(meeting), item_of(meeting)
    found = [
        queries.voters(meeting, room, item, at) for at in (time(14, 5), time(15), time(15, 10))
    ]
    assert found == [2, 3, 2]


def test_a_tie_asks_for_the_presiders_decision(meeting, acting):
    sittings.arrive(meeting, seat_of(meeting, "member2"), time(14, 10), acting("secretary"))
    with pytest.raises(DomainError, match="可否同数です"):
        decided(meeting, acting, Count(2, 2))
    entry = decided(meeting, acting, Count(2, 2, casting=True))
    view = queries.entry(meeting, entry.id)
    assert queries.outcome_of(view.entry, queries.chamber(meeting)) == (
        "（賛成2名、反対2名、棄権なし。可否同数のため、議長が可と決したため、確認）"
    )


def test_there_is_no_vote_without_a_quorum(meeting, acting):
    for who in ("member1", "deputy"):
        sittings.leave(meeting, seat_of(meeting, who), time(14, 30), acting("secretary"))
    with pytest.raises(DomainError, match="定足数に足りないため"):
        decided(meeting, acting, Count(1, 0))


def test_a_vote_was_held_while_the_item_had_its_turn(meeting, acting):
    sittings.set_turn(
        item_of(meeting), begun_at=time(14, 30), ended_at=time(15), actor=acting("secretary")
    )
    with pytest.raises(DomainError, match="この議題の審議のあいだ"):
        decided(meeting, acting, Count(3, 0), at=time(15, 1))


def test_what_was_recorded_by_mistake_goes_with_its_decision(meeting, acting):
    entry = decided(meeting, acting, Count(3, 0))
    view = queries.entry(meeting, entry.id)
    sittings.remove_entry(view.entry, base_version=view.entry.version, actor=acting("secretary"))
    db.session.commit()
    assert db.session.scalar(select(func.count()).select_from(Vote)) == 0


def test_the_minutes_say_how_a_decision_came_about(meeting, acting):
    decided(meeting, acting, None)
    decided(meeting, acting, Count(2, 0, 1))
    over(meeting, acting("secretary"))
    minutes.draft(meeting, acting("secretary"))
    db.session.commit()
    said = content(seen(meeting, acting))
    assert next(one for one in said.agenda if one.decisions).decisions == (
        "一覧を配る。（異議なく、全会一致で確認）",
        "一覧を配る。（賛成２名、反対０名、棄権１名。賛成多数で確認）",
    )
