"""もう一人の確認: never by the same person, never after a change, never twice, never too late."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from council.domain.errors import Conflict, IllegalTransition, NotAllowed
from council.domain.second_person import ASKED_FOR, SecondState
from council.domain.vocabulary import Means, MinutesState
from council.extensions import db
from council.models import AuditEntry, TwoPersonRequest
from council.policy.actor import Actor
from council.queries import second_person as queries
from council.queries.second_person import MINUTES_APPROVAL
from council.services import minutes as services
from council.services import proxies, second_person
from council.services.minutes import revisions
from tests import world
from tests.services.minutes.steps import awaiting, content, seen
from tests.sitting_rooms import held

S = SecondState


@pytest.fixture
def minutes(acting):
    """Minutes before the chair."""
    meeting = held(acting)
    services.draft(meeting, acting("secretary"))
    db.session.commit()
    found = seen(meeting, acting)
    awaiting(found, acting)
    return found


def entered(minutes, acting, who="secretary"):
    """An approval that the chair gave by telephone."""
    actor = acting(who)
    entry = proxies.enter(
        world.person("chair"),
        means=Means.TELEPHONE,
        received_on=actor.on,
        received_by="戸澤",
        actor=actor,
    )
    content_hash = services.current(minutes).content_hash
    services.enter_approval(minutes, content_hash=content_hash, proxy=entry, actor=actor)
    db.session.commit()
    return queries.waiting(MINUTES_APPROVAL, minutes.id)


def refused(row, minutes, actor):
    second_person.refuse(MINUTES_APPROVAL, row, minutes, actor, answer="電話の方が違いました")


def confirmed(row, minutes, actor):
    seen_hash = services.current(minutes).content_hash
    return second_person.confirm(MINUTES_APPROVAL, row, minutes, actor, seen=seen_hash)


def changed(minutes, acting):
    """Another revision behind the chair's back: what no page allows."""
    last = services.current(minutes)
    revisions.append(minutes, content(minutes), last.number + 1, acting("secretary2"))
    db.session.commit()


@pytest.mark.parametrize("decide", [confirmed, refused])
def test_who_asked_is_never_the_second_person(minutes, acting, decide):
    row = entered(minutes, acting)
    with pytest.raises(NotAllowed, match="別の方"):
        decide(row, minutes, acting("secretary"))
    assert row.state is S.WAITING


@pytest.mark.parametrize("who", ["emp_secretary", "chair", "member1", "staff_a", "admin"])
def test_who_lacks_the_right_to_the_act_is_no_second_person(minutes, acting, who):
    row = entered(minutes, acting)
    with pytest.raises(NotAllowed):
        confirmed(row, minutes, acting(who))
    with pytest.raises(NotAllowed):
        second_person.withdraw(MINUTES_APPROVAL, row, minutes, acting(who))
    assert queries.get(acting(who), row.id) is None


def test_another_of_the_secretariat_confirms_and_it_is_bound_to_what_was_read(minutes, acting):
    row = entered(minutes, acting)
    last = services.current(minutes)
    assert (row.bound_version, row.bound_hash) == (last.number, last.content_hash)
    services.approve(minutes, content_hash=last.content_hash, actor=acting("secretary2"))
    db.session.commit()
    assert (row.state, row.decided_by_id) == (S.CONFIRMED, acting("secretary2").id)
    assert minutes.state is MinutesState.APPROVED


def test_what_changed_meanwhile_is_not_confirmed_and_the_sentence_says_so(minutes, acting):
    row = entered(minutes, acting)
    changed(minutes, acting)
    with pytest.raises(Conflict, match="代行入力のあとで内容が変わりました"):
        confirmed(row, minutes, acting("secretary2"))
    assert minutes.state is MinutesState.AWAITING_CHAIR


def test_the_same_words_in_another_version_are_another_thing(minutes, acting):
    row = entered(minutes, acting)
    changed(minutes, acting)
    row.bound_hash = services.current(minutes).content_hash
    with pytest.raises(Conflict):
        confirmed(row, minutes, acting("secretary2"))


def test_nobody_confirms_what_they_did_not_read(minutes, acting):
    row = entered(minutes, acting)
    with pytest.raises(Conflict, match="画面を開いたあとで"):
        second_person.confirm(MINUTES_APPROVAL, row, minutes, acting("secretary2"), seen="0" * 64)


def test_one_request_of_a_kind_waits_for_an_object(minutes, acting):
    entered(minutes, acting)
    with pytest.raises(Conflict, match="すでに"):
        entered(minutes, acting, "secretary2")


def test_a_request_is_decided_once(minutes, acting):
    row, second = entered(minutes, acting), acting("secretary2")
    refused(row, minutes, second)
    with pytest.raises(IllegalTransition):
        confirmed(row, minutes, second)
    with pytest.raises(IllegalTransition):
        second_person.withdraw(MINUTES_APPROVAL, row, minutes, acting("secretary"))


def test_who_asked_reads_why_it_was_refused_and_may_ask_again(minutes, acting):
    row = entered(minutes, acting)
    refused(row, minutes, acting("secretary2"))
    db.session.commit()
    assert "電話".encode() not in row.answer_sealed
    (line,) = queries.lines(acting("secretary")).decided
    assert line.answer == "電話の方が違いました"
    assert entered(minutes, acting).state is S.WAITING


def test_the_chairs_own_approval_lets_what_was_entered_lapse(minutes, acting):
    row = entered(minutes, acting)
    content_hash = services.current(minutes).content_hash
    approval = services.approve(minutes, content_hash=content_hash, actor=acting("chair"))
    db.session.commit()
    assert row.state is S.WITHDRAWN
    assert (approval.proxy_id, approval.second_person_id) == (None, None)


def test_what_is_sent_back_lets_it_lapse_too(minutes, acting):
    row = entered(minutes, acting)
    services.return_to_author(minutes, "直す", acting("chair"))
    db.session.commit()
    assert row.state is S.WITHDRAWN


def test_too_late_nobody_confirms_and_the_clock_ends_it(minutes, acting):
    row = entered(minutes, acting)
    row.expires_on = world.TODAY - timedelta(days=1)
    db.session.commit()
    with pytest.raises(Conflict, match="期限が過ぎました"):
        confirmed(row, minutes, acting("secretary2"))
    assert second_person.expire(Actor.system(world.TODAY)) == 1
    assert second_person.expire(Actor.system(world.TODAY)) == 0
    assert row.state is S.EXPIRED


def test_what_is_too_late_makes_room_for_a_new_request(minutes, acting):
    first = entered(minutes, acting)
    first.expires_on = world.TODAY - timedelta(days=1)
    db.session.commit()
    assert entered(minutes, acting, "secretary2").expires_on == world.TODAY + ASKED_FOR
    assert first.state is S.EXPIRED


def test_the_table_itself_refuses_one_person_as_two(minutes, acting):
    row = entered(minutes, acting)
    with pytest.raises(IntegrityError):
        db.session.execute(
            update(TwoPersonRequest)
            .where(TwoPersonRequest.id == row.id)
            .values(state="confirmed", decided_by_id=row.asked_by_id, decided_at=row.asked_at)
        )
    db.session.rollback()


def test_each_step_leaves_its_row(minutes, acting):
    row = entered(minutes, acting)
    second_person.withdraw(MINUTES_APPROVAL, row, minutes, acting("secretary"))
    db.session.commit()
    tags = db.session.scalars(
        select(AuditEntry.tag).where(AuditEntry.subject_id == row.id).order_by(AuditEntry.sequence)
    ).all()
    assert tags == ["second:ask", "second:withdraw"]


@pytest.mark.parametrize("who", ["secretary", "secretary2", "emp_secretary", "chair", "staff_a"])
def test_the_list_shows_what_one_may_decide_and_nothing_else(minutes, acting, who):
    entered(minutes, acting)
    keeps = {one for one in ("secretary", "secretary2") if minutes.id in _kept(acting(one))}
    found = queries.lines(acting(who))
    assert bool(found.to_confirm) == (who == "secretary2")
    assert bool(found.asked) == (who == "secretary")
    assert keeps == {"secretary", "secretary2"}


def _kept(actor):
    return set(db.session.scalars(MINUTES_APPROVAL.objects(actor)))


def test_an_approval_entered_anew_is_not_confirmed_by_who_read_the_first(minutes, acting):
    first = entered(minutes, acting)
    services.withdraw_entered(minutes, acting("secretary"))
    entered(minutes, acting)
    seen_hash = services.current(minutes).content_hash
    with pytest.raises(Conflict, match="入力し直されています"):
        services.confirm_entered(
            minutes, content_hash=seen_hash, shown=str(first.id), actor=acting("secretary2")
        )
    assert minutes.state is MinutesState.AWAITING_CHAIR
