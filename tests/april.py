"""An April for tests: what is gathered for the day, and the one confirmation."""

from datetime import date

from council.exchange import read_grid
from council.extensions import db
from council.queries import accounts
from council.queries import nominations as queries
from council.services import nominations
from tests import world

DAY, EVE = date(2028, 4, 1), date(2028, 3, 31)
EARLY, EARLY_EVE = date(2027, 4, 1), date(2027, 3, 31)


def gathered(actor, day=DAY):
    rotation = nominations.open_rotation(day, actor)
    db.session.commit()
    return rotation


def of(rotation, actor, code=None):
    found = queries.of_rotation(actor, rotation.id)
    return [one for one in found if code in {None, one.body.code}]


def seat_of(rotation, actor, who, code="s8050"):
    person = world.person(who).id
    return next(
        one
        for one in of(rotation, actor, code)
        if one.outgoing and one.outgoing.person_id == person
    )


def mark_shown(rotation, actor):
    return nominations.mark(one for one in of(rotation, actor) if nominations.is_ready(one))


def confirmed(rotation, actor):
    return nominations.confirm(
        rotation,
        of(rotation, actor),
        document_no="8世福生第1号",
        decided_on=actor.on,
        seen=mark_shown(rotation, actor),
        actor=actor,
    )


def sits(who, day, code="s8050"):
    actor = accounts.actor_by(day, email=world.email(who))
    return world.body(code).id in actor.bodies


NEWCOMER = {"name": "霜月 環", "reading": "しもつき たまき", "email": "shimotsuki@example.jp"}


def personnel(*lines):
    head = "旧所属,新所属,新職,氏名,ふりがな,メール"
    return read_grid("\r\n".join([head, *lines]).encode("cp932"))
