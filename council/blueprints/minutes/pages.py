"""The minutes' page: the text, what comes next, and the forms of that step."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, done, log_reading, requires
from council.domain import clock
from council.domain.vocabulary import MeetingState, MinutesState
from council.forms.base import CouncilForm
from council.forms.minutes import (
    CommentForm,
    CorrectForm,
    ProxyCommentForm,
    ReviewForm,
    SettleForm,
    SignersForm,
)
from council.models import Meeting, Minutes, Person
from council.policy.permissions import Permission as P
from council.policy.permits import allows
from council.queries import meetings as meeting_queries
from council.queries import minutes as queries
from council.queries.minutes import MinutesPage
from council.queries.titles import title
from council.services import minutes as services

bp = Blueprint("minutes", __name__)

_ORDER = (
    MinutesState.DRAFT,
    MinutesState.CHECKED,
    MinutesState.REVIEW,
    MinutesState.AWAITING_CHAIR,
    MinutesState.APPROVED,
)


@dataclass
class Forms:
    """The forms of the page; one of them may have been refused."""

    review: ReviewForm
    comment: CommentForm
    proxy: ProxyCommentForm
    correct: CorrectForm
    signers: SignersForm
    settle: SettleForm
    people: Sequence[Person]
    settling: uuid.UUID | None = None

    @property
    def refused(self) -> CouncilForm | None:
        """The form that was sent and refused."""
        every = (
            self.review,
            self.comment,
            self.proxy,
            self.correct,
            self.signers,
            self.settle,
        )
        return next((form for form in every if form.errors or form.status != 200), None)


def home(meeting: Meeting, anchor: str | None = None) -> str:
    """The address of a meeting's minutes."""
    return url_for("minutes.show", meeting_id=meeting.id, _anchor=anchor)


@bp.get("/meetings/<uuid:meeting_id>/minutes")
@requires(P.MINUTES_READ, load=meeting_queries.get_on_record)
def show(meeting: Meeting) -> ResponseReturnValue:
    """The minutes as this reader may see them; whether there is a draft is not told to others."""
    found = queries.get(actor(), meeting.id)
    if found is None:
        return _not_yet(meeting)
    return answer(found)


def _not_yet(meeting: Meeting) -> ResponseReturnValue:
    keeps = allows(actor(), P.MINUTES_WRITE, meeting)
    return render_template(
        "minutes/none.html",
        meeting=meeting,
        title=title(meeting, meeting_queries.version_of(meeting)),
        keeps=keeps,
        is_over=meeting.state in (MeetingState.CLOSED, MeetingState.CONCLUDED)
        and not meeting.is_record_only,
    )


def answer(minutes: Minutes, forms: Forms | None = None) -> ResponseReturnValue:
    """The page, with what was typed into a refused form; the reading is logged first."""
    log_reading("minutes:read", minutes)
    page = queries.page(minutes, actor()) or abort(404)
    forms = forms or forms_of(minutes, page)
    refused = forms.refused
    if refused is not None:
        refused.rebase(minutes.version)
    asks = page.keeps and services.asks(minutes, page.version)
    return render_template(
        "minutes/show.html",
        page=page,
        forms_of=forms,
        failed=refused is not None,
        waits_for_the_next=page.keeps and services.waits_for_the_next(minutes, page.version),
        asks_for_decision=asks,
        decision=services.decided(minutes) if asks else None,
        unfitting=services.unfitting(minutes) if page.keeps else None,
        attends=any(one.id == actor().person_id for one in forms.people),
        **around(minutes, page),
    ), refused.status if refused else 200


def around(minutes: Minutes, page: MinutesPage) -> dict[str, Any]:
    """What every page of the minutes shows beside its own."""
    meeting = minutes.meeting
    return {
        "meeting": meeting,
        "minutes": minutes,
        "title": title(meeting, page.version),
        "steps": steps(minutes),
        "may_approve": allows(actor(), P.MINUTES_APPROVE, minutes),
        "may_sign": allows(actor(), P.MINUTES_SIGN, minutes),
        "may_return": allows(actor(), P.MINUTES_RETURN, minutes),
        "is_late": minutes.review_due is not None and minutes.review_due < clock.today(),
        "labels": {
            item.key: f"{item.number_label}　{item.title}"
            for item in page.content.agenda
            if item.key
        },
    }


def steps(minutes: Minutes) -> list[tuple[str, str, str]]:
    """The state line from the draft to the approved text."""
    at = _ORDER.index(minutes.state)
    is_over = minutes.state is MinutesState.APPROVED
    return [
        (_(state.label), "", "done" if index < at or is_over else "now" if index == at else "later")
        for index, state in enumerate(_ORDER)
    ]


def items_of(page: MinutesPage) -> list[tuple[str, str]]:
    """The items somebody may ask a correction for: not those the reader was recused from."""
    hidden = {str(one) for one in page.hidden.items}
    return [
        (item.key, f"{item.number_label}　{item.title}")
        for item in page.content.agenda
        if item.key and item.key not in hidden
    ]


def forms_of(minutes: Minutes, page: MinutesPage, posted: str = "") -> Forms:
    """Fresh forms with their choices; the posted one holds what was typed."""
    comment = CommentForm() if posted == "comment" else CommentForm(formdata=None)
    proxy = (
        ProxyCommentForm(prefix="proxy-")
        if posted == "proxy"
        else ProxyCommentForm(
            formdata=None,
            prefix="proxy-",
            received_on=clock.today(),
            received_by=actor().name,
        )
    )
    comment.offer_items(items_of(page))
    proxy.offer_items(items_of(page))
    reads = minutes.state is MinutesState.REVIEW or posted == "proxy"
    people = services.attendees(minutes) if reads else []
    proxy.offer_people([(one.id, one.name) for one in people if page.keeps])
    return Forms(
        ReviewForm() if posted == "review" else ReviewForm(formdata=None),
        comment,
        proxy,
        CorrectForm() if posted == "correct" else CorrectForm(formdata=None),
        _signers(minutes, page, is_posted=posted == "signers"),
        SettleForm() if posted == "settle" else SettleForm(formdata=None),
        people,
    )


def _signers(minutes: Minutes, page: MinutesPage, *, is_posted: bool) -> SignersForm:
    form = SignersForm() if is_posted else SignersForm(formdata=None)
    may_sign = services.eligible(minutes) if page.keeps and page.version.signers else []
    form.offer([(one.id, one.name) for one in may_sign])
    return form


@bp.post("/meetings/<uuid:meeting_id>/minutes")
@requires(P.MINUTES_WRITE, load=meeting_queries.get_on_record)
def draft(meeting: Meeting) -> ResponseReturnValue:
    """Begin the draft from the record."""
    services.draft(meeting, actor())
    return done(home(meeting), _("記録から議事録（案）を作りました。読んで直してください。"))


@bp.get("/meetings/<uuid:meeting_id>/minutes/revisions/<int:number>")
@requires(P.MINUTES_READ, load=queries.get)
def revision(minutes: Minutes, number: int) -> ResponseReturnValue:
    """One revision of the series: approved ones for every reader, all for the secretariat."""
    page = queries.page(minutes, actor(), number=number) or abort(404)
    log_reading("minutes:read", minutes)
    return render_template("minutes/revision.html", page=page, **around(minutes, page))
