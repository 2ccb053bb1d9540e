"""The people of the walk, each with a browser of their own."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.walk.hands import Hands, log_in


@dataclass(frozen=True)
class Player:
    """Somebody of the house, as `demo accounts` names them."""

    name: str
    email: str
    password: str
    agency: str = ""


class Cast:
    """Opens a browser for whoever acts; logs in again when the clock was moved on."""

    def __init__(self, players: dict[str, Player], open_hands: Callable[[], Hands]) -> None:
        self.players = players
        self._open = open_hands
        self._hands: dict[str, Hands] = {}

    def __getitem__(self, who: str) -> Hands:
        if who not in self._hands:
            self._hands[who] = self._open()
            self._log_in(who)
        return self._hands[who]

    def _log_in(self, who: str) -> None:
        player = self.players[who]
        log_in(self._hands[who], player.email, player.password)

    def again(self) -> None:
        """After a restart at a later hour, old sessions have run out."""
        for who in self._hands:
            self._log_in(who)
