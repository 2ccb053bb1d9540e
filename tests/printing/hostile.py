"""Files as somebody may upload them: sound, broken, locked, far too large."""

import io
import struct
import zipfile
import zlib

from openpyxl import Workbook
from pypdf import PdfWriter


def pdf(pages=1, *, rotate=0, password="", size=(595, 842)):
    """A PDF of so many empty pages."""
    writer = PdfWriter()
    for _ in range(pages):
        page = writer.add_blank_page(*size)
        if rotate:
            page.rotate(rotate)
    if password:
        writer.encrypt(password, algorithm="AES-256")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def locked_pdf():
    """One that asks for a password."""
    return pdf(password="himitsu")


def png(width, height):
    """A picture of one colour."""
    rows = b"".join(b"\0" + bytes([200, 120, 60]) * width for _ in range(height))

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def xlsx():
    """A workbook with one cell."""
    book = Workbook()
    book.active["A1"] = "実績"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def with_part(document, name, content):
    """A Word file with one part more, or another in its place."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as old, zipfile.ZipFile(written, "w", 8) as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, content)
    return written.getvalue()
