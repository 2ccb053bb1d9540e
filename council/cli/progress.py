"""How far a long command has come, on stderr, where a person watches; never in a file or a pipe."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

_WIDTH = 30
_SECONDS_BETWEEN = 0.2
_CLEAR_LINE = "\r\x1b[K"


class Progress:
    """A bar that is drawn now and then; without a terminal it does nothing at all."""

    def __init__(self, total: int | None) -> None:
        self._total = total
        self._is_watched = sys.stderr.isatty()
        self._done = self._count = 0
        self._drawn_at = 0.0

    def advance(self, amount: int) -> None:
        """One piece more is done, of that size."""
        self._done += amount
        self._count += 1
        now = time.monotonic()
        if self._is_watched and now - self._drawn_at >= _SECONDS_BETWEEN:
            self._drawn_at = now
            sys.stderr.write(f"\r{self._bar()}")
            sys.stderr.flush()

    def reach(self, done: int, total: int) -> None:
        """So many of so many pieces are done."""
        self._total, self._count = total, done - 1
        self.advance(done - self._done)

    def say(self, sentence: str) -> None:
        """A sentence on a line of its own; the bar comes back below it."""
        self.clear()
        sys.stderr.write(f"{sentence}\n")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the bar off the screen."""
        if self._is_watched:
            sys.stderr.write(_CLEAR_LINE)
            sys.stderr.flush()

    def _bar(self) -> str:
        if self._total is None:
            return f"{self._count}件"
        share = min(self._done / self._total, 1.0)
        filled = round(share * _WIDTH)
        return f"[{'#' * filled}{'.' * (_WIDTH - filled)}] {share:4.0%} {self._count}件"


@contextmanager
def progress(total: int | None) -> Iterator[Progress]:
    """A bar for the block; it is gone afterwards, however the block ends."""
    bar = Progress(total)
    try:
        yield bar
    finally:
        bar.clear()
