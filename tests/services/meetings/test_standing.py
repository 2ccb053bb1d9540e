from datetime import date

from sqlalchemy import select

from council.domain.vocabulary import ItemKind
from council.extensions import db
from council.models import BodyVersion
from council.services import meetings
from council.services.meetings.order import items_of
from tests import world
from tests.convening import notified, scheduled


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


def test_a_meeting_planned_before_it_was_marked_gets_it_too_unless_it_was_told_of(acting):
    secretary = acting("secretary")
    first = scheduled(secretary, date(2026, 12, 17))
    told = notified(scheduled(secretary, date(2026, 12, 24)), secretary)
    planned = scheduled(secretary, date(2027, 1, 14))
    before = scheduled(secretary, date(2026, 12, 10))
    add(first, secretary)
    assert titled(planned) == ["相談の件数について"]
    assert (titled(told), titled(before)) == ([], [])


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


def named(text, code="s8050"):
    """What the rules of a body name."""
    for one in db.session.scalars(
        select(BodyVersion).where(BodyVersion.body_id == world.body(code).id)
    ):
        one.standing_items = text
    db.session.flush()


def test_what_the_rules_name_stands_on_the_first_agenda_already(acting):
    named("支援の隙間について\n報告　相談の件数について")
    first = scheduled(acting("secretary"), date(2026, 12, 17))
    assert [(one.kind, one.title) for one in items_of(first)][3:5] == [
        (ItemKind.DISCUSSION, "支援の隙間について"),
        (ItemKind.REPORT, "相談の件数について"),
    ]
    assert titled(scheduled(acting("secretary"), code="representatives")) == []


def test_it_stands_once_with_who_presented_it_before_beside_what_was_marked(acting):
    secretary = acting("secretary")
    named("報告　相談の件数について")
    first = scheduled(secretary, date(2026, 12, 17))
    item = next(one for one in items_of(first) if one.kind is ItemKind.REPORT)
    item.presenter, item.minutes = "生活福祉課", 20
    add(first, secretary, title="研修について")
    following = scheduled(secretary, date(2027, 1, 14))
    assert titled(following) == ["相談の件数について", "研修について"]
    again = next(one for one in items_of(following) if one.kind is ItemKind.REPORT)
    assert (again.presenter, again.minutes) == ("生活福祉課", 20)


def test_no_longer_named_it_stands_on_no_further_one(acting):
    secretary = acting("secretary")
    named("報告　相談の件数について")
    scheduled(secretary, date(2026, 12, 17))
    named("")
    assert titled(scheduled(secretary, date(2027, 1, 14))) == []


def test_two_of_one_title_and_of_different_kinds_both_stand_on_the_next_one(acting):
    secretary = acting("secretary")
    first = scheduled(secretary, date(2026, 12, 17))
    add(first, secretary, ItemKind.DISCUSSION, "各機関から")
    add(first, secretary, ItemKind.REPORT, "各機関から")
    following = scheduled(secretary, date(2027, 1, 14))
    assert [one.kind for one in items_of(following) if one.title == "各機関から"] == [
        ItemKind.DISCUSSION,
        ItemKind.REPORT,
    ]


def test_named_as_of_another_kind_it_stands_once_as_the_rules_have_it_now(acting):
    secretary = acting("secretary")
    named("相談の件数について")
    scheduled(secretary, date(2026, 12, 17))
    named("報告　相談の件数について")
    following = scheduled(secretary, date(2027, 1, 14))
    kinds = [one.kind for one in items_of(following) if one.title == "相談の件数について"]
    assert kinds == [ItemKind.REPORT]
