"""会議体: the structure, each body with its seats, and the accounts of the people."""

from council.blueprints.members import (
    accounts,
    appointments,
    founding,
    handing_over,
    people,
    pledges,
    seats,
)
from council.blueprints.members.bodies import bp

__all__ = [
    "accounts",
    "appointments",
    "bp",
    "founding",
    "handing_over",
    "people",
    "pledges",
    "seats",
]
