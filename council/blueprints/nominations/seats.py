"""One seat on its way: asked for, named, accepted, withdrawn; its letters."""

import uuid
from collections.abc import Callable
from datetime import date

from flask import abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import DOCX, actor, document, done, log_reading, refused, requires
from council.blueprints.nominations.rotations import bp
from council.domain.errors import DomainError
from council.domain.vocabulary import Means
from council.forms.base import CouncilForm
from council.forms.nominations import (
    KNOWN,
    STAYS,
    AcceptanceForm,
    AppointForm,
    NominateForm,
    ProposalForm,
    RequestForm,
)
from council.minutes.appointing import AppointingKind
from council.models import Body, Nomination
from council.policy.permissions import Permission as P
from council.queries import bodies as body_queries
from council.queries import members as member_queries
from council.queries import nominations as queries
from council.queries import people
from council.services import nominations as services


def _back(nomination: Nomination) -> str:
    if nomination.rotation_id:
        return url_for(".show", rotation_id=nomination.rotation_id, _anchor=f"seat-{nomination.id}")
    return url_for(".index")


@bp.get("/bodies/<code>/seats/<uuid:seat_id>/nominate")
@requires(P.APPOINTMENT_EDIT, load=member_queries.get)
def nominate(body: Body, seat_id: uuid.UUID) -> ResponseReturnValue:
    """For which term the seat shall be filled."""
    page = body_queries.seat_page(body, seat_id, actor().on) or abort(404)
    form = NominateForm(formdata=None, starts_on=page.usual_start, ends_on=page.usual_end)
    return render_template("nominations/nominate.html", body=body, page=page, form=form)


@bp.post("/bodies/<code>/seats/<uuid:seat_id>/nominate")
@requires(P.APPOINTMENT_EDIT, load=member_queries.get)
def begin_nomination(body: Body, seat_id: uuid.UUID) -> ResponseReturnValue:
    """Begin to fill one seat."""
    seat = member_queries.seat(body, seat_id) or abort(404)
    form = NominateForm()
    if form.validate():
        try:
            row = services.nominate(
                seat,
                starts_on=form.starts_on.data or date.max,
                ends_on=form.ends_on.data,
                actor=actor(),
            )
            return done(
                url_for(".seat", nomination_id=row.id), _("この席を埋める準備を始めました。")
            )
        except DomainError as error:
            body = refused(form, error)
    page = body_queries.seat_page(body, seat_id, actor().on) or abort(404)
    return render_template(
        "nominations/nominate.html", body=body, page=page, form=form
    ), form.status


@bp.get("/nominations/<uuid:nomination_id>")
@requires(P.NOMINATION_EDIT, load=queries.get)
def seat(nomination: Nomination) -> ResponseReturnValue:
    """The seat, its letters, and what may be done next."""
    return _page(nomination, _proposal(nomination))


def _proposal(nomination: Nomination) -> ProposalForm:
    form = ProposalForm(
        formdata=None,
        name=nomination.name if not nomination.person_id else "",
        reading=nomination.reading if not nomination.person_id else "",
        post_title=nomination.post_title,
        channel=nomination.channel,
        email=nomination.email if not nomination.person_id else "",
        phone=nomination.phone if not nomination.person_id else "",
        is_another=nomination.is_another,
        choice=STAYS if nomination.stays else KNOWN if nomination.person_id else "follows",
        person=str(nomination.person_id or ""),
    )
    form.rebase(nomination.version)
    return form


def _page(
    nomination: Nomination, proposal: ProposalForm, other: CouncilForm | None = None
) -> ResponseReturnValue:
    _offer(proposal, nomination)
    ask = other if isinstance(other, RequestForm) else _asking(nomination)
    accepting = (
        other
        if isinstance(other, AcceptanceForm)
        else AcceptanceForm(
            formdata=None,
            means=Means.LETTER,
            received_on=actor().on,
            received_by=actor().name,
        )
    )
    ask.shown_for(is_owed=services.needs_sign_off(nomination))
    appointing = other if isinstance(other, AppointForm) else AppointForm(formdata=None)
    for beside in (ask, accepting, appointing):
        beside.rebase(nomination.version)
    form = other or proposal
    part = queries.parts([nomination], nomination.starts_on)[0]
    return render_template(
        "nominations/seat.html",
        nomination=nomination,
        part=part,
        proposal=proposal,
        ask=ask,
        accepting=accepting,
        appointing=appointing,
        obstacle=next(iter(services.obstacles([nomination])), None),
        letters=services.available(nomination),
        way=services.way_of(nomination),
        is_ready=services.is_ready(nomination),
        has_left=services.has_left,
        refusal=other if type(other) is CouncilForm else None,
        failed=form.status != 200,
    ), form.status


def _asking(nomination: Nomination) -> RequestForm:
    addressee = f"{nomination.agency.name}　御中" if nomination.agency else ""
    way = services.usual_way(nomination)
    return RequestForm(formdata=None, addressee=addressee, request_channel=way)


def _offer(form: ProposalForm, nomination: Nomination) -> None:
    holder = nomination.outgoing.person.name if nomination.outgoing else ""
    form.offer(
        holder, [(str(one.id), f"{one.name}（{one.reading}）") for one in people.everybody()]
    )


@bp.post("/nominations/<uuid:nomination_id>/propose")
@requires(P.NOMINATION_RECOMMEND, load=queries.get)
def propose(nomination: Nomination) -> ResponseReturnValue:
    """Note who shall hold the seat."""
    form = ProposalForm()
    _offer(form, nomination)
    if form.validate():
        try:
            services.ensure_version(nomination, form.version)
            _propose(nomination, form)
            return done(
                _back(nomination),
                _("%(name)sさんを候補者として記録しました。", name=nomination.name),
            )
        except DomainError as error:
            nomination = refused(form, error)
            form.shown_beside(nomination.version)
    return _page(nomination, form)


def _propose(nomination: Nomination, form: ProposalForm) -> None:
    if form.choice.data == STAYS:
        services.keep_on(nomination, actor())
        return
    facts = form.facts()
    if form.choice.data == KNOWN:
        person = people.person(form.person_id) or abort(404)
        facts |= {
            "person_id": person.id,
            "name": person.name,
            "reading": person.reading,
            "email": person.email or "",
            "phone": person.phone or "",
            "channel": person.channel,
        }
    services.propose(nomination, facts, actor())


@bp.post("/nominations/<uuid:nomination_id>/request")
@requires(P.NOMINATION_REQUEST, load=queries.get)
def ask(nomination: Nomination) -> ResponseReturnValue:
    """Note that the agency was asked."""
    form = RequestForm()
    if form.validate():
        try:
            services.ensure_version(nomination, form.version)
            services.request(
                nomination,
                addressee=form.addressee.data or "",
                reply_by=form.reply_by.data,
                channel=form.request_channel.data,
                decided=services.RequestDecided(**form.decided()),
                on=actor().on,
                actor=actor(),
            )
            return done(
                url_for(".seat", nomination_id=nomination.id),
                _("推薦の依頼を記録しました。推薦依頼の文書を受け取れます。"),
            )
        except DomainError as error:
            nomination = refused(form, error)
    return _page(nomination, _proposal(nomination), form)


@bp.post("/nominations/<uuid:nomination_id>/accept")
@requires(P.NOMINATION_ACCEPT, load=queries.get)
def accept(nomination: Nomination) -> ResponseReturnValue:
    """Note that the person said yes."""
    form = AcceptanceForm()
    if form.validate():
        try:
            services.ensure_version(nomination, form.version)
            received = form.received
            services.accept(
                nomination,
                on=received["received_on"],
                means=received["means"],
                received_by=received["received_by"],
                evidence=received["evidence"],
                actor=actor(),
            )
            return done(_back(nomination), _("就任の承諾を記録しました。"))
        except DomainError as error:
            nomination = refused(form, error)
    return _page(nomination, _proposal(nomination), form)


@bp.post("/nominations/<uuid:nomination_id>/clear")
@requires(P.NOMINATION_CLEAR, load=queries.get)
def clear(nomination: Nomination) -> ResponseReturnValue:
    """Take the person back."""
    return _stepped(services.clear, nomination, _("候補者を取り消しました。"))


@bp.post("/nominations/<uuid:nomination_id>/withdraw")
@requires(P.NOMINATION_WITHDRAW, load=queries.get)
def withdraw(nomination: Nomination) -> ResponseReturnValue:
    """Leave the seat as it is."""
    return _stepped(services.withdraw, nomination, _("この席の準備を取りやめました。"))


def _stepped(act: Callable[..., None], nomination: Nomination, said: str) -> ResponseReturnValue:
    form = CouncilForm()
    try:
        services.ensure_version(nomination, form.version)
        act(nomination, actor())
        return done(_back(nomination), said)
    except DomainError as error:
        nomination = refused(form, error)
    return _page(nomination, _proposal(nomination), form)


@bp.post("/nominations/<uuid:nomination_id>/appoint")
@requires(P.NOMINATION_APPOINT, load=queries.get)
def appoint(nomination: Nomination) -> ResponseReturnValue:
    """Appoint the one person who is ready."""
    form = AppointForm()
    if form.validate():
        try:
            services.ensure_version(nomination, form.version)
            services.appoint_alone(
                nomination,
                document_no=form.document_no.data or "",
                decided_on=form.decided_on.data or date.max,
                actor=actor(),
            )
            return done(
                url_for(".seat", nomination_id=nomination.id),
                _("%(name)sさんを選任しました。文書を受け取れます。", name=nomination.name),
            )
        except DomainError as error:
            nomination = refused(form, error)
    return _page(nomination, _proposal(nomination), form)


@bp.get("/nominations/<uuid:nomination_id>/<letter>.docx")
@requires(P.NOMINATION_EDIT, load=queries.get)
def letter(nomination: Nomination, letter: str) -> ResponseReturnValue:
    """One letter as a Word file."""
    kind = next((one for one in AppointingKind if one.value == letter), None) or abort(404)
    if kind not in services.available(nomination):
        abort(404)
    name, content = services.write(nomination, kind, actor())
    log_reading("nomination:letter", nomination)
    return document(content, name, DOCX)
