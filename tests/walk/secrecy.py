"""In which channels a member might learn of what another body of the joint sitting takes up behind closed doors."""

import io
import zipfile

from pypdf import PdfReader

from tests.walk.delivering import wait_for_the_book
from tests.walk.together import MEMBER, OPEN, OTHER, OURS, SECRETS, THEIRS, words_of

_PACKS = ("/pack", "/pack.zip", "/book.pdf")


def have_the_books_bound(joint):
    """Each member has the PDF of the papers, so that its silence of the other's proves something."""
    for code in (OURS, THEIRS):
        member = joint.cast[MEMBER[code]]
        member.open(f"{joint.at[code]}/pack")
        member.submit("PDFの綴りを作る")
        wait_for_the_book(joint.house, member)
        book = get(joint, member.context, f"{joint.at[code]}/book.pdf")
        assert SECRETS[code].title in "".join(texts(book))


def nobody_sees_the_others(joint):
    """In no channel: page, list, first page, calendar, Word, ZIP, book, papers, case, minutes."""
    for code in (OURS, THEIRS):
        context = joint.cast[MEMBER[code]].context
        other = OTHER[code]
        hidden = (*words_of(other), *((joint.code,) if other == OURS else ()))
        for path in channels(joint, code):
            ensure_silent(joint, context, path, hidden)
        for path in shut(joint, other):
            assert get(joint, context, path).status == 404, path
        ensure_read(joint, context, code)


def channels(joint, code):
    own = joint.at[code]
    return (
        "/",
        "/meetings",
        "/actions",
        "/issues",
        "/submissions",
        "/bodies",
        f"/bodies/{OTHER[code]}",
        f"/bodies/{code}",
        own,
        f"{own}/agenda.docx",
        f"{own}/notice.docx",
        f"{own}/documents/agenda",
        f"{own}/documents/roster",
        f"{own}/sitting",
        f"{own}/replies",
        f"{own}/minutes",
        f"{own}/documents/minutes",
        f"{own}/day-set.zip",
        f"{own}/turnout.docx",
        *(f"{own}{one}" for one in _PACKS),
    )


def shut(joint, other):
    own = joint.at[other]
    below = (
        "",
        "/agenda.docx",
        "/notice.docx",
        "/sitting",
        "/replies",
        "/minutes",
        "/minutes/approval",
        "/documents/minutes",
        "/documents/agenda",
        "/day-set.zip",
        "/turnout.docx",
        "/sign-off.zip",
        *_PACKS,
    )
    cases = joint.cases if other == OURS else set()
    return [*(f"{own}{one}" for one in below), *joint.files[other], *cases]


def get(joint, context, path):
    return context.request.get(f"{joint.house.url}{path}", max_retries=2)


def ensure_silent(joint, context, path, hidden):
    answer = get(joint, context, path)
    assert answer.status in {200, 403, 404}, (path, answer.status)
    for text in texts(answer):
        for word in hidden:
            assert word not in text, (path, word)


def texts(answer):
    """What an answer says, unpacked as far as it goes: Word in a ZIP, the pages of a PDF."""
    return [*read(answer.body())]


def read(content):
    if content.startswith(b"%PDF"):
        yield from (page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    elif zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name
                yield from read(archive.read(name))
    else:
        yield content.decode(errors="replace")


def ensure_read(joint, context, code):
    """Its own members do learn of it, so that silence elsewhere proves something."""
    page = get(joint, context, joint.at[code]).text()
    assert SECRETS[code].title in page
    assert OPEN[code] in page
    assert OPEN[OTHER[code]] in page
    pack = get(joint, context, f"{joint.at[code]}/pack.zip")
    assert SECRETS[code].title in "".join(texts(pack))
