"""Tables of the council taken in and handed out: the same columns both ways, all or nothing."""

from council.services.exchanging.tables import TABLES
from council.services.exchanging.taking import Acting, Taken, take

__all__ = ["TABLES", "Acting", "Taken", "take"]
