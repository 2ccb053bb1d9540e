"""The chair's page and decision, the entry on the chair's behalf, and 訂正."""

from dataclasses import dataclass

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, done, log_reading, refused, requires
from council.blueprints.minutes.pages import answer, around, bp, forms_of, home
from council.domain import clock
from council.domain.errors import DomainError
from council.domain.vocabulary import MinutesState
from council.extensions import db
from council.forms.base import CouncilForm
from council.forms.minutes import (
    ApproveForm,
    ConfirmationForm,
    ProxyApprovalForm,
    ProxyReturnForm,
    ProxySignatureForm,
    ReturnForm,
    SignForm,
)
from council.models import Minutes, Person
from council.policy.permissions import Permission as P
from council.queries import minutes as queries
from council.queries import second_person as seconding
from council.services import minutes as services
from council.services import proxies


@dataclass
class Forms:
    """The forms of the decision; one of them may have been refused."""

    approve: ApproveForm
    giving_back: ReturnForm
    proxy: ProxyApprovalForm
    confirmation: ConfirmationForm
    sign: SignForm
    signature: ProxySignatureForm
    returned: ProxyReturnForm

    @property
    def refused(self) -> CouncilForm | None:
        """The form that was sent and refused."""
        every = (
            self.approve,
            self.giving_back,
            self.proxy,
            self.confirmation,
            self.sign,
            self.signature,
            self.returned,
        )
        return next((form for form in every if form.errors or form.status != 200), None)


def decision_forms(posted: str = "") -> Forms:
    """Fresh forms of the decision; the posted one holds what was typed."""
    return Forms(
        ApproveForm() if posted == "approve" else ApproveForm(formdata=None),
        ReturnForm() if posted == "return" else ReturnForm(formdata=None),
        ProxyApprovalForm()
        if posted == "proxy"
        else ProxyApprovalForm(formdata=None, received_on=clock.today(), received_by=actor().name),
        ConfirmationForm()
        if posted == "confirmation"
        else ConfirmationForm(formdata=None, received_on=clock.today(), received_by=actor().name),
        SignForm() if posted == "sign" else SignForm(formdata=None),
        ProxySignatureForm(prefix="signature-")
        if posted == "signature"
        else ProxySignatureForm(
            formdata=None,
            prefix="signature-",
            received_on=clock.today(),
            received_by=actor().name,
        ),
        ProxyReturnForm(prefix="return-")
        if posted == "returned"
        else ProxyReturnForm(
            formdata=None,
            prefix="return-",
            received_on=clock.today(),
            received_by=actor().name,
        ),
    )


@bp.get("/meetings/<uuid:meeting_id>/minutes/approval")
@requires(P.MINUTES_READ, load=queries.get)
def approval(minutes: Minutes) -> ResponseReturnValue:
    """What changed, the full text, the decision: for the chair, and for who enters it on the chair's behalf."""
    return decision(minutes)


def decision(minutes: Minutes, forms: Forms | None = None) -> ResponseReturnValue:
    """The page of the decision, with what was typed into a refused form."""
    log_reading("minutes:read", minutes)
    page = queries.page(minutes, actor()) or abort(404)
    shown = around(minutes, page)
    if not (page.keeps or shown["may_approve"] or shown["may_return"]):
        abort(404)
    forms = forms or decision_forms()
    form = forms.refused
    forms.signature.offer([(one.person_id, one.person.name) for one in page.unsigned])
    entered = seconding.waiting(seconding.MINUTES_APPROVAL, minutes.id) if page.keeps else None
    forms.returned.offer([(one.id, one.name) for one in services.deciders(minutes, actor())])
    for one in (
        forms.approve,
        forms.proxy,
        forms.confirmation,
        forms.sign,
        forms.signature,
        forms.returned,
    ):
        one.content_hash.data, one.content_hash.raw_data = page.shown.content_hash, None
    forms.approve.shown.data, forms.approve.shown.raw_data = (
        str(entered.id if entered else ""),
        None,
    )
    signatures = [one.id for one in page.unsigned] if page.keeps else []
    return render_template(
        "minutes/approval.html",
        page=page,
        changes=queries.changed(page),
        forms_of=forms,
        failed=form is not None,
        awaits=minutes.state is MinutesState.AWAITING_CHAIR,
        is_approved=minutes.state is MinutesState.APPROVED,
        chair=db.session.get(Person, minutes.meeting.presider_id),
        successor=services.successor_of(minutes, actor().on),
        entered=entered,
        entered_for=seconding.waiting_for(seconding.MINUTES_SIGNATURE, signatures),
        may_second=page.keeps and entered is not None and entered.asked_by_id != actor().person_id,
        letters=sum(len(entry.text) for item in page.content.agenda for entry in item.entries),
        **shown,
    ), form.status if form else 200


@bp.post("/meetings/<uuid:meeting_id>/minutes/submit")
@requires(P.MINUTES_PUT_BEFORE_CHAIR, load=queries.get)
def put_before_chair(minutes: Minutes) -> ResponseReturnValue:
    """Ask the signers and whoever presided to decide."""
    page = queries.page(minutes, actor()) or abort(404)
    forms = forms_of(minutes, page, "signers")
    form = forms.signers
    if form.validate():
        chosen = form.signers.data or []
        try:
            services.put_before_chair(minutes, actor(), signers=chosen)
            asked = (
                _("署名委員に、確認を依頼しました。そろうと、議長を務めた方に承認を依頼します。")
                if chosen
                else _("議長を務めた方に、承認を依頼しました。")
            )
            return done(home(minutes.meeting), asked)
        except DomainError as error:
            minutes = refused(form, error)
    return answer(minutes, forms)


@bp.post("/meetings/<uuid:meeting_id>/minutes/approve")
@requires(P.MINUTES_APPROVE, load=queries.get)
def approve(minutes: Minutes) -> ResponseReturnValue:
    """Freeze what was read; refused when it is another text by now."""
    forms = decision_forms("approve")
    form = forms.approve
    if form.validate():
        try:
            services.approve(minutes, content_hash=form.content_hash.data or "", actor=actor())
            return done(home(minutes.meeting), _("議事録を承認し、確定しました。"))
        except DomainError as error:
            minutes = refused(form, error)
    return decision(minutes, forms)


@bp.post("/meetings/<uuid:meeting_id>/minutes/approval/proxy")
@requires(P.MINUTES_PROXY, load=queries.get)
def enter_approval(minutes: Minutes) -> ResponseReturnValue:
    """Enter the chair's approval; another person confirms it. Or take the entry back."""
    back = url_for("minutes.approval", meeting_id=minutes.meeting_id, _anchor="decide")
    if request.form.get("withdraw"):
        services.withdraw_entered(minutes, actor())
        return done(back, _("代行入力を取り消しました。"))
    forms = decision_forms("proxy")
    form = forms.proxy
    if form.validate():
        try:
            entry = proxies.enter(
                db.session.get_one(Person, minutes.meeting.presider_id),
                **form.received,
                actor=actor(),
                about=minutes,
            )
            services.enter_approval(
                minutes, content_hash=form.content_hash.data or "", proxy=entry, actor=actor()
            )
            return done(
                back, _("承認を代行入力しました。事務局のもう一人が確認すると、確定します。")
            )
        except DomainError as error:
            minutes = refused(form, error)
    return decision(minutes, forms)


@bp.post("/meetings/<uuid:meeting_id>/minutes/approval/writing")
@requires(P.MINUTES_PROXY, load=queries.get)
def confirm_in_writing(minutes: Minutes) -> ResponseReturnValue:
    """Record the writing of who presided and is out of office, for the successor. Or take that back."""
    back = url_for("minutes.approval", meeting_id=minutes.meeting_id, _anchor="decide")
    if request.form.get("withdraw"):
        services.take_back_confirmation(minutes, actor())
        return done(back, _("書面による確認の記録を取り消しました。"))
    forms = decision_forms("confirmation")
    form = forms.confirmation
    if form.validate() and form.received_on.data is not None:
        try:
            services.confirm_in_writing(
                minutes,
                content_hash=form.content_hash.data or "",
                received_on=form.received_on.data,
                received_by=form.received_by.data or "",
                evidence=form.copy,
                actor=actor(),
            )
            return done(back, _("書面による確認を記録し、後任の方に承認を依頼しました。"))
        except DomainError as error:
            minutes = refused(form, error)
    return decision(minutes, forms)


@bp.post("/meetings/<uuid:meeting_id>/minutes/approval/confirm")
@requires(P.MINUTES_PROXY, load=queries.get)
def confirm_approval(minutes: Minutes) -> ResponseReturnValue:
    """The second person confirms an entered approval."""
    forms = decision_forms("approve")
    form = forms.approve
    if form.validate():
        try:
            services.confirm_entered(
                minutes,
                content_hash=form.content_hash.data or "",
                shown=form.shown.data or "",
                actor=actor(),
            )
            return done(home(minutes.meeting), _("承認を確認し、議事録を確定しました。"))
        except DomainError as error:
            minutes = refused(form, error)
    return decision(minutes, forms)


@bp.post("/meetings/<uuid:meeting_id>/minutes/correct")
@requires(P.MINUTES_CORRECT, load=queries.get)
def correct(minutes: Minutes) -> ResponseReturnValue:
    """訂正: begin a new version; the approved one stays in force."""
    page = queries.page(minutes, actor()) or abort(404)
    forms = forms_of(minutes, page, "correct")
    form = forms.correct
    if form.validate():
        try:
            services.correct(minutes, form.reason.data or "", actor())
            return done(
                home(minutes.meeting),
                _("訂正を始めました。新しい版が承認されるまで、いまの議事録が有効です。"),
            )
        except DomainError as error:
            minutes = refused(form, error)
    return answer(minutes, forms)
