"""Judging what was found: decisions, all of a kind at once, what was missed, and ひとつ戻す."""

import uuid

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, done, log_reading, posted_version, requires
from council.blueprints.submissions.base import (
    STEPS,
    back,
    bp,
    ensure_step,
    own_url,
    progress,
    ring,
    see_version,
    step_url,
    while_writing,
)
from council.deidentify import Kind
from council.domain.errors import DomainError
from council.domain.vocabulary import FindingDecision
from council.forms.base import CouncilForm
from council.forms.submissions import Asked, DecisionsForm, MissedForm, decisions_form
from council.models import CaseSubmission
from council.policy.permissions import Permission as P
from council.queries import judging
from council.queries import submissions as queries
from council.services import submissions as services
from council.services import terms

ALL = "*"
_KINDS = (Kind.RARE, *(kind for kind in Kind if kind is not Kind.RARE))


@bp.get("/submissions/<uuid:submission_id>/texts/<step>")
@requires(P.SUBMISSION_EDIT, load=queries.get)
@while_writing
def texts(submission: CaseSubmission, step: str) -> ResponseReturnValue:
    """The passages of a step with what was found in them."""
    ensure_step(step)
    return _page(submission, step, _unasked(submission, step), _missed(submission))


def _unasked(submission: CaseSubmission, step: str) -> DecisionsForm:
    sheet = judging.sheet(submission, ring())
    return decisions_form(
        _asked(sheet.open_findings(step)), formdata=None, base_version=submission.version
    )


def _posted(submission: CaseSubmission, sheet: judging.Sheet, step: str) -> DecisionsForm:
    """The form as it was sent: about what is open, and what somebody else has settled meanwhile."""
    asked = [
        one
        for one in sheet.findings(step)
        if one.is_open or request.form.get(f"decision_{one.id.hex}")
    ]
    return decisions_form(_asked(asked), base_version=submission.version)


def _asked(found: list[judging.Judged]) -> list[Asked]:
    return [
        Asked(one.id, one.number, one.words, one.same, one.code in terms.KINDS) for one in found
    ]


def _missed(submission: CaseSubmission) -> MissedForm:
    return MissedForm(formdata=None, base_version=submission.version)


def _page(
    submission: CaseSubmission,
    step: str,
    decisions: DecisionsForm,
    missed: MissedForm,
    undoing: CouncilForm | None = None,
) -> ResponseReturnValue:
    log_reading("submission:read_original", submission)
    sheet = judging.sheet(submission, ring())
    passages = [one for one in sheet.of_step(step) if one.text]
    missed.offer(
        (
            (str(one.part_id), one.kind.label + (_("（取扱注意）") if one.is_handled else ""))
            for one in passages
        ),
        _KINDS,
    )
    status = max(decisions.status, missed.status, undoing.status if undoing else 200)
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
        undoing=undoing,
        last=services.last_step(submission),
        elsewhere=_elsewhere(submission, sheet, step),
        failed=status != 200,
    ), status


def _elsewhere(submission: CaseSubmission, sheet: judging.Sheet, step: str) -> str | None:
    """Where the next open finding is, when none is left in this step."""
    waiting = [] if sheet.open_findings(step) else sheet.open_findings()
    if not waiting:
        return None
    return f"{step_url(submission, sheet.step_of(waiting[0]))}#finding-{waiting[0].number}"


@bp.post("/submissions/<uuid:submission_id>/texts/<step>/findings")
@requires(P.SUBMISSION_EDIT, load=queries.get)
@while_writing
def save_findings(submission: CaseSubmission, step: str) -> ResponseReturnValue:
    """Save what was decided; `redo` names a finding to be judged again, `all` a kind accepted as proposed."""
    ensure_step(step)
    sheet = judging.sheet(submission, ring())
    form = _posted(submission, sheet, step)
    if form.validate():
        try:
            count = services.decide_findings(
                submission,
                _judgements(form, sheet.open_findings(step)),
                base_version=form.version,
                actor=actor(),
            )
            return done(_way_on(submission, step), _saved(count))
        except DomainError as error:
            submission = back(form, error)
    return _page(submission, step, form, _missed(submission))


def _saved(count: int) -> str:
    if _redone() and count == 1:
        return str(_("1箇所を未確認に戻しました。"))
    return str(
        _("%(count)s箇所の決定を保存しました。", count=count) if count else _("保存しました。")
    )


def _judgements(form: DecisionsForm, waiting: list[judging.Judged]) -> list[services.Judgement]:
    made = [
        services.Judgement(
            one.id, one.decision, one.wording, one.reason, one.with_same, one.is_proposed
        )
        for one in form.decided()
    ]
    chosen = {one.finding_id for one in made}
    made += [
        services.Judgement(one.id, FindingDecision.ACCEPTED)
        for one in waiting
        if request.form.get("all") in {ALL, one.code} and one.id not in chosen
    ]
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
    return _next_place(submission, step)


def _next_place(submission: CaseSubmission, step: str) -> str:
    waiting = judging.sheet(submission, ring()).open_findings(step)
    place = f"finding-{waiting[0].number}" if waiting else "findings"
    return f"{step_url(submission, step)}#{place}"


@bp.post("/submissions/<uuid:submission_id>/texts/<step>/undo")
@requires(P.SUBMISSION_EDIT, load=queries.get)
@while_writing
def undo(submission: CaseSubmission, step: str) -> ResponseReturnValue:
    """ひとつ戻す: the last act of judging is taken back."""
    ensure_step(step)
    form = CouncilForm()
    try:
        taken = services.undo(submission, base_version=posted_version(), actor=actor())
        return done(
            _next_place(submission, step),
            _(
                "ひとつ戻しました（%(act)s %(count)s箇所）。",
                act=_(taken.act.label),
                count=taken.places,
            ),
        )
    except DomainError as error:
        submission = back(form, error)
        see_version(form, submission)
    return _page(submission, step, _unasked(submission, step), _missed(submission), form)


@bp.post("/submissions/<uuid:submission_id>/texts/<step>/missed")
@requires(P.SUBMISSION_EDIT, load=queries.get)
@while_writing
def add_missed(submission: CaseSubmission, step: str) -> ResponseReturnValue:
    """見落としを加える."""
    ensure_step(step)
    form = MissedForm()
    if form.validate():
        try:
            count = services.mark_missed(
                submission, _missing(form), base_version=form.version, actor=actor()
            )
            return done(
                f"{step_url(submission, step)}#findings",
                _("%(count)s箇所を置き換えることにしました。", count=count),
            )
        except DomainError as error:
            submission = back(form, error)
    return _page(submission, step, _unasked(submission, step), form)


def _missing(form: MissedForm) -> services.Missed:
    return services.Missed(
        form.part_id,
        form.words.data or "",
        form.wording.data or "",
        next((kind for kind in Kind if kind == form.kind.data), Kind.RARE),
        is_everywhere=bool(form.everywhere.data),
        is_proposed=bool(form.remember.data),
    )
