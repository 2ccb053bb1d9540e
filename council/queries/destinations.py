"""届け先: where a person's papers go to, opened for whoever prints or edits it, and what is known without opening."""

import json
import uuid
from collections.abc import Collection

from sqlalchemy import select

from council.domain.destinations import Destination
from council.extensions import db
from council.models import PersonDestination
from council.models.keyring import keyring

Known = tuple[bool, bool]
"""Whether one's own 届け先 serves the post, and whether it serves the FAX."""


def opened(people: Collection[uuid.UUID]) -> dict[uuid.UUID, Destination]:
    """The 届け先 of these people, of those who have one of their own."""
    rows = db.session.scalars(
        select(PersonDestination).where(PersonDestination.person_id.in_(people))
    ).all()
    ring = keyring(db.session)
    ring.fetch(row.key_id for row in rows)
    return {
        row.person_id: Destination(**json.loads(ring.open_bytes(row, "content_sealed")))
        for row in rows
    }


def known(people: Collection[uuid.UUID]) -> dict[uuid.UUID, Known]:
    """Who has a 届け先 of their own, and what it serves; nothing is opened."""
    rows = db.session.execute(
        select(
            PersonDestination.person_id, PersonDestination.by_post, PersonDestination.by_fax
        ).where(PersonDestination.person_id.in_(people))
    )
    return {person_id: (by_post, by_fax) for person_id, by_post, by_fax in rows}
