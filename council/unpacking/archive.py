"""A zip file that may be hostile, read without trusting what it says of itself."""

import os
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from council.unpacking.errors import UnreadableFile

ENTRIES_AT_MOST = 2_000
READ_AT_MOST = 48 * 1024 * 1024
"""All that is unpacked of one document, counted as it comes."""
DECLARED_AT_MOST = 512 * 1024 * 1024
"""What the document says it would unpack to, pictures included, which nobody unpacks."""
RATIO_AT_MOST = 200
_SMALL = 1024 * 1024  # a short part of one repeated character may shrink a thousandfold
_CHUNK = 64 * 1024
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

_BROKEN = "ファイルが壊れているため、読めません。"
_BOMB = "展開すると大きくなりすぎるファイルのため、読みません。"


def broken() -> UnreadableFile:
    """The refusal of a file that is not whole."""
    return UnreadableFile(_BROKEN)


class Archive:
    """The entries of a zip file under their names in small letters, none of them unpacked to disk."""

    def __init__(self, file: BinaryIO) -> None:
        try:
            self._zip = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            raise broken() from None
        entries = [entry for entry in self._zip.infolist() if not entry.filename.endswith("/")]
        _check(entries, file.seek(0, os.SEEK_END))
        self._entries = {_name(entry): entry for entry in entries}
        if len(self._entries) < len(entries) or "" in self._entries:
            raise broken()  # readers differ in which of two equal names counts
        self._read = 0

    @property
    def names(self) -> list[str]:
        """The names of all entries, in the order of the file."""
        return list(self._entries)

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of an entry piece by piece; refuses as soon as too much has come."""
        try:
            with self._zip.open(self._entries[name]) as entry:
                while chunk := entry.read(_CHUNK):
                    self._read += len(chunk)
                    if self._read > READ_AT_MOST:
                        raise UnreadableFile(_BOMB)
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError):
            raise broken() from None


def _name(entry: zipfile.ZipInfo) -> str:
    return entry.filename.replace("\\", "/").lstrip("/").casefold()


def _check(entries: list[zipfile.ZipInfo], size: int) -> None:
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise UnreadableFile("パスワードがかかっているため、読めません。")
    if any(entry.compress_type not in _METHODS for entry in entries):
        raise broken()
    if sum(entry.compress_size for entry in entries) > size:
        raise UnreadableFile(_BOMB)  # entries that share their bytes
    if (
        len(entries) > ENTRIES_AT_MOST
        or sum(entry.file_size for entry in entries) > DECLARED_AT_MOST
        or any(map(_is_inflated, entries))
    ):
        raise UnreadableFile(_BOMB)


def _is_inflated(entry: zipfile.ZipInfo) -> bool:
    return (
        entry.file_size > _SMALL and entry.file_size > max(entry.compress_size, 1) * RATIO_AT_MOST
    )
