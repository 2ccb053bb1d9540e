"""Judging what was found, typing names for the check, and handing over."""

import uuid

from flask import render_template, request
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
from council.domain.errors import DomainError, NotFound
from council.domain.vocabulary import FindingDecision
from council.forms.submissions import (
    DecisionsForm,
    HandOverForm,
    MissedForm,
    NamesForm,
    decisions_form,
)
from council.models import CaseSubmission
from council.policy.disclosure import case_view
from council.policy.permissions import Permission as P
from council.queries import judging
from council.queries import submissions as queries
from council.services import submissions as services


@bp.get("/submissions/<uuid:submission_id>/texts/<step>")
@requires(P.SUBMISSION_EDIT, load=queries.get)
@while_writing
def texts(submission: CaseSubmission, step: str) -> ResponseReturnValue:
    """The passages of a step with what was found in them."""
    _ensure_step(step)
    sheet = judging.sheet(submission, ring())
    return _page(submission, step, _decisions(submission, sheet, step), _missed(submission))


def _ensure_step(step: str) -> None:
    if step not in judging.STEPS:
        raise NotFound("お探しのものは見つかりません。")


def _decisions(submission: CaseSubmission, sheet: judging.Sheet, step: str) -> DecisionsForm:
    found = {one.id: one.number for one in sheet.open_findings(step)}
    return decisions_form(found, base_version=submission.version)


def _missed(submission: CaseSubmission) -> MissedForm:
    return MissedForm(formdata=None, base_version=submission.version)


def _page(
    submission: CaseSubmission, step: str, decisions: DecisionsForm, missed: MissedForm
) -> ResponseReturnValue:
    log_reading("submission:read_original", submission)
    sheet = judging.sheet(submission, ring())
    passages = [one for one in sheet.of_step(step) if one.text]
    missed.offer(
        (str(one.part_id), one.kind.label + (_("（取扱注意）") if one.is_handled else ""))
        for one in passages
    )
    status = max(decisions.status, missed.status)
    return render_template(
        "submissions/texts.html",
        submission=submission,
        place=queries.place(submission),
        step=step,
        steps=progress(submission, step),
        kinds=judging.STEPS[step],
        sheet=sheet,
        passages=passages,
        decisions=decisions,
        missed=missed,
        failed=status != 200,
    ), status


@bp.post("/submissions/<uuid:submission_id>/texts/<step>/findings")
@requires(P.SUBMISSION_EDIT, load=queries.get)
@while_writing
def save_findings(submission: CaseSubmission, step: str) -> ResponseReturnValue:
    """Save what was decided; `redo` names a finding to be judged again."""
    _ensure_step(step)
    sheet = judging.sheet(submission, ring())
    form = _decisions(submission, sheet, step)
    if form.validate():
        try:
            services.decide_findings(
                submission, _judgements(form), base_version=form.version, actor=actor()
            )
            return done(_way_on(submission, step), _("保存しました。"))
        except DomainError as error:
            submission = back(form, error)
    return _page(submission, step, form, _missed(submission))


def _judgements(form: DecisionsForm) -> list[services.Judgement]:
    made = [services.Judgement(*one) for one in form.decided()]
    redo = _redone()
    return [*made, services.Judgement(redo, FindingDecision.OPEN)] if redo else made


def _redone() -> uuid.UUID | None:
    try:
        return uuid.UUID(request.form.get("redo", ""))
    except ValueError:
        return None


def _way_on(submission: CaseSubmission, step: str) -> str:
    go = request.form.get("go")
    if go == "end":
        return own_url(submission)
    if go == "next":
        return step_url(submission, STEPS[STEPS.index(step) + 1])
    return step_url(submission, step) + "#findings"


@bp.post("/submissions/<uuid:submission_id>/texts/<step>/missed")
@requires(P.SUBMISSION_EDIT, load=queries.get)
@while_writing
def add_missed(submission: CaseSubmission, step: str) -> ResponseReturnValue:
    """見落としを加える."""
    _ensure_step(step)
    form = MissedForm()
    if form.validate():
        try:
            count = services.mark_missed(
                submission,
                form.part_id,
                words=form.words.data or "",
                wording=form.wording.data or "",
                base_version=form.version,
                actor=actor(),
            )
            return done(
                step_url(submission, step),
                _("%(count)s箇所を置き換えることにしました。", count=count),
            )
        except DomainError as error:
            submission = back(form, error)
    sheet = judging.sheet(submission, ring())
    decisions = decisions_form(
        {one.id: one.number for one in sheet.open_findings(step)},
        formdata=None,
        base_version=submission.version,
    )
    return _page(submission, step, decisions, form)


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
                base_version=form.version,
                actor=actor(),
            )
            return done(own_url(submission), _("責任者に回しました。"))
        except DomainError as error:
            submission = back(form, error)
    return _confirm_page(submission, _names(submission), form)
