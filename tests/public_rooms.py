"""An open meeting, notified and made public today: what tests of 公開の事前公表 begin with."""

from datetime import date, time

from sqlalchemy import select

from council.domain.vocabulary import ItemKind, Publicity
from council.extensions import db
from council.models import BodyVersion
from council.queries import meetings as queries
from council.services import meetings
from tests import convening, world
from tests.minutes import reading

TITLE = "居場所の評価について"


def announced(secretary):
    """Open, notified, made public, by a body that goes without a 決裁 on that."""
    for version in db.session.scalars(select(BodyVersion)):
        version.sign_off_otherwise = "minutes publication"
    found = convening.scheduled(secretary)
    publicity(found, secretary, Publicity.OPEN)
    added(found, secretary, TITLE)
    convening.notified(found, secretary)
    told(found, secretary)
    db.session.commit()
    return queries.get(secretary, found.id)


def publicity(meeting, secretary, which, reason="個人情報を扱うため"):
    meetings.set_publicity(
        meeting,
        publicity=which,
        closed_reason=reason,
        base_version=meeting.version,
        actor=secretary,
    )


def told(meeting, secretary, day=world.TODAY, seats=None, **more):
    db.session.flush()
    meetings.set_observing(
        meeting,
        seats=seats,
        observing="",
        made_public_on=day,
        base_version=meeting.version,
        actor=secretary,
        **more,
    )


def added(meeting, secretary, title="予算について", **more):
    return meetings.add_item(
        meeting, kind=ItemKind.DISCUSSION, title=title, actor=secretary, **more
    )


def moved(meeting, secretary, **more):
    meetings.move(
        meeting,
        **{
            "held_on": date(2026, 12, 18),
            "begins": time(14),
            "ends": time(16),
            "place": convening.PLACE,
            "base_version": meeting.version,
            "actor": secretary,
            "decision": convening.decided(secretary),
        }
        | more,
    )


def postponed(meeting, secretary):
    meetings.postpone(meeting, "大雪のため", secretary, decision=convening.decided(secretary))


def both(browser, at):
    """The page and the Word file, each as one text."""
    paper = "".join(reading.lines(browser.get(f"{at}.docx").data))
    return browser.get(at).text, paper
