"""Writing a paper, step by step: grounds, household, passages."""

import uuid

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, commit, done, log_reading, requires, sentence
from council.blueprints.submissions.base import (
    back,
    bp,
    ensure_step,
    progress,
    ring,
    see_version,
    step_url,
    while_writing,
)
from council.domain.errors import DomainError
from council.domain.vocabulary import AgeBand, PartKind, Sex
from council.forms.submissions import (
    BasisForm,
    HouseholdForm,
    TextsForm,
    basis_form,
    household_form,
    texts_form,
)
from council.models import CaseSubmission
from council.policy.disclosure import by_subject
from council.policy.permissions import Permission as P
from council.queries import judging
from council.queries import submissions as queries
from council.services import submissions as services


@bp.get("/submissions/<uuid:submission_id>/basis")
@requires(P.SUBMISSION_EDIT, load=queries.get)
@while_writing
def basis(submission: CaseSubmission) -> ResponseReturnValue:
    """対象と根拠."""
    return _basis_page(submission, _basis_form(submission))


def _basis_form(submission: CaseSubmission) -> BasisForm:
    bases = services.bases_for(submission.body, actor())
    return basis_form(
        [
            (one.subject_id, one.subject.label, one.legal_basis.code)
            for one in by_subject(submission.grounds)
        ],
        [(one.code, f"{one.title}（{one.statute} {one.article}）") for one in bases],
        base_version=submission.version,
        support_target=submission.support_target.value,
    )


def _basis_page(submission: CaseSubmission, form: BasisForm) -> ResponseReturnValue:
    return render_template(
        "submissions/basis.html",
        submission=submission,
        place=queries.place(submission),
        steps=progress(submission, "basis"),
        form=form,
    ), form.status


@bp.post("/submissions/<uuid:submission_id>/basis")
@requires(P.SUBMISSION_EDIT, load=queries.get)
@while_writing
def save_basis(submission: CaseSubmission) -> ResponseReturnValue:
    """Save the support target and a ground per data subject."""
    form = _basis_form(submission)
    if form.validate():
        try:
            services.set_basis(
                submission,
                support_target=form.target,
                bases=form.bases(),
                base_version=form.version,
                actor=actor(),
            )
            return done(step_url(submission, "household"), _("対象と根拠を保存しました。"))
        except DomainError as error:
            submission = back(form, error)
    return _basis_page(submission, form)


@bp.get("/submissions/<uuid:submission_id>/household")
@requires(P.SUBMISSION_EDIT, load=queries.get)
@while_writing
def household(submission: CaseSubmission) -> ResponseReturnValue:
    """世帯."""
    return _household_page(submission, _household_form(submission))


def _household_form(submission: CaseSubmission) -> HouseholdForm:
    return household_form(submission.members, services.LABELS, base_version=submission.version)


def _household_page(submission: CaseSubmission, form: HouseholdForm) -> ResponseReturnValue:
    return render_template(
        "submissions/household.html",
        submission=submission,
        steps=progress(submission, "household"),
        form=form,
    ), form.status


@bp.post("/submissions/<uuid:submission_id>/household")
@requires(P.SUBMISSION_EDIT, load=queries.get)
@while_writing
def save_household(submission: CaseSubmission) -> ResponseReturnValue:
    """Save the household as the paper shows it."""
    form = _household_form(submission)
    if form.validate():
        try:
            services.edit_household(
                submission,
                [_change(form, one.id) for one in submission.members],
                base_version=form.version,
                actor=actor(),
            )
            return done(step_url(submission, "course"), _("世帯を保存しました。"))
        except DomainError as error:
            submission = back(form, error)
    return _household_page(submission, form)


def _change(form: HouseholdForm, key: uuid.UUID) -> services.MemberChange:
    fields = form.of(key)
    return services.MemberChange(
        member_id=key,
        label=fields["label"].data,
        sex=Sex(fields["sex"].data),
        age_band=AgeBand(fields["age"].data),
        is_living_together=fields["together"].data,
        is_deceased=fields["deceased"].data,
        is_left_out=bool("omit" in fields and fields["omit"].data),
    )


@bp.get("/submissions/<uuid:submission_id>/texts/<step>/edit")
@requires(P.SUBMISSION_EDIT, load=queries.get)
@while_writing
def edit_texts(submission: CaseSubmission, step: str) -> ResponseReturnValue:
    """Type the passages of a step."""
    ensure_step(step)
    log_reading("submission:read_original", submission)
    return _texts_page(submission, step, _texts_form(submission, step))


def _texts_form(submission: CaseSubmission, step: str) -> TextsForm:
    sheet = judging.sheet(submission, ring())
    labels = [one.label for one in submission.members]
    return texts_form(
        judging.STEPS[step],
        labels,
        {
            (one.kind, one.is_handled): (one.text, _withheld(one.handling, labels))
            for one in sheet.of_step(step)
        },
        base_version=submission.version,
    )


def _withheld(handling: str, labels: list[str]) -> tuple[str, ...]:
    named = handling.removesuffix("には伝えない").split("・")
    return tuple(one for one in labels if one in named)


def _texts_page(submission: CaseSubmission, step: str, form: TextsForm) -> ResponseReturnValue:
    return render_template(
        "submissions/edit.html",
        submission=submission,
        step=step,
        kinds=judging.STEPS[step],
        steps=progress(submission, step),
        form=form,
        failed=form.status != 200,
    ), form.status


@bp.post("/submissions/<uuid:submission_id>/texts/<step>/edit")
@requires(P.SUBMISSION_EDIT, load=queries.get)
@while_writing
def save_texts(submission: CaseSubmission, step: str) -> ResponseReturnValue:
    """Save and check; a field that may not be stored stays on the page, the others are saved."""
    ensure_step(step)
    form = _texts_form(submission, step)
    if not form.validate():
        return _texts_page(submission, step, form)
    try:
        not_saved = services.write_parts(
            submission,
            [one for kind in judging.STEPS[step] for one in _typed(form, kind)],
            base_version=form.version,
            actor=actor(),
        )
    except DomainError as error:
        return _texts_page(back(form, error), step, form)
    if not not_saved:
        return done(step_url(submission, step), _("保存して、点検しました。"))
    commit()
    see_version(form, submission)
    for one in not_saved:
        field = form.field("handled" if one.is_handled else "text", one.kind)
        field.errors = [sentence(DomainError(one.sentence))]
    form.status = 422
    return _texts_page(submission, step, form)


def _typed(form: TextsForm, kind: PartKind) -> list[services.Passage]:
    typed = [services.Passage(kind, form.field("text", kind).data or "")]
    handled = form.field("handled", kind)
    if handled is not None:
        labels = tuple(form.field("withheld", kind).data or ())
        typed.append(
            services.Passage(kind, handled.data or "", is_handled=True, withheld_from=labels)
        )
    return typed
