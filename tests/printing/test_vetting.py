"""What an upload is, by its content, and which files are not even opened."""

import io
import zipfile

import pytest
from docx import Document

from council.domain.books import PaperFault
from council.printing.vetting import Kind, Refused, kind_of
from tests.printing import hostile

pytestmark = pytest.mark.sqlite_only

RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/{kind}" Target="file:///etc/passwd" TargetMode="External"/></Relationships>'
)
FIELD = '<w:document xmlns:w="w"><w:instrText> INCLUDE</w:instrText>{cut}</w:document>'


def word():
    written = io.BytesIO()
    Document().save(written)
    return written.getvalue()


def reaching(kind):
    return hostile.with_part(word(), "word/_rels/more.xml.rels", RELATION.format(kind=kind))


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (word(), (Kind.OFFICE, "docx")),
        (hostile.xlsx(), (Kind.OFFICE, "xlsx")),
        (hostile.pdf(), (Kind.PDF, "pdf")),
        (hostile.png(2, 2), (Kind.PICTURE, "docx")),
        ("一覧".encode("cp932"), (Kind.TEXT, "docx")),
        (reaching("hyperlink"), (Kind.OFFICE, "docx")),
        (reaching("attachedTemplate"), (Kind.OFFICE, "docx")),
    ],
    ids=["word", "excel", "pdf", "picture", "text", "link", "template"],
)
def test_a_file_is_what_it_holds(content, kind):
    assert kind_of(content) == kind


def bomb():
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", 8) as archive:
        archive.writestr("[Content_Types].xml", b" " * 60_000_000)
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"PK\x03\x04 no zip", PaperFault.BROKEN),
        (bomb(), PaperFault.INFLATED),
        (hostile.with_part(word(), "word/vbaProject.bin", b"x"), PaperFault.MACROS),
        (reaching("image"), PaperFault.MACROS),
        (reaching("oleObject"), PaperFault.MACROS),
        (
            hostile.with_part(
                word(),
                "word/footer9.xml",
                FIELD.format(cut='<w:instrText>TEXT "/etc/passwd"</w:instrText>'),
            ),
            PaperFault.MACROS,
        ),
        (hostile.with_part(word(), "word/document.xml", b"<w:doc"), PaperFault.BROKEN),
        (hostile.with_part(word(), "word/x.xml", b"<!DOCTYPE a []><a/>"), PaperFault.MACROS),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", PaperFault.STRANGE),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            PaperFault.LOCKED,
        ),
        (b"\x7fELF\0\0", PaperFault.STRANGE),
        (b"GIF89a\0", PaperFault.STRANGE),
        (b"{\\rtf1 }", PaperFault.STRANGE),
        (b"\x01\x02\x03", PaperFault.STRANGE),
    ],
)
def test_what_is_dangerous_or_strange_is_not_opened(content, fault):
    with pytest.raises(Refused) as refused:
        kind_of(content)
    assert refused.value.fault is fault
