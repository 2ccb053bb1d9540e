"""Files made to hurt or to hide are refused whole, each with one sentence."""

import io
import re
import struct
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.deidentify.documents import read_document
from council.unpacking.archive import READ_AT_MOST
from council.unpacking.errors import UnreadableFile
from tests.deidentify.documents.word_files import WORD, document, p, part, relations, word, zipped

MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
MEGABYTE = 1024 * 1024


SOUND = word(p("文"), {"word/header1.xml": part("hdr", p("頭")), "docProps/core.xml": "<c/>"})
WORDS = st.integers(0, 99).map(lambda n: f"<w:r><w:t>名{n}</w:t></w:r>")
TAGS = st.sampled_from(
    [
        *("p", "tbl", "tr", "tc", "sdt", "ins", "del", "moveFrom", "txbxContent", "ruby", "rt"),
        *("hyperlink", "drawing", "txBody", "customXml", "AlternateContent", "Choice", "r", "v"),
    ]
)


def wrapped(tag, inner):
    return f"<w:{tag}>{''.join(inner)}</w:{tag}>"


def refusal(data, name="a.docx"):
    with pytest.raises(UnreadableFile) as refused:
        read_document(io.BytesIO(data), name)
    sentence = str(refused.value)
    assert sentence.endswith("。")
    assert "\n" not in sentence
    return sentence


def lying_about_its_size(data, name, size):
    """The same zip, one entry of which says in both headers that it unpacks to that many bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entry = archive.getinfo(name)
        directory = data.index(
            b"PK\x01\x02" + data[entry.header_offset + 4 : entry.header_offset + 4]
        )
        while data[directory + 46 : directory + 46 + len(name)] != name.encode():
            directory = data.index(b"PK\x01\x02", directory + 4)
    changed = bytearray(data)
    struct.pack_into("<L", changed, entry.header_offset + 22, size)
    struct.pack_into("<L", changed, directory + 24, size)
    return bytes(changed)


@pytest.mark.parametrize("name", ["word/document.xml", "word/media/image1.png", "word/header1.xml"])
def test_an_entry_that_unpacks_a_thousandfold_is_refused(name):
    filled = document(p("あ" * 20 * MEGABYTE)) if name.endswith("xml") else b"\0" * 20 * MEGABYTE
    assert "展開" in refusal(word(p("文"), {name: filled}))


def test_many_entries_that_unpack_to_much_are_refused():
    noise = "".join(chr(0x4E00 + n * 7919 % 20000) for n in range(100_000))
    parts = {f"word/header{n}.xml": part("hdr", p(noise * 8)) for n in range(25)}
    data = word(p("文"), parts)
    assert len(data) < READ_AT_MOST
    assert "展開" in refusal(data)


@pytest.mark.parametrize("size", [10, 0])
def test_a_header_that_lies_about_the_size_does_not_help(size):
    data = word(p("あ" * MEGABYTE))
    assert "壊れて" in refusal(lying_about_its_size(data, "word/document.xml", size))


def test_too_many_entries_are_refused():
    assert "展開" in refusal(word(p("文"), {f"word/media/{n}": b"" for n in range(2_100)}))


def test_entries_that_share_their_bytes_are_refused():
    data = zipped([(f"{n}.xml", b"\1\2\3\4" * 50) for n in range(50)], zipfile.ZIP_STORED)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        first = archive.infolist()[0]
        second = archive.infolist()[1]
        directory = archive.start_dir
    overlapping = data[: second.header_offset] + data[directory:-22]
    end = struct.pack(
        "<4s4H2LH", b"PK\5\6", 0, 0, 50, 50, len(data) - 22 - directory, second.header_offset, 0
    )
    assert first.header_offset == 0
    assert "読" in refusal(overlapping + end)


def test_a_zip_in_the_zip_is_not_opened():
    bomb = zipped([("a", b"\0" * MEGABYTE)])
    document_ = read_document(io.BytesIO(word(p("文"), {"word/embeddings/a.zip": bomb})))
    assert (document_.parts[0].text, document_.unread) == ("文", 1)


@pytest.mark.parametrize(
    "data",
    [
        word(p("文"), {"word/vbaProject.bin": b""}),
        word(p("文"), {"WORD/VBAPROJECT.BIN": b""}),
        word(p("文"), {"word/vbaData.xml": "<a/>"}),
        word(p("文"), main=MACRO_TYPE),
    ],
)
def test_macros_are_refused_under_any_name(data):
    assert "マクロ" in refusal(data)


@pytest.mark.parametrize("name", ["a.docm", "A.DOCM", "a.dotm"])
def test_a_file_named_for_macros_is_refused(name):
    assert "マクロ" in refusal(word(p("文")), name)


@pytest.mark.parametrize(
    "document_",
    [
        '<!DOCTYPE w [<!ENTITY a "戸澤">]><w>&a;</w>',
        '<!DOCTYPE w SYSTEM "file:///etc/passwd"><w/>',
        '<!DOCTYPE w [<!ENTITY % a SYSTEM "http://127.0.0.1/"> %a;]><w/>',
        "<!DOCTYPE w><w/>",
    ],
)
@pytest.mark.parametrize(
    "name", ["word/document.xml", "docProps/core.xml", "[Content_Types].xml", "_rels/.rels"]
)
def test_a_document_type_is_refused_in_any_part(name, document_):
    assert "DTD" in refusal(word(p("文"), {name: document_}))


@pytest.mark.parametrize(
    "data",
    [
        word(p("文"), {"word/document.xml": "<w"}),
        word(p("文"), {"word/document.xml": ""}),
        word(p("文"), {"word/document.xml": "<?xml version='1.0' encoding='klingon'?><w/>"}),
        word(p("文"), {"word/document.xml": b"<w>\xff</w>"}),
        word(p("文"), {"word/comments.xml": "<w:comments"}),
        word(p("文"))[:-30],
        word(p("文"))[:200],
        b"PK\x03\x04",
        b"PK",
    ],
)
def test_what_is_not_whole_is_refused(data):
    assert "壊れて" in refusal(data)


@pytest.mark.parametrize("target", ["header9.xml", "/word/gone.xml", "../../x/header.xml"])
def test_a_missing_part_with_text_is_refused(target):
    parts = {"word/_rels/document.xml.rels": relations(("header", target, False))}
    assert "壊れて" in refusal(word(p("文"), parts))


def test_a_missing_main_part_is_refused():
    data = zipped(
        [
            (
                "[Content_Types].xml",
                f"<T><Override PartName='/a.xml' ContentType='{WORD}document.main+xml'/></T>",
            ),
        ]
    )
    assert "Word" in refusal(data)


def test_two_entries_of_one_name_are_refused_for_readers_differ():
    twice = [("[Content_Types].xml", "<T/>"), ("Word/a.xml", "<a/>"), ("word/A.xml", "<b/>")]
    assert "壊れて" in refusal(zipped(twice))


@pytest.mark.parametrize("char", ["D800", "dfff", "", "x", "-1", "10FFFF", "FF FF"])
def test_a_symbol_that_is_no_character_is_left_out(char):
    body = f"<w:p><w:r><w:t>文</w:t><w:sym w:char='{char}'/></w:r></w:p>"
    assert [part.text for part in read_document(io.BytesIO(word(body))).parts] == ["文"]


def test_an_entry_without_a_name_is_refused():
    assert "壊れて" in refusal(word(p("文")).replace(b"_rels/.rels", b"\0rels/.rels"))


def test_a_document_embedded_as_text_is_refused():
    parts = {"word/_rels/document.xml.rels": relations(("aFChunk", "a.html", False))}
    assert "埋め込まれて" in refusal(word(p("文"), {**parts, "word/a.html": "戸澤"}))


def test_nesting_without_end_is_refused():
    deep = "<a>" * 100_000
    assert "複雑" in refusal(word(p("文"), {"word/document.xml": f"<w>{deep}"}))


def test_the_deepest_nesting_allowed_is_read():
    inside = p("戸澤")
    for _ in range(60):
        inside = f"<w:tbl><w:tr><w:tc>{inside}</w:tc></w:tr></w:tbl>"
    parts = read_document(io.BytesIO(word(inside))).parts
    assert [part.text for part in parts] == ["戸澤"]


@pytest.mark.parametrize("tag", ["t", "rt", "p", "ins", "instrText", "txbxContent", "sdt"])
def test_text_in_a_hundred_of_the_same_is_read_once(tag):
    inside = (
        f"<w:{tag}>" * 100 + "<w:r><w:t>" + "戸澤" * 1000 + "</w:t></w:r>" + f"</w:{tag}>" * 100
    )
    parts = read_document(io.BytesIO(word(f"<w:p><w:r>{inside}</w:r></w:p>"))).parts
    assert 2000 <= sum(len(part.text) for part in parts) < 5000


def test_a_text_too_long_to_check_is_refused():
    assert "長すぎる" in refusal(word(p(" ".join(map(str, range(800_000))))))


def encrypted(data):
    changed = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        changed[changed.index(mark) + offset] |= 1
    return bytes(changed)


@pytest.mark.parametrize(
    ("data", "word_"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "パスワード"),
        (encrypted(word(p("文"))), "パスワード"),
        (b"%PDF-1.7", "PDF"),
        (b"{\\rtf1 a}", "rtf"),
        (zipped([("a.txt", "文")]), "Word"),
        (zipped([("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<a/>")]), "Word"),
        (zipped([("a", b"a" * 999)], zipfile.ZIP_LZMA), "壊れて"),
        (b"\x89PNG\r\n\x1a\n\0\0", "テキスト"),
    ],
)
def test_what_is_no_word_file_is_named(data, word_):
    assert word_ in refusal(data)


@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_damaged_file_is_read_or_refused_and_nothing_else(damages):
    changed = bytearray(SOUND)
    for place, value in damages:
        changed[place % len(changed)] = value
    with suppress(UnreadableFile):
        read_document(io.BytesIO(bytes(changed)))


@given(st.recursive(WORDS, lambda inner: st.builds(wrapped, TAGS, st.lists(inner, max_size=4))))
def test_whatever_the_nesting_no_text_is_lost(body):
    parts = read_document(io.BytesIO(word(f"<w:p>{body}</w:p>"))).parts
    read = "\n".join(part.text for part in parts)
    for name in re.findall(r"名[0-9]+", body):
        assert name in read
