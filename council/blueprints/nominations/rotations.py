"""入れ替え: all that changes on one day, matched with the personnel list, confirmed once, with its letters."""

from datetime import date

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, commit, document, done, log_reading, refused, requires
from council.domain.errors import DomainError
from council.domain.nominations import RotationState
from council.exchange import read_grid
from council.forms.nominations import AllAcceptForm, ConfirmForm, DayOfChangeForm, PersonnelForm
from council.models import Nomination, Rotation
from council.policy.permissions import Permission as P
from council.queries import nominations as queries
from council.services import nominations as services
from council.services.audit import record

bp = Blueprint("nominations", __name__)
ZIP = "application/zip"


@bp.get("/rotations")
@requires(P.ROTATION_EDIT)
def index() -> ResponseReturnValue:
    """The gatherings, and seats that are filled one by one."""
    form = DayOfChangeForm(formdata=None, effective_on=queries.next_april(actor().on))
    return _index(form)


def _index(form: DayOfChangeForm) -> ResponseReturnValue:
    return render_template(
        "nominations/index.html",
        rotations=queries.rotations(actor()),
        alone=queries.alone(actor()),
        is_ready=services.is_ready,
        has_left=services.has_left,
        form=form,
    ), form.status


@bp.post("/rotations")
@requires(P.ROTATION_EDIT)
def begin() -> ResponseReturnValue:
    """Gather what may change on the day."""
    form = DayOfChangeForm()
    if form.validate():
        try:
            rotation = services.open_rotation(form.effective_on.data or date.max, actor())
            return done(
                url_for(".show", rotation_id=rotation.id),
                _(
                    "替わりうる席を集めました。人事異動の一覧を当てはめるか、席ごとに記録してください。"
                ),
            )
        except DomainError as error:
            refused(form, error)
    return _index(form)


@bp.get("/rotations/<uuid:rotation_id>")
@requires(P.ROTATION_EDIT, load=queries.rotation)
def show(rotation: Rotation) -> ResponseReturnValue:
    """Seat by seat: who holds it, who comes, what is still to do."""
    return _page(rotation, PersonnelForm(formdata=None), None)


def _page(
    rotation: Rotation,
    form: PersonnelForm,
    matched: services.Matched | None,
    accepting: AllAcceptForm | None = None,
) -> ResponseReturnValue:
    found = queries.of_rotation(actor(), rotation.id)
    return render_template(
        "nominations/rotation.html",
        rotation=rotation,
        parts=queries.parts(found, rotation.effective_on),
        nominations=found,
        is_open=rotation.state is RotationState.OPEN,
        ready=sum(services.is_ready(one) for one in found),
        form=form,
        matched=matched,
        obstacles=services.obstacles(found),
        is_ready=services.is_ready,
        has_left=services.has_left,
        accepting=accepting or AllAcceptForm(formdata=None, received_on=actor().on),
    ), (accepting or form).status


@bp.post("/rotations/<uuid:rotation_id>/personnel")
@requires(P.ROTATION_EDIT, load=queries.rotation)
def personnel(rotation: Rotation) -> ResponseReturnValue:
    """Match the personnel list; what it leaves unclear is told line by line."""
    form = PersonnelForm()
    if not form.validate():
        return _page(rotation, form, None)
    try:
        matched = services.match(
            read_grid(form.file.data.read()), queries.of_rotation(actor(), rotation.id), actor()
        )
    except DomainError as error:
        error.field = "file"
        rotation = refused(form, error)
        return _page(rotation, form, None)
    record(actor(), "rotation:match", rotation, named=matched.named, stayed=matched.stayed)
    commit()
    return _page(rotation, form, matched)


def _of_body(rotation: Rotation, code: str) -> list[Nomination]:
    found = queries.of_rotation(actor(), rotation.id)
    return [one for one in found if one.body.code == code]


@bp.post("/rotations/<uuid:rotation_id>/keep")
@requires(P.ROTATION_EDIT, load=queries.rotation)
def keep(rotation: Rotation) -> ResponseReturnValue:
    """Whoever sits in the body's seats goes on, where nobody else is named."""
    code = request.form.get("body", "")
    count = services.keep_all_on(_of_body(rotation, code), actor())
    return done(
        url_for(".show", rotation_id=rotation.id, _anchor=f"body-{code}"),
        _("%(count)s席を、いまの人が続けるものとして記録しました。", count=count),
    )


@bp.post("/rotations/<uuid:rotation_id>/accept")
@requires(P.ROTATION_EDIT, load=queries.rotation)
def accept_all(rotation: Rotation) -> ResponseReturnValue:
    """Everybody named in the body said yes, on that day and in that way."""
    form = AllAcceptForm()
    if not form.validate():
        return _page(rotation, PersonnelForm(formdata=None), None, form)
    code = form.body.data or ""
    try:
        count = services.accept_all(
            _of_body(rotation, code),
            on=form.received_on.data or date.max,
            means=form.means.data,
            actor=actor(),
        )
    except DomainError as error:
        rotation = refused(form, error)
        return _page(rotation, PersonnelForm(formdata=None), None, form)
    return done(
        url_for(".show", rotation_id=rotation.id, _anchor=f"body-{code}"),
        _("%(count)s名の承諾を記録しました。", count=count),
    )


@bp.get("/rotations/<uuid:rotation_id>/confirm")
@requires(P.ROTATION_EDIT, load=queries.rotation)
def check(rotation: Rotation) -> ResponseReturnValue:
    """Everything that will be other, before the one confirmation."""
    return _check(rotation, ConfirmForm(formdata=None))


def _check(rotation: Rotation, form: ConfirmForm) -> ResponseReturnValue:
    found = queries.of_rotation(actor(), rotation.id)
    ready = [one for one in found if services.is_ready(one)]
    form.show(services.mark(ready))
    return render_template(
        "nominations/confirm.html",
        rotation=rotation,
        parts=queries.parts(ready, rotation.effective_on),
        waiting=queries.parts(
            [one for one in found if not services.is_ready(one) and one.state not in queries.DONE],
            rotation.effective_on,
        ),
        obstacles=services.obstacles(ready),
        has_left=services.has_left,
        ready=ready,
        form=form,
    ), form.status


@bp.post("/rotations/<uuid:rotation_id>/confirm")
@requires(P.ROTATION_EDIT, load=queries.rotation)
def confirm(rotation: Rotation) -> ResponseReturnValue:
    """Confirm: old terms end the evening before, new ones begin with the day."""
    form = ConfirmForm()
    if form.validate():
        try:
            count = services.confirm(
                rotation,
                queries.of_rotation(actor(), rotation.id),
                document_no=form.document_no.data or "",
                decided_on=form.decided_on.data or date.max,
                seen=form.seen.data,
                actor=actor(),
            )
            return done(
                url_for(".show", rotation_id=rotation.id),
                _("%(count)s席を確定しました。文書をまとめて受け取れます。", count=count),
            )
        except DomainError as error:
            rotation = refused(form, error)
    return _check(rotation, form)


@bp.post("/rotations/<uuid:rotation_id>/close")
@requires(P.ROTATION_EDIT, load=queries.rotation)
def close(rotation: Rotation) -> ResponseReturnValue:
    """End the gathering; seats still waiting are filled one by one."""
    services.close(rotation, queries.of_rotation(actor(), rotation.id), actor())
    return done(url_for(".index"), _("入れ替えの準備を閉じました。"))


@bp.get("/rotations/<uuid:rotation_id>/letters.zip")
@requires(P.ROTATION_EDIT, load=queries.rotation)
def letters(rotation: Rotation) -> ResponseReturnValue:
    """All letters that can be written now, in one file."""
    content = services.bundle(rotation, queries.of_rotation(actor(), rotation.id), actor())
    log_reading("rotation:letters", rotation)
    return document(content, f"就任の文書_{rotation.effective_on:%Y%m%d}.zip", ZIP)
