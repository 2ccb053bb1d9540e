"""When an action item is late, and when too long nothing was heard of it: reckoned, never stored."""

from datetime import date

from council.domain.vocabulary import ActionState as A

QUIET_DAYS = 30

# an item on hold or waiting for confirmation is not late: the agency owes nothing at the moment
OWED = frozenset({A.PROPOSED, A.ASSIGNED, A.ACCEPTED, A.DECLINED, A.IN_PROGRESS})
WITH_THE_AGENCY = OWED - {A.PROPOSED, A.DECLINED}
_UNFINISHED = OWED | {A.ON_HOLD, A.REPORTED}


def days_over(state: A, due_on: date, today: date) -> int:
    """Return by how many days an item is overdue; 0 when it is not."""
    return max((today - due_on).days, 0) if state in OWED else 0


def is_overdue(state: A, due_on: date, today: date) -> bool:
    """Say whether the due date has passed while something is still owed."""
    return days_over(state, due_on, today) > 0


def is_stagnating(state: A, last_heard_on: date, today: date) -> bool:
    """Say whether an unfinished item was not heard of for more than QUIET_DAYS days."""
    return state in _UNFINISHED and (today - last_heard_on).days > QUIET_DAYS
