"""A notified meeting with a case and a few papers, and a reader who asks for the book of them."""

import io

from pypdf import PdfReader
from sqlalchemy import select

from council.domain.books import BookState
from council.extensions import db
from council.models import CaseSubmission, Meeting, PaperBook, User
from council.queries import submissions as queries
from council.services import meetings, packs, submissions
from council.services.meetings import Upload
from tests import convening, papers, world

TEXT = "連絡先の一覧".encode()


def laid(acting, *uploads: tuple[str, bytes], collect: bool = False) -> Meeting:
    """A meeting with a case paper handed out, and these papers."""
    secretary = acting("secretary")
    _paper, meeting = papers.scheduled(acting)
    for title, content in uploads or (("連絡先", TEXT),):
        meetings.add_paper(
            meeting,
            title=title,
            upload=Upload("x.bin", "application/octet-stream", content),
            collect_after=collect,
            actor=secretary,
        )
    convening.notified(meeting, secretary)
    db.session.commit()
    return meeting


def asked(acting, *uploads: tuple[str, bytes], who: str = "member1") -> Meeting:
    """The same, and somebody asked for the book."""
    meeting = laid(acting, *uploads)
    packs.ask(meeting, acting(who))
    db.session.commit()
    return meeting


def books(meeting: Meeting) -> list[PaperBook]:
    """The books of a meeting as they stand."""
    db.session.expire_all()
    return list(db.session.scalars(select(PaperBook).where(PaperBook.meeting_id == meeting.id)))


def state(meeting: Meeting) -> BookState:
    """How its one book stands."""
    (book,) = books(meeting)
    return book.state


def pages(content: bytes) -> list[str]:
    """The text of each page, without spaces."""
    return ["".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(content)).pages]


def bookmarks(content: bytes) -> dict[str, int]:
    """The outline: each name, and the page it leads to."""
    reader = PdfReader(io.BytesIO(content))
    return {str(one.title): reader.get_destination_page_number(one) for one in reader.outline}


def taken(meeting: Meeting, acting, who: str = "member1") -> bytes | None:
    """What the reader is given."""
    content = packs.take(meeting, acting(who))
    db.session.commit()
    return content


def withdraw_case(acting) -> None:
    """The consent to the one case is revoked."""
    paper_id = db.session.scalars(select(CaseSubmission.id)).one()
    paper = queries.get(acting("secretary"), paper_id)
    submissions.revoke(paper, "本人の申出", acting("staff_a"))
    db.session.commit()


def end_of(who: str) -> None:
    """Somebody's account is closed."""
    for user in db.session.scalars(select(User).where(User.person_id == world.person(who).id)):
        user.is_active = False
    db.session.commit()
