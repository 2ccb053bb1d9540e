"""Other programs run for a while: watched, bounded, and gone with all they started when their time is over."""

import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from shutil import which

_LOOK = 0.2
_ROOT = Path(__file__).parent.parent.parent
_LARGEST_FILE = 256 * 1024 * 2  # in blocks of 512 bytes
_MEMORY = 4 * 1024 * 1024  # in kilobytes
_BOUNDED = 'ulimit -c 0; ulimit -t "$1"; ulimit -f "$2"; ulimit -v "$3"; shift 3; exec "$@"'


class Stopped(Exception):
    """The worker was told to stop in between."""


def _never() -> bool:
    return False


@dataclass(frozen=True)
class Watch:
    """How long there is, and whether somebody says stop."""

    seconds: float
    stop: Callable[[], bool] = _never
    _began: float = field(default_factory=time.monotonic)

    @property
    def left(self) -> float:
        """Seconds left; none when it is over. Raises Stopped."""
        if self.stop():
            raise Stopped
        return max(0.0, self.seconds - (time.monotonic() - self._began))

    def but(self, reserve: float) -> "Watch":
        """The same watch, over that many seconds sooner."""
        return replace(self, seconds=self.seconds - reserve)


def run(
    command: Sequence[str | Path],
    seconds: float,
    watch: Watch,
    *,
    home: Path,
    output: Path | None = None,
    extra: Mapping[str, str] | None = None,
) -> bool:
    """Whether the program ended well within its time: without a network, an input or a core file.

    Of our environment it gets the path alone; what it says goes to `output`, or nowhere.
    """
    seconds = min(seconds, watch.left)
    limits = [str(max(1, round(seconds))), str(_LARGEST_FILE), str(_MEMORY)]
    shell = ["/bin/sh", "-c", _BOUNDED, "sh", *limits, *map(str, command)]
    with (
        (output or Path(os.devnull)).open("wb") as said,
        subprocess.Popen(  # noqa: S603 the product's own programs, no shell reads a file's name
            [*_without_network(), *shell],
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.DEVNULL,
            cwd=home,
            env=_environment(home, extra or {}),
            start_new_session=True,
        ) as process,
    ):
        try:
            return _ended(process, time.monotonic() + seconds, watch)
        finally:
            _end(process)


def _environment(home: Path, extra: Mapping[str, str]) -> dict[str, str]:
    plain = {"HOME": str(home), "TMPDIR": str(home), "LANG": "C.UTF-8", "PYTHONPATH": str(_ROOT)}
    return {**plain, "PATH": os.environ.get("PATH", os.defpath), **extra}


def _ended(process: subprocess.Popen[bytes], until: float, watch: Watch) -> bool:
    while time.monotonic() < until:
        watch.left  # noqa: B018 raises where the worker is told to stop
        try:
            return process.wait(_LOOK) == 0
        except subprocess.TimeoutExpired:
            continue
    return False


def _end(process: subprocess.Popen[bytes]) -> None:
    try:
        os.killpg(process.pid, 9)
    except ProcessLookupError:
        return


@cache
def _without_network() -> tuple[str, ...]:
    """What takes the network from a program, where the system lets us."""
    program = which("unshare")
    if program is None:
        return ()
    prefix = (program, "--map-root-user", "--net")
    tried = subprocess.run([*prefix, "true"], check=False, capture_output=True)  # noqa: S603 fixed words
    return prefix if tried.returncode == 0 else ()
