"""PDF files that would never be read to their end: each is refused, and the ones behind it are still read."""

import zlib

import pytest

from council.domain.books import PaperFault
from council.printing.pages import clean_files
from council.printing.running import Watch
from tests.printing import hostile

pytestmark = pytest.mark.sqlite_only

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>"


def raw(*objects):
    """A PDF of just these objects."""
    written, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows)
    end = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    return written + table + end % (len(objects) + 1, len(written))


def ring():
    return raw(CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1>>")


def crowd():
    kids = b"3 0 R " * 900_000
    return raw(CATALOG, b"<</Type/Pages/Count 900000/Kids[%s]>>" % kids, PAGE)


def swollen():
    packed = zlib.compress(b" " * 200_000_000, 9)
    stream = b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed)
    return raw(CATALOG, b"<</Type/Pages/Count 1/Kids[3 0 R]>>", PAGE, stream)


def cleaned(folder, *contents):
    (folder / "out").mkdir()
    files = []
    for number, content in enumerate(contents):
        files.append(folder / f"{number:03}.pdf")
        files[-1].write_bytes(content)
    return clean_files(files, folder / "out", Watch(120))


@pytest.mark.parametrize("made", [ring, crowd], ids=["pages in a ring", "too many pages"])
def test_a_file_without_an_end_is_refused_and_the_next_is_read(tmp_path, made):
    found = cleaned(tmp_path, hostile.pdf(2), made(), hostile.pdf(3))
    assert (found["000"], found["002"]) == (2, 3)
    assert found["001"] in {PaperFault.BROKEN, PaperFault.LONG}
    assert not (tmp_path / "out" / "001.pdf").exists()


def test_what_a_page_draws_is_never_unpacked(tmp_path):
    assert cleaned(tmp_path, swollen())["000"] == 1
    assert (tmp_path / "out" / "000.pdf").stat().st_size < 1024 * 1024


def test_a_seal_on_a_page_stays_and_a_link_goes(tmp_path):
    seal = b"<</Type/Annot/Subtype/Stamp/Rect[0 0 9 9]/AP<</N 4 0 R>>/A<</S/JavaScript/JS(x)>>>>"
    link = b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(http://x)>>>>"
    form = b"<</Subtype/Form/BBox[0 0 9 9]/Length 0>>stream\n\nendstream"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots[%s %s]>>" % (seal, link)
    one = raw(CATALOG, b"<</Type/Pages/Count 1/Kids[3 0 R]>>", page, form)
    assert cleaned(tmp_path, one)["000"] == 1
    kept = (tmp_path / "out" / "000.pdf").read_bytes()
    assert b"/Stamp" in kept
    assert b"/JavaScript" not in kept
    assert b"/URI" not in kept
