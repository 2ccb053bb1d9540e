"""A member reads the paper handed out, or declares to know the household."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, done, log_reading, requires
from council.blueprints.submissions.base import bp, ring
from council.domain import clock
from council.domain.wareki import long_date
from council.extensions import db, writing
from council.models import CaseSubmission
from council.policy.disclosure import case_view
from council.policy.permissions import Permission as P
from council.queries import copies, judging
from council.queries import submissions as queries
from council.services import submissions as services


@bp.get("/submissions/<uuid:submission_id>/paper")
@requires(P.SUBMISSION_READ_PAPER, load=queries.handed_out)
def paper(submission: CaseSubmission) -> ResponseReturnValue:
    """The paper, within its window."""
    return reading_page(submission)


def reading_page(submission: CaseSubmission) -> ResponseReturnValue:
    """One column with frame and watermark; the reading is on record before the first byte is sent."""
    db.session.commit()
    with writing():
        services.read_paper(submission, actor())
        db.session.commit()
    return render_template(
        "submissions/paper.html",
        submission=submission,
        view=case_view(submission, ring()),
        copy=copies.copy_of(actor(), submission),
        place=queries.place(submission),
        watermark=watermark(),
    )


def watermark() -> str:
    """Who reads, and when: printed behind the text."""
    now = clock.local(clock.now())
    day = long_date(now.date(), "half", weekday=False)
    return f"{actor().name} {day} {now.hour}:{now.minute:02} {_('持出禁止')}"


@bp.post("/submissions/<uuid:submission_id>/connected")
@requires(P.SUBMISSION_DECLARE_CONNECTED, load=queries.handed_out)
def connected(submission: CaseSubmission) -> ResponseReturnValue:
    """関係者である: the paper closes for this reader at once."""
    services.declare_connected(submission, actor())
    return done(
        url_for("home.index"),
        _("関係者である旨を受け付けました。この事例の資料は閉じました。事務局にも伝わります。"),
    )


@bp.get("/submissions/<uuid:submission_id>/text")
@requires(P.SUBMISSION_EDIT, load=queries.get)
def text(submission: CaseSubmission) -> ResponseReturnValue:
    """The agency reads its own paper as it leaves, or left, the house."""
    log_reading("submission:read", submission)
    return render_template(
        "submissions/text.html",
        submission=submission,
        view=case_view(submission, ring()),
        kept=judging.kept_reasons(submission, ring()),
        watermark=watermark(),
    )
