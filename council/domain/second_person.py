"""もう一人の確認: an act that takes effect when another person confirms exactly what was asked for."""

from dataclasses import dataclass
from datetime import timedelta

from council.domain.vocabulary import Word

ASKED_FOR = timedelta(days=30)
"""How long a request waits: after that, what was asked for is asked for anew."""


class SecondState(Word):
    """How a request for a second person stands."""

    WAITING = "waiting", "もう一人の確認待ち"
    CONFIRMED = "confirmed", "確認済"
    REFUSED = "refused", "確認できず"
    WITHDRAWN = "withdrawn", "取消し"
    EXPIRED = "expired", "期限切れ"


@dataclass(frozen=True, slots=True)
class Binding:
    """What exactly is asked for: the version of the object and the hash of what it says or shall say."""

    version: int
    content_hash: str
