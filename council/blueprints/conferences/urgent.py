"""緊急の保護: the second person of the lead agency confirms a sharing without consent, or does not."""

from flask import render_template, url_for
from flask_babel import gettext as _

from council.blueprints.access import actor, done, log_reading, refused, requires
from council.blueprints.conferences.base import Page, bp
from council.domain.errors import DomainError
from council.forms.conferences import ReasonForm
from council.models import CaseMeetingLink
from council.policy.permissions import Permission as P
from council.queries import conferences as queries
from council.services import conferences as services


@bp.get("/urgent/<uuid:link_id>")
@requires(P.SHARE_READ, load=queries.get_urgent)
def show_urgent(link: CaseMeetingLink) -> Page:
    """Why it should be shared, with whom, until when; each opening leaves its row."""
    log_reading("share:read", link, case_id=link.case_id)
    return _page(link, ReasonForm(formdata=None))


def _page(link: CaseMeetingLink, form: ReasonForm) -> Page:
    page = render_template(
        "conferences/urgent.html", link=link, page=queries.urgent_page(actor(), link), form=form
    )
    return page, form.status


@bp.post("/urgent/<uuid:link_id>/confirm")
@requires(P.SHARE_CONFIRM, load=queries.get_urgent)
def confirm_urgent(link: CaseMeetingLink) -> Page:
    """Let it be shared."""
    form = ReasonForm(formdata=None)
    try:
        services.confirm(link, actor())
        return done(
            url_for(".show_urgent", link_id=link.id),
            _("確かめました。会議に参加する機関との共有が始まりました。"),
        )
    except DomainError as error:
        link = refused(form, error)
    return _page(link, form)


@bp.post("/urgent/<uuid:link_id>/refuse")
@requires(P.SHARE_CONFIRM, load=queries.get_urgent)
def refuse_urgent(link: CaseMeetingLink) -> Page:
    """Let nothing be shared, with a reason."""
    form = ReasonForm()
    if form.validate():
        try:
            services.refuse(link, form.reason.data or "", actor())
            return done(url_for(".show_urgent", link_id=link.id), _("認めないことを伝えました。"))
        except DomainError as error:
            link = refused(form, error)
    return _page(link, form)
