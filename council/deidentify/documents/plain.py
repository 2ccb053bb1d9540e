"""Plain text: its bytes made characters, none lost, line ends as they are."""

import codecs
import re
from typing import BinaryIO

from council.deidentify.documents.part import Document, Part
from council.unpacking.errors import UnreadableFile

BYTES_AT_MOST = 16 * 1024 * 1024

# The longer mark first: that of UTF-32 begins like that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED = ("utf-8", "cp932")
# Bytes that are no text in any of the two still come through Shift_JIS, as one of these.
_NO_TEXT = re.compile("[\0\x80-\x9f\uf8f0-\uf8f3]")


def read_plain(file: BinaryIO) -> Document:
    """The one part ``text`` of a text file: UTF-8, Shift_JIS of Windows, or what its mark says."""
    content = file.read(BYTES_AT_MOST + 1)
    if len(content) > BYTES_AT_MOST:
        raise UnreadableFile("ファイルが大きすぎます。16MB までの文書を調べられます。")
    text = _decoded(content)
    if text is None or _NO_TEXT.search(text):
        raise UnreadableFile(
            "文字の文書として読めません。テキスト（UTF-8、Shift_JIS）か Word（.docx）の文書を指定してください。"
        )
    return Document((Part("text", text),) if text else ())


def _decoded(content: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _as(encoding, content.removeprefix(mark))
    return next((text for name in _UNMARKED if (text := _as(name, content)) is not None), None)


def _as(encoding: str, content: bytes) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None
