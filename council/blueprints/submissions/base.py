"""What the submission pages share: the blueprint, the steps of writing, the way back after a refusal."""

from collections.abc import Callable
from functools import wraps

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import SAFE, refused
from council.domain.errors import Conflict, DomainError, NotFound
from council.domain.vocabulary import FindingDecision, SubmissionState
from council.extensions import db
from council.forms.base import CouncilForm
from council.models import CaseSubmission, Keyring, keyring
from council.queries import judging
from council.services import submissions as services

bp = Blueprint("submissions", __name__)

STEPS = ("basis", "household", "course", "question", "confirm")


def ring() -> Keyring:
    """The keys of this request's session."""
    return keyring(db.session)


def step_url(submission: CaseSubmission, step: str) -> str:
    """Where a step of writing is done."""
    if step in {"course", "question"}:
        return url_for("submissions.texts", submission_id=submission.id, step=step)
    return url_for(f"submissions.{step}", submission_id=submission.id)


def ensure_step(step: str) -> None:
    """Refuse an address that names no step of passages."""
    if step not in judging.STEPS:
        raise NotFound("お探しのものは見つかりません。")


def progress(submission: CaseSubmission, current: str) -> list[tuple[str, str, str]]:
    """The progress line: a step counts as done when nothing is missing in it, wherever one stands."""
    labels = {
        "basis": _("対象と根拠"),
        "household": _("世帯"),
        "course": _("概要と経過"),
        "question": _("検討したい事項"),
        "confirm": _("確かめて責任者へ回す"),
    }
    filled = _filled(submission, current)
    return [
        (
            labels[step],
            step_url(submission, step),
            "now" if step == current else "done" if step in filled else "later",
        )
        for step in STEPS
    ]


def _filled(submission: CaseSubmission, current: str) -> set[str]:
    """The steps in which nothing is missing; the household, drawn up by itself, once one is past it."""
    missing = {one.step for one in services.obstacles(submission)}
    undecided = {
        part.kind
        for part in submission.parts
        if any(row.decision is FindingDecision.OPEN for row in part.findings)
    }
    filled = {
        step
        for step in ("basis", "course", "question")
        if step not in missing and undecided.isdisjoint(judging.STEPS.get(step, ()))
    }
    return filled | ({"household"} if STEPS.index(current) > STEPS.index("household") else set())


def own_url(submission: CaseSubmission) -> str:
    """The paper's page."""
    return url_for("submissions.show", submission_id=submission.id)


def back(form: CouncilForm, error: DomainError) -> CaseSubmission:
    """The paper as it is now; whoever was overtaken sees that and may press again."""
    submission: CaseSubmission = refused(form, error)
    see_version(form, submission)
    return submission


def see_version(form: CouncilForm, submission: CaseSubmission) -> None:
    """Let the form go on from the version that its reader sees now."""
    form.base_version.raw_data, form.base_version.data = None, submission.version


def while_writing(
    view: Callable[..., ResponseReturnValue],
) -> Callable[..., ResponseReturnValue]:
    """A page or an act of a draft; when the paper has moved on, its own page is where to look."""

    @wraps(view)
    def page(submission: CaseSubmission, **parts: str) -> ResponseReturnValue:
        if submission.state is SubmissionState.DRAFT:
            return view(submission, **parts)
        if request.method in SAFE:
            return redirect(own_url(submission), code=303)
        raise Conflict("いまは書き直せません。画面を開き直して、いまの状態を確かめてください。")

    return page
