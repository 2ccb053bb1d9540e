"""A ZIP written as it is sent: of all its files one is in memory at a time."""

import io
import zipfile
from collections.abc import Iterable, Iterator

from council.services.packs.contents import PackFile

_FIXED_DATE = (1980, 1, 1, 0, 0, 0)


class _Tap(io.RawIOBase):
    """Where the archive is written to: what has come is handed on, and never gone back to."""

    def __init__(self) -> None:
        self._held = bytearray()

    def writable(self) -> bool:
        """It is for writing alone."""
        return True

    def write(self, data: object) -> int:
        """Take the next bytes."""
        self._held += memoryview(data)  # type: ignore[arg-type]  # any buffer
        return len(memoryview(data))  # type: ignore[arg-type]

    def drawn(self) -> bytes:
        """What came since it was drawn last."""
        held, self._held = bytes(self._held), bytearray()
        return held


def zipped(files: Iterable[PackFile]) -> Iterator[bytes]:
    """The bytes of the ZIP, a file at a time."""
    tap = _Tap()
    with zipfile.ZipFile(tap, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            entry = zipfile.ZipInfo(file.name, _FIXED_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # else the file tells on which system it was made
            archive.writestr(entry, file.content())
            yield tap.drawn()
    yield tap.drawn()
