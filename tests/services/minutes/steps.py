"""The steps of minutes in tests: look again, reword, put before the chair, approve."""

from dataclasses import replace
from datetime import date

from council.extensions import db
from council.minutes.editing import with_item
from council.queries import minutes as queries
from council.services import minutes as services

DUE = date(2026, 12, 10)


def seen(meeting, acting, who="secretary"):
    found = queries.get(acting(who), meeting.id)
    assert found is not None
    return found


def content(minutes):
    return services.content_of(services.current(minutes))


def reworded(minutes, acting, text="連絡先の一覧を部会の委員に限って配る。"):
    """Save another decision under the discussion."""
    before = content(minutes)
    number, item = next((number, one) for number, one in enumerate(before.agenda) if one.decisions)
    return services.save(
        minutes,
        with_item(before, number, replace(item, decisions=(text,))),
        base_version=minutes.version,
        actor=acting("secretary"),
    )


def awaiting(minutes, acting):
    secretary = acting("secretary")
    services.check(minutes, secretary)
    services.send_for_review(minutes, DUE, secretary)
    services.put_before_chair(minutes, secretary)
    db.session.commit()
    return services.current(minutes).content_hash


def approved(minutes, acting):
    content_hash = awaiting(minutes, acting)
    services.approve(minutes, content_hash=content_hash, actor=acting("chair"))
    db.session.commit()
