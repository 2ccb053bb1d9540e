"""Tables of the council taken in and handed out: the same columns both ways, all or nothing."""

from council.services.exchanging.giving import WRITERS, hand_out
from council.services.exchanging.tables import TABLES
from council.services.exchanging.taking import Acting, ByOne, Taken, take

__all__ = ["TABLES", "WRITERS", "Acting", "ByOne", "Taken", "hand_out", "take"]
