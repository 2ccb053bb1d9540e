from datetime import date, time

import pytest
from sqlalchemy import select

from council.domain import clock
from council.domain.errors import DomainError, IllegalTransition, NotAllowed, StaleVersion
from council.domain.vocabulary import EntryKind, MeetingForm, MeetingState
from council.extensions import db
from council.models import BodyVersion, Meeting, RecordEntry, Seat
from council.models.keyring import keyring
from council.queries import sittings as queries
from council.services import sittings
from tests import circulating, convening, world
from tests.sitting_rooms import fresh, held, item_of, mark, notified, opened, seat_of

pytestmark = pytest.mark.usefixtures("evening")


def seat(meeting, who):
    return db.session.get_one(Seat, seat_of(meeting, who))


def test_a_meeting_opens_with_chair_and_quorum_and_says_so_in_a_sentence(acting):
    meeting = opened(acting)
    assert meeting.state is MeetingState.IN_SESSION
    assert meeting.quorum_sentence == (
        "委員５名のうち４名が出席し、定足数３名に達したため、会議は成立した。"
    )


def test_a_meeting_does_not_open_before_the_presence_is_recorded(acting):
    meeting = notified(acting)
    with pytest.raises(DomainError, match="出欠がまだ記録されていません"):
        sittings.open_sitting(
            meeting,
            opened_at=time(14),
            presider=world.person("chair"),
            actor=acting("secretary"),
        )


def test_neither_a_member_nor_an_absent_chair_nor_a_substitute_presides(acting):
    meeting = notified(acting)
    mark(meeting, acting, absent=("chair",), substitutes=("deputy",))
    for who in ("member1", "chair", "deputy"):
        with pytest.raises(DomainError, match="議長は、出席している部会長か副部会長"):
            sittings.open_sitting(
                meeting,
                opened_at=time(14),
                presider=world.person(who),
                actor=acting("secretary"),
            )


def test_the_deputy_presides_when_the_chair_is_away(acting):
    meeting = notified(acting)
    mark(meeting, acting, absent=("chair",))
    sittings.open_sitting(
        meeting, opened_at=time(14), presider=world.person("deputy"), actor=acting("secretary")
    )
    db.session.commit()
    sittings.close(fresh(meeting, acting, "deputy"), closed_at=time(15), actor=acting("deputy"))


def test_too_few_cannot_open_but_may_be_declared_inquorate(acting):
    meeting = notified(acting)
    mark(meeting, acting, absent=("member1", "member2", "member3"))
    with pytest.raises(DomainError, match="成立しなかった。開会できません"):
        sittings.open_sitting(
            meeting,
            opened_at=time(14),
            presider=world.person("chair"),
            actor=acting("secretary"),
        )
    sittings.declare_inquorate(meeting, reason="定足数に足りないため", actor=acting("secretary"))
    db.session.commit()
    assert (meeting.state, meeting.number) == (MeetingState.INQUORATE, None)


@pytest.mark.parametrize(("keeps", "own", "next_one"), [(False, None, 1), (True, 1, 2)])
def test_whether_a_failed_meeting_counts_is_the_bodys_rule_and_no_number_is_left_out(
    acting, keeps, own, next_one
):
    secretary, meeting = acting("secretary"), notified(acting)
    for version in db.session.query(BodyVersion).filter_by(body_id=meeting.body_id):
        version.inquorate_keeps_number = keeps
    later = convening.scheduled(secretary, date(2027, 1, 21))
    mark(meeting, acting, absent=("member1", "member2", "member3"))
    sittings.declare_inquorate(meeting, reason="定足数に足りないため", actor=secretary)
    convening.notified(later, secretary)
    assert (meeting.number, later.number, later.is_number_fixed) == (own, next_one, True)


def test_a_quorate_meeting_is_not_declared_inquorate(acting):
    meeting = notified(acting)
    mark(meeting, acting)
    with pytest.raises(DomainError, match="定足数に達しているため"):
        sittings.declare_inquorate(meeting, reason="x", actor=acting("secretary"))


def test_a_meeting_does_not_open_before_its_day(acting):
    meeting = notified(acting)
    mark(meeting, acting)
    with (
        clock.at(world.NOW.replace(day=2)),
        pytest.raises(DomainError, match="開催日になっていません"),
    ):
        sittings.open_sitting(
            meeting,
            opened_at=time(14),
            presider=world.person("chair"),
            actor=acting("secretary"),
        )


def test_a_written_meeting_is_closed_without_being_opened(acting):
    meeting = notified(acting, form=MeetingForm.WRITTEN)
    circulating.answered(meeting, acting)
    secretary, chair = acting("secretary"), world.person("chair")
    with pytest.raises(DomainError, match="書面での開催です"):
        sittings.open_sitting(meeting, opened_at=time(14), presider=chair, actor=secretary)
    circulating.closed(meeting, acting)
    assert meeting.state is MeetingState.CLOSED


def test_only_who_keeps_the_record_marks_the_presence(acting):
    meeting = notified(acting)
    for who in ("member1", "chair", "emp_secretary"):
        with pytest.raises(NotAllowed):
            sittings.set_presence(meeting, [], acting(who))


def test_a_stale_presence_form_is_refused(acting):
    meeting = notified(acting)
    before = meeting.version
    mark(meeting, acting)
    with pytest.raises(StaleVersion):
        sittings.set_presence(meeting, [], acting("secretary"), base_version=before)


def test_leaving_early_and_coming_late_are_intervals_that_change_the_count(acting):
    meeting = opened(acting)
    secretary = acting("secretary")
    sittings.leave(meeting, seat_of(meeting, "member1"), time(15), secretary)
    sittings.arrive(meeting, seat_of(meeting, "member2"), time(15, 10), secretary)
    db.session.commit()
    room = queries.chamber(meeting)
    counts = {at: room.reckon(at).present for at in (time(14, 30), time(15, 5), time(15, 30))}
    assert counts == {time(14, 30): 4, time(15, 5): 3, time(15, 30): 4}


@pytest.mark.parametrize(
    ("act", "who", "at", "sentence"),
    [
        ("leave", "member1", time(13), "開会より後"),
        ("leave", "member2", time(15), "いま出席していません"),
        ("arrive", "member1", time(15), "すでに出席しています"),
    ],
)
def test_impossible_movements_are_refused(acting, act, who, at, sentence):
    meeting = opened(acting)
    with pytest.raises(DomainError, match=sentence):
        getattr(sittings, act)(meeting, seat_of(meeting, who), at, acting("secretary"))


def test_a_sitting_does_not_close_before_somebody_left(acting):
    meeting = opened(acting)
    sittings.leave(meeting, seat_of(meeting, "member1"), time(15), acting("secretary"))
    db.session.flush()
    for at in (time(13), time(14, 30)):
        with pytest.raises(DomainError):
            sittings.close(meeting, closed_at=at, actor=acting("secretary"))


def test_a_recusal_leaves_both_sides_of_the_quorum(acting):
    meeting = opened(acting)
    item = item_of(meeting)
    sittings.recuse(item, seat(meeting, "member1"), acting("secretary"))
    db.session.commit()
    room = queries.chamber(meeting)
    seats = [one.seat_id for one in room.recused(item.id)]
    assert room.sentence(recused=seats) == (
        "除斥の1名を除く委員4名のうち3名が出席し、定足数3名に達したため、この議題の審議は成立した。"
    )


def test_who_presides_is_not_recused_before_handing_over(acting):
    meeting = opened(acting)
    item, secretary = item_of(meeting), acting("secretary")
    with pytest.raises(DomainError, match="議長を務める方は除斥できません"):
        sittings.recuse(item, seat(meeting, "chair"), secretary)
    sittings.change_presider(meeting, world.person("deputy"), secretary)
    sittings.recuse(item, seat(meeting, "chair"), secretary)
    with pytest.raises(DomainError, match="すでに除斥"):
        sittings.recuse(item, seat(meeting, "chair"), secretary)


def test_a_recusal_recorded_by_mistake_is_lifted(acting):
    meeting = opened(acting)
    item, secretary = item_of(meeting), acting("secretary")
    row = sittings.recuse(item, seat(meeting, "member1"), secretary)
    sittings.lift(row, meeting, secretary)
    db.session.commit()
    assert queries.chamber(meeting).recused(item.id) == []


def test_what_is_recorded_is_sealed(acting):
    meeting = held(acting)
    rows = db.session.scalars(
        select(RecordEntry).where(RecordEntry.kind == EntryKind.DECISION)
    ).all()
    assert all("一覧".encode() not in row.text_sealed for row in rows)
    assert keyring(db.session).open(rows[0], "text_sealed") == "連絡先の一覧を各機関に配る。"
    assert meeting.state is MeetingState.CLOSED


def test_nothing_is_recorded_before_the_opening(acting):
    meeting = notified(acting)
    with pytest.raises(DomainError, match="まだ開会していません"):
        sittings.note(item_of(meeting), speaker="", text="x", actor=acting("secretary"))


def test_an_entry_changed_by_another_meanwhile_is_not_overwritten(acting):
    meeting = opened(acting)
    secretary = acting("secretary")
    row = sittings.note(item_of(meeting), speaker="委員", text="はじめの文", actor=secretary)
    db.session.commit()
    view = queries.entry(meeting, row.id)
    first = view.entry.version
    sittings.edit_entry(
        view.entry, speaker="委員", text="二つめの文", base_version=first, actor=secretary
    )
    db.session.commit()
    with pytest.raises(StaleVersion):
        sittings.edit_entry(
            view.entry, speaker="", text="三つめ", base_version=first, actor=secretary
        )


def test_a_sitting_opens_once(acting):
    meeting = opened(acting)
    with pytest.raises(IllegalTransition):
        sittings.open_sitting(
            meeting,
            opened_at=time(14),
            presider=world.person("chair"),
            actor=acting("secretary"),
        )
    assert db.session.get_one(Meeting, meeting.id).state is MeetingState.IN_SESSION
