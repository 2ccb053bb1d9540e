import io

import pytest

from council.deidentify.documents import read_document
from council.deidentify.documents.plain import BYTES_AT_MOST
from council.unpacking.errors import UnreadableFile

TEXT = "戸澤さん（82歳）①\r\n〜終わり"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16", "utf-32", "utf_16_be_marked"]
)
def test_text_is_read_in_its_encoding_without_losing_a_character(encoding):
    text = TEXT.replace("〜", "～")  # Shift_JIS of Windows has the full-width one
    marked = "\ufeff" + text
    data = marked.encode("utf-16-be") if encoding.endswith("marked") else text.encode(encoding)
    (part,) = read_document(io.BytesIO(data)).parts
    assert (part.name, part.text) == ("text", text)


def test_an_empty_file_has_no_part():
    assert read_document(io.BytesIO(b"")).parts == ()


@pytest.mark.parametrize(
    "data",
    [b"\x80\xff\xfe\xfd", "戸澤\n".encode("utf-16-le"), b"a\0b", b"\xff\xfea", b"\xef\xbb\xbf\xff"],
)
def test_what_is_no_text_is_refused(data):
    with pytest.raises(UnreadableFile, match="文字の文書"):
        read_document(io.BytesIO(data))


def test_a_file_too_large_to_check_is_refused():
    with pytest.raises(UnreadableFile, match="大きすぎます"):
        read_document(io.BytesIO(b"a" * (BYTES_AT_MOST + 1)))
