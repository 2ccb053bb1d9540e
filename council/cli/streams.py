"""Lines in, lines out, one at a time: what is read is bounded, what is written is there at once."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

LINE_BYTES_AT_MOST = 16 * 1024 * 1024
"""A longer line is not kept: a file without line ends must not fill the memory."""

_STDIN = "-"


class PipeClosed(Exception):
    """Who read our output has gone: nobody is left to tell."""


@contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """The bytes of a file, or of stdin for `-`."""
    if path == _STDIN:
        yield sys.stdin.buffer
    else:
        with Path(path).open("rb") as file:
            yield file


def size_of(file: BinaryIO) -> int | None:
    """How many bytes there will be, if that can be known."""
    try:
        handle = os.fstat(file.fileno())
    except OSError:
        return None
    return handle.st_size or None


def lines_of(file: BinaryIO) -> Iterator[bytes | None]:
    """Each line without its end as soon as it is there; None for one that is too long."""
    while line := file.readline(LINE_BYTES_AT_MOST):
        if len(line) < LINE_BYTES_AT_MOST or line.endswith(b"\n"):
            yield line.rstrip(b"\r\n")
        else:
            _skip(file)
            yield None


def _skip(file: BinaryIO) -> None:
    while (rest := file.readline(LINE_BYTES_AT_MOST)) and not rest.endswith(b"\n"):
        pass


def write_line(line: str) -> None:
    """One line on stdout, flushed; raises PipeClosed if nobody reads any more."""
    try:
        sys.stdout.buffer.write(line.encode() + b"\n")
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # The interpreter flushes once more as it ends, and would complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise PipeClosed from None
