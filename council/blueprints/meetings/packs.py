"""資料一式: the reader's own papers of a meeting, as a ZIP at once or as a PDF book that the worker makes."""

from flask import flash, redirect, render_template, stream_with_context, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, document, done, requires
from council.blueprints.meetings.base import bp
from council.extensions import db, writing
from council.minutes.kinds import BundleKind
from council.models import Meeting
from council.policy.permissions import Permission as P
from council.printing import office
from council.queries import meetings as queries
from council.queries import packs
from council.services import packs as services


@bp.get("/meetings/<uuid:meeting_id>/pack")
@requires(P.MEETING_READ, load=queries.get_on_record)
def pack(meeting: Meeting) -> ResponseReturnValue:
    """What is in the reader's pack, and how the book stands."""
    found = packs.pack(meeting, actor())
    return render_template(
        "meetings/pack.html",
        page=queries.page(meeting, actor()),
        pack=found,
        book=packs.book(found),
        has_office=office.program() is not None,
    )


@bp.get("/meetings/<uuid:meeting_id>/pack.zip")
@requires(P.MEETING_READ, load=queries.get_on_record)
def pack_zip(meeting: Meeting) -> ResponseReturnValue:
    """The pack as it is now; what is read is on record before the first byte is sent."""
    db.session.commit()
    with writing():
        files = services.packed(meeting, actor())
        name = queries.file_name(meeting, BundleKind.PACK, "zip")
        db.session.commit()
    return document(stream_with_context(services.zipped(files)), name, "application/zip")


@bp.post("/meetings/<uuid:meeting_id>/book")
@requires(P.MEETING_READ, load=queries.get_on_record)
def ask_book(meeting: Meeting) -> ResponseReturnValue:
    """Have the book made."""
    services.ask(meeting, actor())
    return done(
        url_for("meetings.pack", meeting_id=meeting.id),
        _("PDFの綴りを準備しています。できるまで、しばらくお待ちください。"),
    )


@bp.get("/meetings/<uuid:meeting_id>/book.pdf")
@requires(P.MEETING_READ, load=queries.get_on_record)
def book(meeting: Meeting) -> ResponseReturnValue:
    """The book, if it still is what the reader may have."""
    db.session.commit()
    with writing():
        content = services.take(meeting, actor())
        name = queries.file_name(meeting, BundleKind.BOOK, "pdf")
        db.session.commit()
    if content is None:
        flash(_("資料が変わったため、前のPDFの綴りは消しました。もう一度お作りください。"))
        return redirect(url_for("meetings.pack", meeting_id=meeting.id), code=303)
    return document(content, name, "application/pdf")
