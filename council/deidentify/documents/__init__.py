"""A document of an office, plain text or Word, read without trusting it, and checked."""

from typing import BinaryIO

from council.deidentify.documents.checking import check_document
from council.deidentify.documents.part import Document, Part
from council.deidentify.documents.plain import read_plain
from council.deidentify.documents.word import read_word
from council.unpacking.errors import UnreadableFile

__all__ = ["Document", "Part", "check_document", "read_document"]

_ZIP = b"PK"
# What begins like this is none of the two, whatever its name says.
_REFUSED = (
    (
        b"\xd0\xcf\x11\xe0",
        "パスワードのかかった文書か、古い形式（.doc）の文書です。Word で .docx に保存し直してください。",
    ),
    (b"%PDF", "PDF は読めません。もとの Word かテキストの文書を指定してください。"),
    (b"{\\rtf", "リッチテキスト（.rtf）は読めません。Word で .docx に保存し直してください。"),
)
_MACRO_ENDINGS = (".docm", ".dotm")


def read_document(file: BinaryIO, name: str = "") -> Document:
    """The parts of a document, told apart by its bytes; raises UnreadableFile with one sentence."""
    if name.casefold().endswith(_MACRO_ENDINGS):
        raise UnreadableFile("マクロを含む文書は読みません。")
    if not file.seekable():
        raise UnreadableFile("文書はファイルで指定してください。")
    head = file.read(8)
    file.seek(0)
    for beginning, sentence in _REFUSED:
        if head.startswith(beginning):
            raise UnreadableFile(sentence)
    return read_word(file) if head.startswith(_ZIP) else read_plain(file)
