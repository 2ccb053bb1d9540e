"""支援機関 and 所管課: written, hung below each other, merged when entered twice."""

from council.services.agencies.merging import bonds, hang, merge
from council.services.agencies.naming import Former, former_names
from council.services.agencies.writing import OWN, Ages, Facts, ages_of, write

__all__ = [
    "OWN",
    "Ages",
    "Facts",
    "Former",
    "ages_of",
    "bonds",
    "former_names",
    "hang",
    "merge",
    "write",
]
