"""Files a command hands out: whole and private, or not there at all."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replacing(target: Path, content: bytes) -> Iterator[None]:
    """The content lies ready beside the target (0600) while the block runs, and takes its place when it succeeds.

    Any error leaves the target as it was and nothing beside it; OSError names the target.
    """
    if target.is_dir():
        raise IsADirectoryError(None, None, str(target))
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        _write(draft, content)
        yield
        draft.replace(target)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(target)) from None
    finally:
        draft.unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
