"""A place in the tiers, for asking who may change what stands there."""

import uuid
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A body, None while it is being founded, and those it hangs below."""

    body_id: uuid.UUID | None
    above: frozenset[uuid.UUID] = frozenset()

    @property
    def bodies(self) -> frozenset[uuid.UUID]:
        """All of them."""
        return self.above | ({self.body_id} if self.body_id else frozenset())


@dataclass(frozen=True, slots=True)
class Grant:
    """Work to be given to a person: for an agency, or in the secretariat of the first of these bodies."""

    person_id: uuid.UUID
    bodies: frozenset[uuid.UUID] = frozenset()
    agency_id: uuid.UUID | None = None
