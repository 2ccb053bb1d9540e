"""What an uploaded file is, judged by its content, and whether it may be opened at all."""

import re
from io import BytesIO
from xml.parsers.expat import ExpatError, ParserCreate

from council.domain.books import PaperFault
from council.domain.vocabulary import Word
from council.unpacking.archive import Archive
from council.unpacking.errors import UnreadableFile

_TYPES = "[content_types].xml"
_MAIN = {
    b"wordprocessingml.document.main+xml": "docx",
    b"spreadsheetml.sheet.main+xml": "xlsx",
    b"presentationml.presentation.main+xml": "pptx",
}
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MACROS = re.compile(r"(?:^|/)vba[^/]*\.(?:bin|xml)$|(?:^|/)(?:activex|ctrlprops)/")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>", re.IGNORECASE)
_EXTERNAL = re.compile(rb"TargetMode\s*=\s*[\"']External[\"']", re.IGNORECASE)
# what Office writes by itself and LibreOffice does not open: links to be clicked, a file's template, a sheet's sources
_HARMLESS = re.compile(rb"/(?:hyperlink|attachedTemplate|externalLinkPath)[\"']")
_READS_FILES = re.compile(rb"INCLUDE(?:TEXT|PICTURE)|DDEAUTO|\bDDE\b")
_FIELDS = re.compile(rb"<w:(?:instrText|fldSimple)[^>]*>([^<]*)|w:instr\s*=\s*[\"']([^\"']*)")
_LONGEST_TEXT = 1024 * 1024
_NO_TEXT = re.compile(rb"^\{\\rtf|[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")


class Kind(Word):
    """A kind of file that can become pages."""

    OFFICE = "office", "Office"
    PDF = "pdf", "PDF"
    PICTURE = "picture", "画像"
    TEXT = "text", "文字"


class Refused(Exception):
    """The file is not opened; its fault says why."""

    def __init__(self, fault: PaperFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


def kind_of(content: bytes) -> tuple[Kind, str]:
    """The kind of file, and the ending it goes by. Raises Refused."""
    if content.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        return Kind.PICTURE, "docx"
    if b"%PDF-" in content[:1024]:
        return Kind.PDF, "pdf"
    if content.startswith(b"PK"):
        return Kind.OFFICE, _office(content)
    if content.startswith(_COMPOUND):
        raise Refused(_compound(content))
    text_of(content)
    return Kind.TEXT, "docx"


def text_of(content: bytes) -> str:
    """Plain text, as Windows or anybody else writes it. Raises Refused."""
    if len(content) <= _LONGEST_TEXT and not _NO_TEXT.search(content):
        for encoding in ("utf-8-sig", "cp932"):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                continue
    raise Refused(PaperFault.STRANGE)


def _compound(content: bytes) -> PaperFault:
    """Office hides a file with a password in this older shape; the older files themselves are not opened."""
    is_locked = "EncryptedPackage".encode("utf-16-le") in content
    return PaperFault.LOCKED if is_locked else PaperFault.STRANGE


def _office(content: bytes) -> str:
    try:
        archive = Archive(BytesIO(content))
        if _TYPES not in archive.names:
            raise Refused(PaperFault.STRANGE)
        kind = _kind(_read(archive, _TYPES))
        if _is_armed(archive):
            raise Refused(PaperFault.MACROS)
    except UnreadableFile as error:
        raise Refused(_fault(error)) from None
    return kind


def _read(archive: Archive, name: str) -> bytes:
    return b"".join(archive.chunks(name))


def _kind(types: bytes) -> str:
    if b"macroEnabled" in types:
        raise Refused(PaperFault.MACROS)
    for word, ending in _MAIN.items():
        if word in types:
            return ending
    raise Refused(PaperFault.STRANGE)


def _is_armed(archive: Archive) -> bool:
    """Whether it holds macros, or reads another file when it is opened."""
    if any(_MACROS.search(name) for name in archive.names):
        return True
    return any(
        _does_more(name, _read(archive, name))
        for name in archive.names
        if name.endswith((".xml", ".rels")) and name != _TYPES
    )


def _does_more(name: str, part: bytes) -> bool:
    _parse(part)
    return _reaches_out(part) if name.endswith(".rels") else _includes(part)


def _parse(part: bytes) -> None:
    """LibreOffice makes the best of a part that is not whole, and says nothing; and a document needs no DTD."""
    parser = ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_dtd
    try:
        parser.Parse(part, True)  # noqa: FBT003 its own way to say that this is all
    except ExpatError:
        raise Refused(PaperFault.BROKEN) from None


def _refuse_dtd(*_declared: object) -> None:
    raise Refused(PaperFault.MACROS)


def _reaches_out(relations: bytes) -> bool:
    return any(
        _EXTERNAL.search(one) and not _HARMLESS.search(one) for one in _RELATION.findall(relations)
    )


def _includes(part: bytes) -> bool:
    # a field's words may be cut into pieces
    fields = b"".join(first + second for first, second in _FIELDS.findall(part))
    return _READS_FILES.search(fields.upper().replace(b" ", b"  ")) is not None


_FAULTS = {"パスワード": PaperFault.LOCKED, "展開": PaperFault.INFLATED}


def _fault(error: UnreadableFile) -> PaperFault:
    return next(
        (fault for word, fault in _FAULTS.items() if error.message.startswith(word)),
        PaperFault.BROKEN,
    )
