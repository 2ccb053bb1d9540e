"""The page of one item with all its forms."""

import uuid
from dataclasses import dataclass
from typing import TypeVar

from flask import abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from council.blueprints.access import actor, done, log_reading, refused, requires
from council.blueprints.sittings.pages import bp
from council.domain.errors import DomainError
from council.domain.quorum import ITEM, sentence
from council.domain.vocabulary import EntryKind
from council.forms.base import CouncilForm
from council.forms.sittings import (
    ActionForm,
    DecisionForm,
    IssueForm,
    ItemTimesForm,
    NoteForm,
    RecusalForm,
)
from council.models import AgendaItem, Meeting
from council.policy.permissions import Permission as P
from council.policy.permits import allows
from council.queries import meetings as meeting_queries
from council.queries import sittings as queries
from council.queries import writings
from council.queries.sittings import Chamber
from council.queries.titles import title
from council.services import sittings as services
from council.services.audit import affair_of

F = TypeVar("F", bound=CouncilForm)


@dataclass
class Forms:
    """The forms of the item's page; one of them may have been refused."""

    note: NoteForm
    decision: DecisionForm
    action: ActionForm
    issue: IssueForm
    recusal: RecusalForm
    times: ItemTimesForm

    @property
    def refused(self) -> CouncilForm | None:
        """The form that was sent and refused."""
        every = (self.note, self.decision, self.action, self.issue, self.recusal, self.times)
        return next((form for form in every if form.errors or form.status != 200), None)


def load_item(meeting: Meeting, item_id: uuid.UUID) -> AgendaItem:
    """The item of this very meeting; one that is withheld from the actor is not there."""
    return queries.item(meeting, item_id, actor()) or abort(404)


def forms_on(meeting: Meeting, one: AgendaItem, room: Chamber, posted: str = "") -> Forms:
    """Fresh forms with their choices; the posted one is filled from what was typed."""

    def make(kind: type[F], name: str, **start: object) -> F:
        return kind() if name == posted else kind(formdata=None, **start)

    found = Forms(
        make(NoteForm, "note"),
        make(DecisionForm, "decision", at=services.usual_time(one)),
        make(ActionForm, "action"),
        make(IssueForm, "issue"),
        make(RecusalForm, "recusal"),
        make(
            ItemTimesForm,
            "times",
            base_version=one.version,
            begun_at=one.begun_at,
            ended_at=one.ended_at,
        ),
    )
    found.action.offer("agency", queries.agencies_for(meeting))
    found.recusal.offer(
        "seat",
        [
            (place.id, place.label)
            for place in room.places
            if place.is_seat and place.name and place.person_id != meeting.presider_id
        ],
    )
    return found


@bp.get("/meetings/<uuid:meeting_id>/sitting/items/<uuid:item_id>")
@requires(P.MEETING_READ_RECORD, load=meeting_queries.get_on_record)
def item(meeting: Meeting, item_id: uuid.UUID) -> ResponseReturnValue:
    """What was recorded under the item."""
    return item_page(meeting, load_item(meeting, item_id))


def item_page(meeting: Meeting, one: AgendaItem, forms: Forms | None = None) -> ResponseReturnValue:
    """The page as it is now, with what was typed into a refused form."""
    log_reading("sitting:read_item", one, **affair_of(meeting))
    room = queries.chamber(meeting)
    forms = forms or forms_on(meeting, one, room)
    view, turn = queries.item_page(meeting, one), queries.turn(meeting, room, one)
    refused_form = forms.refused
    if refused_form is not None:
        forms.times.shown_beside(one.version)
    keeps = allows(actor(), P.MEETING_RECORD, meeting)
    return render_template(
        "sittings/item.html",
        meeting=meeting,
        title=title(meeting, room.version),
        room=room,
        page=view,
        forms_of=forms,
        failed=refused_form is not None,
        keeps=keeps,
        earlier=queries.earlier(one) if keeps else (),
        is_corrected=queries.is_being_corrected(meeting),
        opinions=writings.readable_opinions(meeting, room, actor()).get(one.id, ()),
        recused=[(row, room.place(row.seat_id)) for row in room.recused(one.id)],
        turn=turn,
        sentence=room.in_its_words(sentence(turn.result, "half", of=ITEM)),
        voters=queries.voters(meeting, room, one, services.usual_time(one)),
        contradicted={
            row.entry.id: queries.contradicted(row.entry, meeting, room, one)
            for row in view.entries
        },
        outcomes={row.entry.id: queries.outcome_of(row.entry, room) for row in view.entries},
        speakers=list(dict.fromkeys([*(p.office_label for p in room.places), _("事務局")])),
        K=EntryKind,
    ), refused_form.status if refused_form else 200


def back(meeting: Meeting, one: AgendaItem, message: str, anchor: str | None = None) -> Response:
    """Commit, and lead on to the item's page."""
    url = url_for("sittings.item", meeting_id=meeting.id, item_id=one.id, _anchor=anchor)
    return done(url, message)


def again(
    meeting: Meeting, item_id: uuid.UUID, forms: Forms, form: CouncilForm, error: DomainError
) -> ResponseReturnValue:
    """The page after a refusal, as things stand now."""
    fresh = refused(form, error) or meeting
    return item_page(fresh, load_item(fresh, item_id), forms)
