"""Bodies, seats and people as pages and commands read them."""

import uuid
from datetime import date

from sqlalchemy import select

from council.extensions import db
from council.models import SecretariatDuty, User
from council.policy.actor import Actor
from council.queries.accounts import actor_by, live


def secretary(on: date, body_id: uuid.UUID | None = None) -> Actor | None:
    """Somebody of the body's secretariat with an account, always the same one; of any body when none is named."""
    people = (
        select(SecretariatDuty.person_id)
        .join(User, User.person_id == SecretariatDuty.person_id)
        .where(live(SecretariatDuty, on), User.is_active)
        .order_by(SecretariatDuty.starts_on, User.email)
        .limit(1)
    )
    if body_id is not None:
        people = people.where(SecretariatDuty.body_id == body_id)
    person_id = db.session.scalars(people).first()
    return actor_by(on, person_id=person_id) if person_id else None
