"""What was made public is kept: a change afterwards is shown until it is made public anew, by its own 決裁."""

import pytest

from council.domain import clock
from council.domain.business import WITHHELD
from council.domain.errors import DomainError, StaleVersion
from council.domain.ids import new_id
from council.domain.vocabulary import Publicity
from council.extensions import db
from council.models import Issue, IssueOrigin, keyring
from council.queries import meetings as queries
from council.services import meetings
from council.services.meetings.order import items_of
from tests import convening, public_rooms, world
from tests.pack_readers import recuse
from tests.public_rooms import TITLE, added, both, moved, postponed, publicity, told

CHANGED = "公表したお知らせから変わりました"
LATER = world.TODAY.replace(day=7)


@pytest.fixture
def meeting(acting):
    return public_rooms.announced(acting("secretary"))


def cancelled(meeting, secretary):
    meetings.cancel(meeting, "大雪のため", secretary, decision=convening.decided(secretary))


def shut(meeting, secretary):
    publicity(meeting, secretary, Publicity.CLOSED)


def more_room(meeting, secretary):
    told(meeting, secretary, seats=10)


def retitled(meeting, secretary):
    item = next(one for one in items_of(meeting) if one.title == TITLE)
    item.title = "居場所の評価の方法について"
    db.session.flush()


def page(meeting, acting, who="secretary"):
    db.session.commit()
    db.session.expire_all()
    return queries.page(queries.get(acting(who), meeting.id), acting(who))


CHANGES = [
    (moved, "日時"),
    (postponed, "開催"),
    (cancelled, "開催"),
    (shut, "開催"),
    (more_room, "傍聴の定員"),
    (retitled, "議題"),
    (added, "議題"),
]


@pytest.mark.parametrize(("change", "label"), CHANGES)
def test_a_change_after_it_was_made_public_is_shown_until_it_is_made_public_anew(
    meeting, acting, browse, change, label
):
    assert page(meeting, acting).outdated == ()
    change(queries.get(acting("secretary"), meeting.id), acting("secretary"))
    assert [one.label for one in page(meeting, acting).outdated] == [label]
    assert page(meeting, acting, "chair").outdated == ()
    browser, at = browse("secretary"), f"/meetings/{meeting.id}"
    assert CHANGED in browser.get(at).text
    shown = browser.get(f"{at}/publication").text
    assert "に公表したお知らせから変わりました" in shown
    assert "公表し直し" in shown
    with clock.at(world.NOW.replace(day=7)):
        secretary = acting("secretary")
        again = queries.get(secretary, meeting.id)
        told(again, secretary, LATER, again.observer_seats)
    assert page(meeting, acting).outdated == ()
    again = queries.get(acting("secretary"), meeting.id)
    assert again.made_public_on == LATER
    assert [one["on"] for one in again.published] == ["2026-12-03", "2026-12-07"]
    assert CHANGED not in browser.get(at).text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (postponed, "延期します"),
        (cancelled, "中止します"),
        (shut, "公開しないこととしました"),
    ],
)
def test_the_announcement_of_what_is_off_says_so_of_the_day_that_was_announced(
    meeting, acting, browse, change, said
):
    change(meeting, acting("secretary"))
    db.session.commit()
    for text in both(browse("secretary"), f"/meetings/{meeting.id}/publication"):
        assert f"先にお知らせした下記の会議は、{said}" in text
        assert "１２月１７日" in text
        assert TITLE not in text.replace("公表したこと", "")


def test_the_announcement_anew_says_that_it_was_amended(meeting, acting, browse):
    moved(meeting, acting("secretary"))
    db.session.commit()
    for text in both(browse("secretary"), f"/meetings/{meeting.id}/publication"):
        assert "次のとおり改めました" in text


def test_the_page_leaves_the_day_empty_and_takes_the_new_one(meeting, acting, browse):
    moved(meeting, acting("secretary"))
    db.session.commit()
    browser, at = browse("secretary"), f"/meetings/{meeting.id}/publication"
    browser.get(at)
    fields = {name: browser.hidden[name] for name in ("base_version", "seen")}
    browser.submit(at, fields | {"made_public_on": "2026-12-03"})
    assert "これまでに公表した日" in browser.page
    assert "に公表したお知らせから変わりました" not in browser.page


def test_the_page_prints_the_announcement_without_the_fields_below_it(meeting, browse):
    page = browse("secretary").get(f"/meetings/{meeting.id}/publication").text
    announced, _tag, fields = page.partition('<div class="screen-only">')
    assert "傍聴の方法</dt>" in announced
    assert 'name="seats"' not in announced
    assert 'name="seats"' in fields


def test_a_day_given_for_what_the_page_did_not_show_is_refused(meeting, acting):
    secretary = acting("secretary")
    seen = page(meeting, acting).public_mark
    again = queries.get(secretary, meeting.id)
    added(again, secretary)
    with pytest.raises(StaleVersion):
        told(again, secretary, seen=seen)


def test_a_day_entered_wrongly_is_mended_or_taken_back(meeting, acting):
    secretary = acting("secretary")
    told(meeting, secretary, world.TODAY.replace(day=1))
    assert [one["on"] for one in meeting.published] == ["2026-12-01"]
    told(meeting, secretary, None)
    assert (meeting.made_public_on, meeting.published) == (None, None)


def test_it_is_not_made_public_anew_on_an_earlier_day(meeting, acting):
    moved(meeting, acting("secretary"))
    with pytest.raises(DomainError, match="前に公表した日"):
        told(meeting, acting("secretary"), world.TODAY.replace(day=1))


def test_of_what_was_made_public_before_it_was_kept_only_that_it_is_off_is_known(meeting, acting):
    meeting.published = None
    moved(meeting, acting("secretary"))
    assert page(meeting, acting).outdated == ()
    again = queries.get(acting("secretary"), meeting.id)
    postponed(again, acting("secretary"))
    assert [one.now for one in page(meeting, acting).outdated] == ["延期"]


def test_the_public_reads_no_title_that_is_kept_from_a_member(meeting, acting, browse):
    secretary = acting("secretary")
    origin = added(meeting, secretary, "前の議題")
    body, ring = meeting.body_id, keyring(db.session)
    issue = Issue(
        id=new_id(),
        code="K-0001",
        title="伏せる課題",
        raised_by="部会",
        body_id=body,
        holder_id=body,
        key_id=ring.key_for("body", body),
        created_by_id=secretary.id,
    )
    issue.text_sealed = ring.seal(issue, "text_sealed", "窓口が少ない。")
    db.session.add(issue)
    db.session.flush()
    db.session.add(IssueOrigin(id=new_id(), issue_id=issue.id, agenda_item_id=origin.id))
    recuse(origin, "s8050", "member1", secretary)
    db.session.flush()
    added(meeting, secretary, "伏せる課題について", issue=issue)
    told(meeting, secretary)
    db.session.commit()
    for text in both(browse("secretary"), f"/meetings/{meeting.id}/publication"):
        assert "伏せる課題" not in text
        assert WITHHELD in text
    assert "伏せる課題" not in str(queries.get(secretary, meeting.id).published)
