"""More members than the small council has: what pages ask of the database must not grow with them."""

from council.domain.ids import new_id
from council.extensions import db
from council.models import Invitation, InvitationSeat, RosterEntry, Seat, Writing


def copied(row, **changed):
    """A row like another one, with an id of its own."""
    columns = {one.name: getattr(row, one.name) for one in type(row).__table__.columns}
    return type(row)(**columns | {"id": new_id()} | changed)


def joined(meeting, count, like, stance):
    """So many more people asked to the meeting in seats of their own, each with an answer to every item."""
    first = db.session.query(RosterEntry).filter_by(meeting_id=meeting.id, person_id=like.id).one()
    seat = db.session.get_one(Seat, first.seat_id)
    invitation = (
        db.session.query(Invitation)
        .filter_by(sitting_id=meeting.sitting_id, person_id=like.id)
        .one()
    )
    items = [one.agenda_item_id for one in db.session.query(Writing).filter_by(person_id=like.id)]
    for number in range(count):
        person = copied(like, name=f"委員{number}", reading=f"いいん{number:03}", email=None)
        place = copied(seat, title=f"席{number}")
        asked = copied(invitation, person_id=person.id, uid=f"{new_id()}@example.jp")
        db.session.add_all([person, place])
        db.session.flush()
        db.session.add(asked)
        db.session.flush()
        db.session.add_all(
            [
                copied(
                    first, seat_id=place.id, person_id=person.id, position=first.position + number
                ),
                InvitationSeat(
                    id=new_id(), invitation_id=asked.id, meeting_id=meeting.id, seat_id=place.id
                ),
                *(
                    Writing(
                        id=new_id(),
                        meeting_id=meeting.id,
                        agenda_item_id=item,
                        person_id=person.id,
                        position=position,
                        stance=stance,
                        notified_at=meeting.notified_at,
                        created_by_id=person.id,
                    )
                    for position, item in enumerate(items, start=1)
                ),
            ]
        )
    db.session.commit()
