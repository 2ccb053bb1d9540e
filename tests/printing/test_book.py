"""A book of whatever somebody uploaded: what cannot be printed is said on a page in its place, the rest is bound."""

import http.server
import io
import re
import subprocess
import threading

import pytest
from docx import Document
from docx.oxml import parse_xml
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from council.domain.books import BookFault, PaperFault
from council.minutes.day import MeetingHead
from council.minutes.style import PageStyle
from council.printing import running
from council.printing.book import Book, Loose, Source, make_book
from council.printing.running import Watch
from tests import book_rooms
from tests.printing import hostile

pytestmark = [pytest.mark.document, pytest.mark.sqlite_only]

WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]+)<')
HEAD = MeetingHead(
    municipality="世田谷区",
    body_name="８０５０支援部会",
    serial_label="第２回",
    fiscal_label="令和８年度",
    held_label="令和８年１２月１７日（木）",
    place="会議室",
)


def word(text):
    written = io.BytesIO()
    document = Document()
    document.add_paragraph(text)
    document.save(written)
    return written.getvalue()


CUT = hostile.with_part(word("x"), "word/document.xml", b"<w:doc")


def made(room, *uploads, watch=None):
    loose = Loose(room, PageStyle())
    for number, content in enumerate(uploads, start=1):
        source = Source(f"資料{number}", f"題{number}", collect=number == 2, is_ours=False)
        loose.lay(source, content)
    return make_book(loose, HEAD, "若狭 律子", watch or Watch(240))


HOSTILE = {
    PaperFault.BROKEN: b"PK\x03\x04 broken",
    PaperFault.LOCKED: hostile.locked_pdf(),
    PaperFault.LONG: hostile.pdf(301),
    PaperFault.STRANGE: b"\x7fELF\0\0",
}


def test_each_file_that_cannot_be_bound_is_named_and_the_rest_is_there(tmp_path):
    book = made(
        tmp_path, word("はじめの文書"), *HOSTILE.values(), CUT, b"%PDF-1.7 nothing", word("おわり")
    )
    assert isinstance(book, Book)
    assert book.left_out == len(HOSTILE) + 2
    cover, first, *rest, last = book_rooms.pages(book.content)
    assert cover.count("（綴じていません）") == book.left_out
    assert "はじめの文書" in first
    assert "おわり" in last
    for fault, page in zip([*HOSTILE, PaperFault.BROKEN, PaperFault.BROKEN], rest, strict=True):
        assert "この資料は、この綴りに入っていません。" in page
        assert fault.label in page


def test_a_number_on_the_cover_is_that_of_the_page(tmp_path):
    book = made(tmp_path, hostile.pdf(3), word("二つ目"), hostile.png(800, 600))
    cover, *pages = book_rooms.pages(book.content)
    for label, number in (
        ("資料1題1", "１"),
        ("資料2題2（会議終了後回収）", "４"),
        ("資料3題3", "５"),
    ):
        assert f"{label}{number}" in cover
    assert "二つ目" in pages[3]
    assert pages[3].endswith("会議終了後回収資料2p.4")
    assert PdfReader(io.BytesIO(book.content)).page_labels == ["i", "1", "2", "3", "4", "5"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_stamp_and_number_stand_upright_within_a_page_that_lies(tmp_path, turn):
    book = made(tmp_path, hostile.pdf(rotate=turn, size=(595, 842)))
    file = tmp_path / "seen.pdf"
    file.write_bytes(book.content)
    run = subprocess.run(
        ["pdftotext", "-bbox", "-f", "2", "-l", "2", file, "-"], check=True, capture_output=True
    )
    found = {text: (float(x), float(y)) for x, y, text in WORD.findall(run.stdout.decode())}
    width, height = (842, 595) if turn in {90, 270} else (595, 842)
    assert found["p."][0] > width - 60
    assert found["p."][1] > height - 30
    stamp = next(place for text, place in found.items() if text.startswith("資"))
    assert stamp[0] > width - 80
    assert stamp[1] < 30


def armed_pdf():
    """One that runs a script, holds a file, and bears a seal somebody put on it."""
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    script = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("x")}
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(script)
    writer.add_attachment("evil.exe", b"MZ")
    action = DictionaryObject(
        {NameObject("/S"): NameObject("/URI"), NameObject("/URI"): TextStringObject("http://x")}
    )
    page[NameObject("/AA")] = DictionaryObject({NameObject("/O"): action})
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def test_of_an_uploaded_pdf_the_pages_alone_are_kept(tmp_path):
    content = made(tmp_path, armed_pdf()).content
    for word_ in (b"/JavaScript", b"/EmbeddedFile", b"/AA", b"/OpenAction", b"evil", b"/URI"):
        assert word_ not in content
    assert PdfReader(io.BytesIO(content)).attachments == {}


@pytest.fixture
def listener():
    """A server that notes who asks it."""
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_args):
            return

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def test_a_document_asks_nobody_for_anything(tmp_path, listener):
    address, asked = listener
    document = Document()
    relation = document.part.relate_to(
        f"{address}/template.dotx",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate",
        is_external=True,
    )
    document.settings.element.append(
        parse_xml(
            '<w:attachedTemplate xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
            'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
            f'r:id="{relation}"/>'
        )
    )
    document.add_paragraph("ひな形を使う文書")
    written = io.BytesIO()
    document.save(written)
    book = made(tmp_path, written.getvalue())
    assert book.left_out == 0
    assert asked == []


def test_time_that_runs_out_is_said(tmp_path):
    assert made(tmp_path, word("x"), watch=Watch(0)) is BookFault.TOO_LONG


def test_what_could_not_be_printed_in_time_has_a_page_that_says_so(tmp_path):
    book = made(tmp_path, word("x"), word("y"), watch=Watch(90))
    assert book.left_out == 2
    assert all(PaperFault.LATE.label in page for page in book_rooms.pages(book.content)[1:])


def test_a_program_that_does_not_end_is_ended_with_all_it_started(tmp_path):
    command = ["/bin/sh", "-c", "sleep 300 & sleep 300"]
    assert running.run(command, 1, Watch(60), home=tmp_path) is False
