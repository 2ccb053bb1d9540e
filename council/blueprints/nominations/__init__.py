"""席を埋める: April gathered on one page, and each seat on its way."""

from council.blueprints.nominations import packing, seats
from council.blueprints.nominations.rotations import bp

__all__ = ["bp", "packing", "seats"]
