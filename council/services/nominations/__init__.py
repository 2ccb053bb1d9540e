"""Seats filled for a term: planned for a day, asked for, named, accepted, appointed; one by one or all of April at once."""

from council.services.nominations.confirming import (
    Obstacle,
    appoint_alone,
    close,
    confirm,
    has_left,
    is_ready,
    mark,
    obstacles,
)
from council.services.nominations.leaving import dismissal
from council.services.nominations.letters import available, bundle, way_of, write
from council.services.nominations.packing import request_pack
from council.services.nominations.personnel import COLUMNS, Matched, match
from council.services.nominations.planning import nominate, open_rotation
from council.services.nominations.posting import usual_way
from council.services.nominations.steps import (
    RequestDecided,
    accept,
    accept_all,
    clear,
    keep_all_on,
    keep_on,
    needs_sign_off,
    propose,
    recommend,
    request,
    withdraw,
)
from council.services.nominations.undoing import take_back
from council.services.transitions import ensure_version

__all__ = [
    "COLUMNS",
    "Matched",
    "Obstacle",
    "RequestDecided",
    "accept",
    "accept_all",
    "appoint_alone",
    "available",
    "bundle",
    "clear",
    "close",
    "confirm",
    "dismissal",
    "ensure_version",
    "has_left",
    "is_ready",
    "keep_all_on",
    "keep_on",
    "mark",
    "match",
    "needs_sign_off",
    "nominate",
    "obstacles",
    "open_rotation",
    "propose",
    "recommend",
    "request",
    "request_pack",
    "take_back",
    "usual_way",
    "way_of",
    "withdraw",
    "write",
]
