"""議題の提案: a member's page to propose, the secretariat's page to answer."""

import uuid
from collections.abc import Iterable

from flask import abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, done, log_reading, refused, requires
from council.blueprints.meetings.base import bp
from council.domain.errors import DomainError
from council.domain.wareki import screen_date
from council.extensions import db
from council.forms.base import CouncilForm
from council.forms.meetings import ReasonForm
from council.forms.proposals import AcceptProposalForm, ProposalForm, ProxyProposalForm
from council.models import AgendaProposal, Body, Person, keyring
from council.policy.permissions import Permission as P
from council.policy.permits import allows
from council.queries import meetings as queries
from council.queries import members
from council.queries.meetings import proposals
from council.services import meetings as services
from council.services import proxies


@bp.get("/bodies/<code>/proposals")
@requires(P.PROPOSAL_LIST, load=members.get)
def proposal_list(body: Body) -> ResponseReturnValue:
    """One's own proposals, or those that wait for the secretariat's answer."""
    return _page(body, ProposalForm(formdata=None))


def _page(
    body: Body,
    form: ProposalForm,
    answered: uuid.UUID | None = None,
    other: CouncilForm | None = None,
) -> ResponseReturnValue:
    log_reading("proposal:read", body, body_id=body.id)
    accepting = AcceptProposalForm(formdata=None)
    page = proposals.page(actor(), body, keyring(db.session), keeps=_keeps(body))
    accepting.offer(_named(page.places))
    accepting.meeting.data = proposals.preferred(page.places)
    entering = other if isinstance(other, ProxyProposalForm) else _fresh()
    entering.offer(page.members)
    shown = other or form
    return render_template(
        "meetings/proposals.html",
        body=body,
        name=page.name,
        lines=page.lines,
        form=form,
        accepting=accepting,
        entering=entering,
        returning=other if isinstance(other, ReasonForm) else ReasonForm(formdata=None),
        refusal=other,
        answered=answered,
        failed=shown.status != 200,
    ), shown.status


def _keeps(body: Body) -> bool:
    return allows(actor(), P.PROPOSAL_PROXY, body)


def _fresh() -> ProxyProposalForm:
    return ProxyProposalForm(
        formdata=None, prefix="proxy-", received_on=actor().on, received_by=actor().name
    )


def _named(found: Iterable[proposals.Place]) -> list[tuple[str, str]]:
    return [(str(one.id), f"{screen_date(one.held_on)}　{one.state.label}") for one in found]


@bp.post("/bodies/<code>/proposals")
@requires(P.PROPOSAL_ADD, load=members.get)
def propose(body: Body) -> ResponseReturnValue:
    """Put an item before the secretariat."""
    form = ProposalForm()
    if form.validate():
        try:
            services.propose(
                body,
                title=form.title.data or "",
                reason=form.reason.data or "",
                minutes=form.minutes.data or 0,
                actor=actor(),
            )
            return done(
                url_for(".proposal_list", code=body.code),
                _("議題を提案しました。事務局の答えは、このページで読めます。"),
            )
        except DomainError as error:
            body = refused(form, error)
    return _page(body, form)


@bp.post("/bodies/<code>/proposals/proxy")
@requires(P.PROPOSAL_PROXY, load=members.get)
def enter_proposal(body: Body) -> ResponseReturnValue:
    """Enter what a member proposed by telephone, FAX or on paper."""
    form = ProxyProposalForm(prefix="proxy-")
    form.offer(proposals.members(body, actor().on))
    if form.validate():
        try:
            entry = proxies.enter(
                db.session.get_one(Person, uuid.UUID(form.for_person.data)),
                **form.received,
                actor=actor(),
                about=body,
            )
            services.propose(
                body,
                title=form.title.data or "",
                reason=form.reason.data or "",
                minutes=form.minutes.data or 0,
                actor=actor(),
                proxy=entry,
            )
            return done(
                url_for(".proposal_list", code=body.code), _("議題の提案を代行入力しました。")
            )
        except DomainError as error:
            body = refused(form, error)
    return _page(body, ProposalForm(formdata=None), None, form)


@bp.post("/proposals/<uuid:proposal_id>/accept")
@requires(P.PROPOSAL_ACCEPT, load=proposals.get)
def accept_proposal(proposal: AgendaProposal) -> ResponseReturnValue:
    """Put it on a 次第."""
    form = AcceptProposalForm()
    form.offer(_named(proposals.places(proposal.body, actor().on)))
    if form.validate():
        try:
            meeting = queries.get(actor(), uuid.UUID(form.meeting.data)) or abort(404)
            services.accept_proposal(proposal, meeting, base_version=form.version, actor=actor())
            return done(
                url_for(".agenda", meeting_id=meeting.id),
                _("提案を議題にしました。順番と説明者を確かめてください。"),
            )
        except DomainError as error:
            proposal = refused(form, error)
    return _page(proposal.body, ProposalForm(formdata=None), proposal.id, form)


@bp.post("/proposals/<uuid:proposal_id>/return")
@requires(P.PROPOSAL_RETURN, load=proposals.get)
def return_proposal(proposal: AgendaProposal) -> ResponseReturnValue:
    """Return it with the reason."""
    form = ReasonForm()
    if form.validate():
        try:
            services.return_proposal(
                proposal, form.reason.data or "", base_version=form.version, actor=actor()
            )
            return done(
                url_for(".proposal_list", code=proposal.body.code),
                _("提案を返しました。提案した人は、理由を読めます。"),
            )
        except DomainError as error:
            proposal = refused(form, error)
    return _page(proposal.body, ProposalForm(formdata=None), proposal.id, form)


@bp.post("/proposals/<uuid:proposal_id>/withdraw")
@requires(P.PROPOSAL_WITHDRAW, load=proposals.get)
def withdraw_proposal(proposal: AgendaProposal) -> ResponseReturnValue:
    """Take one's own back."""
    form = CouncilForm()
    try:
        services.withdraw_proposal(proposal, base_version=form.version, actor=actor())
        return done(url_for(".proposal_list", code=proposal.body.code), _("提案を取り下げました。"))
    except DomainError as error:
        proposal = refused(form, error)
    return _page(proposal.body, ProposalForm(formdata=None), proposal.id, form)
