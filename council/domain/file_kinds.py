"""What a file is, told from its first bytes: its name and what the browser says of it are not asked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file that is taken: how it begins, and what it is called."""

    suffix: str
    media_type: str
    beginnings: tuple[bytes, ...]


SCANS = (
    FileKind(".pdf", "application/pdf", (b"%PDF-",)),
    FileKind(".jpg", "image/jpeg", (b"\xff\xd8\xff",)),
    FileKind(".png", "image/png", (b"\x89PNG\r\n\x1a\n",)),
    FileKind(".tif", "image/tiff", (b"II*\x00", b"MM\x00*")),
)
"""What scanners and FAX machines of an office make."""


def kind_of(content: bytes, kinds: tuple[FileKind, ...] = SCANS) -> FileKind | None:
    """The kind the bytes begin like; None for any other."""
    return next((kind for kind in kinds if content.startswith(kind.beginnings)), None)
