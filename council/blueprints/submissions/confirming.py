"""確かめて責任者へ回す: names typed for the check, the last reading, handing over."""

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, done, log_reading, requires
from council.blueprints.submissions.base import (
    STEPS,
    back,
    bp,
    own_url,
    progress,
    ring,
    step_url,
    while_writing,
)
from council.blueprints.submissions.reading import watermark
from council.domain.errors import DomainError
from council.forms.submissions import HandOverForm, NamesForm
from council.models import CaseSubmission
from council.policy.disclosure import case_view
from council.policy.permissions import Permission as P
from council.queries import judging
from council.queries import submissions as queries
from council.services import submissions as services


@bp.get("/submissions/<uuid:submission_id>/confirm")
@requires(P.SUBMISSION_EDIT, load=queries.get)
@while_writing
def confirm(submission: CaseSubmission) -> ResponseReturnValue:
    """確かめて責任者へ回す."""
    return _confirm_page(submission, _names(submission), _hand(submission))


def _names(submission: CaseSubmission) -> NamesForm:
    return NamesForm(formdata=None, base_version=submission.version)


def _hand(submission: CaseSubmission) -> HandOverForm:
    return HandOverForm(formdata=None, base_version=submission.version, is_altered=False)


def _confirm_page(
    submission: CaseSubmission, names: NamesForm, hand: HandOverForm
) -> ResponseReturnValue:
    log_reading("submission:read_original", submission)
    sheet = judging.sheet(submission, ring())
    status = max(names.status, hand.status)
    return render_template(
        "submissions/confirm.html",
        submission=submission,
        place=queries.place(submission),
        steps=progress(submission, "confirm"),
        sheet=sheet,
        obstacles=[
            (one, _(one.sentence, subject=one.subject, count=one.count), _mend_url(submission, one))
            for one in services.obstacles(submission)
        ],
        view=None if sheet.open_findings() else case_view(submission, ring()),
        watermark=watermark(),
        names=names,
        hand=hand,
        failed=status != 200,
    ), status


def _mend_url(submission: CaseSubmission, one: services.Obstacle) -> str:
    if one.step in STEPS:
        return step_url(submission, one.step)
    return "#names-part" if one.step == "names" else "#findings"


@bp.post("/submissions/<uuid:submission_id>/names")
@requires(P.SUBMISSION_EDIT, load=queries.get)
@while_writing
def check_names(submission: CaseSubmission) -> ResponseReturnValue:
    """Check against names that are forgotten with the answer."""
    form = NamesForm()
    if form.validate():
        try:
            waiting = services.scan(
                submission, form.names.data or "", base_version=form.version, actor=actor()
            )
            url = step_url(submission, "confirm")
            return done(
                url,
                _("名前を確かめました。確認が必要な箇所が%(count)s件あります。", count=waiting)
                if waiting
                else _("名前を確かめました。残っている箇所はありません。"),
            )
        except DomainError as error:
            submission = back(form, error)
    return _confirm_page(submission, form, _hand(submission))


@bp.post("/submissions/<uuid:submission_id>/hand-over")
@requires(P.SUBMISSION_HAND_OVER, load=queries.get)
@while_writing
def hand_over(submission: CaseSubmission) -> ResponseReturnValue:
    """責任者に回す."""
    form = HandOverForm()
    if form.validate():
        try:
            services.hand_over(
                submission,
                is_altered=bool(form.is_altered.data),
                unusual=form.answer,
                unusual_reason=form.unusual_reason.data or "",
                base_version=form.version,
                actor=actor(),
            )
            return done(own_url(submission), _("責任者に回しました。"))
        except DomainError as error:
            submission = back(form, error)
    return _confirm_page(submission, _names(submission), form)
