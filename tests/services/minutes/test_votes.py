"""A vote that the presence contradicts is not printed unnoticed: neither checked nor put before the chair."""

from datetime import time

import pytest
from sqlalchemy import select

from council.domain.errors import Conflict, DomainError
from council.domain.vocabulary import Attendance, MinutesState
from council.domain.votes import Count
from council.extensions import db
from council.models import Vote
from council.queries import sittings as queries
from council.services import minutes as services
from council.services import sittings
from council.services.sittings import Ballot, Mark
from tests.services.minutes.steps import DUE, approved, content, seen
from tests.sitting_rooms import fresh, item_of, opened, over, seat_of

pytestmark = pytest.mark.usefixtures("evening")


@pytest.fixture
def minutes(acting):
    """The draft after a vote of three: two for, one against."""
    meeting = opened(acting)
    sittings.decide(
        item_of(meeting),
        text="一覧を配る。",
        actor=acting("secretary"),
        ballot=Ballot(Count(2, 1), time(15)),
    )
    over(meeting, acting("secretary"))
    services.draft(meeting, acting("secretary"))
    db.session.commit()
    return seen(meeting, acting)


def marked(minutes, acting, who, attendance):
    mark = Mark(seat_of(minutes.meeting, who), attendance)
    sittings.set_presence(fresh(minutes.meeting, acting), [mark], acting("secretary"))
    db.session.commit()


def left_out(minutes, acting):
    """One of those who voted turns out not to have been there."""
    marked(minutes, acting, "member1", Attendance.ABSENT)


def recounted(minutes, acting, ballot):
    view = queries.entry(fresh(minutes.meeting, acting), entry_of(minutes).id)
    sittings.recount(view.entry, ballot, base_version=view.entry.version, actor=acting("secretary"))
    db.session.commit()


def entry_of(minutes):
    return next(
        one.entry
        for one in queries.item_page(minutes.meeting, item_of(minutes.meeting)).entries
        if one.entry.vote
    )


def printed(minutes):
    return next(one.decisions for one in content(minutes).agenda if one.decisions)


def test_a_vote_that_fits_stops_nothing(minutes, acting):
    services.check(minutes, acting("secretary"))
    assert minutes.state is MinutesState.CHECKED


def test_the_draft_is_not_checked_while_a_vote_does_not_fit(minutes, acting):
    left_out(minutes, acting)
    with pytest.raises(Conflict, match="採決の人数が、いまの出欠の記録と合わない"):
        services.check(minutes, acting("secretary"))
    assert minutes.state is MinutesState.DRAFT


def test_nothing_is_put_before_the_chair_while_a_vote_does_not_fit(minutes, acting):
    services.check(minutes, acting("secretary"))
    services.send_for_review(minutes, DUE, acting("secretary"))
    left_out(minutes, acting)
    with pytest.raises(Conflict, match="採決の人数が、いまの出欠の記録と合わない"):
        services.put_before_chair(minutes, acting("secretary"))


def test_presence_put_right_opens_the_way_again(minutes, acting):
    left_out(minutes, acting)
    marked(minutes, acting, "member1", Attendance.PRESENT)
    services.check(minutes, acting("secretary"))


def test_a_vote_put_right_opens_the_way_and_is_what_the_draft_prints(minutes, acting):
    left_out(minutes, acting)
    with pytest.raises(DomainError, match="採決に加わったのは2名です"):
        recounted(minutes, acting, Ballot(Count(2, 1), time(15)))
    recounted(minutes, acting, Ballot(Count(2, 0), time(15)))
    services.refresh(minutes, base_version=minutes.version, actor=acting("secretary"))
    assert printed(minutes) == ("一覧を配る。（賛成２名、反対０名、棄権なし。賛成多数で確認）",)
    services.check(minutes, acting("secretary"))


def test_a_count_nobody_can_vouch_for_is_left_out(minutes, acting):
    left_out(minutes, acting)
    recounted(minutes, acting, None)
    services.refresh(minutes, base_version=minutes.version, actor=acting("secretary"))
    assert printed(minutes) == ("一覧を配る。",)
    services.check(minutes, acting("secretary"))


def test_a_vote_is_put_right_during_a_correction_too(minutes, acting):
    approved(minutes, acting)
    services.correct(minutes, "出欠の誤り", acting("secretary"))
    db.session.commit()
    left_out(minutes, acting)
    recounted(minutes, acting, Ballot(Count(1, 1, casting=True), time(15)))
    services.check(minutes, acting("secretary"))


def test_a_vote_is_not_changed_once_the_minutes_stand(minutes, acting):
    approved(minutes, acting)
    with pytest.raises(Conflict, match="議事録が確定しているため"):
        recounted(minutes, acting, None)


def test_the_pages_of_the_secretariat_say_which_vote_does_not_fit(minutes, acting, browse):
    said, meeting = "採決の人数が、", minutes.meeting
    secretary, pages = browse("secretary"), ("/sitting", "/minutes")
    for page in pages:
        secretary.get(f"/meetings/{meeting.id}{page}")
        assert said not in secretary.page
    left_out(minutes, acting)
    for page in pages:
        secretary.get(f"/meetings/{meeting.id}{page}")
        assert said in secretary.page
        assert f"/sitting/items/{item_of(meeting).id}#decisions" in secretary.page
    assert "まだ済ませられません。採決の人数が" in secretary.page


def test_a_vote_is_put_right_on_the_page_of_its_decision(minutes, acting, browse):
    left_out(minutes, acting)
    entry, secretary = entry_of(minutes), browse("secretary")
    path = f"/meetings/{minutes.meeting.id}/sitting/entries/{entry.id}"
    typed = {"recount": "1", "how": "vote", "ayes": "2", "at": "15:00"}
    secretary.post(path, {**typed, "noes": "1", "base_version": str(entry.version)})
    assert "採決に加わったのは2名です" in secretary.page
    secretary.submit(path, {**typed, "noes": "0", "base_version": str(entry.version)})
    assert (
        db.session.scalars(select(Vote.noes).execution_options(populate_existing=True)).one() == 0
    )


@pytest.fixture
def agreed(acting):
    """The draft after nobody objected."""
    meeting = opened(acting)
    ballot = Ballot(at=time(15))
    sittings.decide(item_of(meeting), text="一覧を配る。", actor=acting("secretary"), ballot=ballot)
    over(meeting, acting("secretary"))
    services.draft(meeting, acting("secretary"))
    db.session.commit()
    return seen(meeting, acting)


def deserted(minutes, acting):
    """Of five seats one was there after all; three are needed."""
    for who in ("deputy", "member1", "member3"):
        marked(minutes, acting, who, Attendance.ABSENT)


def test_what_nobody_objected_to_stops_nothing_while_the_quorum_holds(agreed, acting):
    left_out(agreed, acting)
    services.check(agreed, acting("secretary"))


@pytest.mark.parametrize("draft", ["minutes", "agreed"])
def test_the_draft_is_not_checked_while_something_was_decided_without_a_quorum(
    draft, request, acting
):
    found = request.getfixturevalue(draft)
    deserted(found, acting)
    with pytest.raises(Conflict, match="定足数に足りないときに決めたことになる議題が1件"):
        services.check(found, acting("secretary"))


def test_the_way_out_is_the_presence_or_to_say_in_words_what_was_done(agreed, acting):
    deserted(agreed, acting)
    with pytest.raises(DomainError, match="定足数に足りないため、採決できません"):
        recounted(agreed, acting, Ballot(at=time(15)))
    recounted(agreed, acting, None)
    services.check(agreed, acting("secretary"))


def test_the_pages_of_the_secretariat_say_what_was_decided_without_a_quorum(agreed, acting, browse):
    secretary, at = browse("secretary"), f"/meetings/{agreed.meeting.id}"
    item, entry = f"/sitting/items/{item_of(agreed.meeting).id}", entry_of(agreed).id
    lists, rows = ("/sitting", "/minutes"), (item, f"/sitting/entries/{entry}")
    for page in (*lists, *rows):
        assert "定足数に足りません" not in secretary.get(at + page).text
    deserted(agreed, acting)
    for page in rows:
        assert "このとき定足数に足りません" in secretary.get(at + page).text
    for page in lists:
        text = secretary.get(at + page).text
        assert "決めたときに定足数に足りません" in text
        assert f"{item}#decisions" in text
        assert "採決の人数が、" not in text
    assert "まだ済ませられません。定足数に足りないとき" in text
