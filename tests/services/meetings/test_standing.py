from datetime import date

from council.domain.vocabulary import ItemKind
from council.extensions import db
from council.services import meetings
from council.services.meetings.order import items_of
from tests.convening import scheduled


def titled(meeting):
    return [one.title for one in items_of(meeting) if one.kind is ItemKind.REPORT]


def add(meeting, actor, kind=ItemKind.REPORT, title="相談の件数について"):
    item = meetings.add_item(
        meeting, kind=kind, title=title, minutes=15, is_standing=True, actor=actor
    )
    db.session.flush()
    return item


def test_a_standing_item_stands_on_every_agenda_from_then_on(acting):
    secretary = acting("secretary")
    add(scheduled(secretary, date(2026, 12, 17)), secretary)
    following = scheduled(secretary, date(2027, 1, 14))
    assert titled(following) == ["相談の件数について"]
    assert [one.position for one in items_of(following)] == list(range(1, 7))
    assert titled(scheduled(secretary, date(2027, 2, 18))) == ["相談の件数について"]
    assert titled(scheduled(acting("secretary"), date(2027, 2, 18), code="representatives")) == []


def test_taken_back_it_stands_on_no_further_one(acting):
    secretary = acting("secretary")
    item = add(scheduled(secretary, date(2026, 12, 17)), secretary)
    meetings.edit_item(
        item,
        kind=item.kind,
        title=item.title,
        presenter="",
        minutes=15,
        is_closed=False,
        closed_reason="",
        is_standing=False,
        base_version=item.version,
        actor=secretary,
    )
    assert titled(scheduled(secretary, date(2027, 1, 14))) == []


def test_what_stands_on_every_agenda_anyway_is_no_standing_item(acting):
    secretary = acting("secretary")
    item = add(scheduled(secretary), secretary, ItemKind.OTHER, "その他")
    assert not item.is_standing
