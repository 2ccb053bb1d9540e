"""表: structure, agencies, rosters, terms and meetings handed out as files, tried, and taken in."""

import base64
import binascii
from dataclasses import dataclass

from flask import Blueprint, abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, commit, document, done, refused, requires
from council.domain.errors import DomainError
from council.domain.tables import TableKind
from council.exchange import read_grid
from council.extensions import db
from council.forms.tables import TableForm, TakeForm
from council.policy.permissions import Permission as P
from council.services import exchanging as services
from council.unpacking.errors import UnreadableFile

bp = Blueprint("tables", __name__)
LARGEST = 2 * 1024 * 1024  # it comes back in the form of the second step
SHOWN = 100
_TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class Tried:
    """A table that was tried: what it would bring, and the file for taking it in."""

    kind: TableKind
    taken: services.Taken
    content: str
    is_other: bool = False

    def label(self, column: str) -> str:
        """What a column is called in a spreadsheet's heading, in either language."""
        named = {one.name: one.label for one in services.TABLES[self.kind].columns}
        return (
            _("%(label)s（%(column)s）", label=named[column], column=column)
            if column in named
            else column
        )

    @property
    def status(self) -> int:
        """200 when it may be taken in as it was shown."""
        if self.taken.faults:
            return 422
        return 409 if self.is_other else 200


@bp.get("/tables")
@requires(P.TABLE_KEEP)
def index() -> ResponseReturnValue:
    """The tables to receive, and the form to try one."""
    return _page(TableForm(formdata=None))


def _page(form: TableForm, tried: Tried | None = None) -> ResponseReturnValue:
    return render_template(
        "tables/index.html", form=form, tried=tried, kinds=TableKind, shown=SHOWN
    ), tried.status if tried else form.status


@bp.get(
    "/tables/<any(structure, agencies, roster, appointments, meetings):kind>.<any(csv, xlsx):ending>"
)
@requires(P.TABLE_KEEP)
def hand_out(kind: str, ending: str) -> ResponseReturnValue:
    """One table as a file, for anybody who may see what is in it."""
    content = services.hand_out(kind, ending, actor())
    commit()
    name = f"{TableKind(kind).label}_{actor().on:%Y%m%d}.{ending}"
    return document(content, name, _TYPES[ending])


def _tried(kind: TableKind, content: bytes, *, is_other: bool = False) -> Tried:
    taken = services.take(services.TABLES[kind], read_grid(content), services.ByOne(actor()))
    return Tried(kind, taken, base64.b64encode(content).decode("ascii"), is_other)


@bp.post("/tables")
@requires(P.TABLE_KEEP)
def attempt() -> ResponseReturnValue:
    """Try a table: what it would bring, or everything that is wrong with it; nothing is kept."""
    form = TableForm()
    tried = None
    if form.validate():
        try:
            tried = _tried(form.kind.data, _content(form))
        except DomainError as error:
            error.field = "file"
            refused(form, error)
        db.session.rollback()
    return _page(form, tried)


def _content(form: TableForm) -> bytes:
    content: bytes = form.file.data.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise UnreadableFile(
            "ファイルが大きすぎます。画面では2MBまでです。大きい表はコマンドで取り込めます。"
        )
    return content


@bp.post("/tables/<any(structure, agencies, roster, appointments, meetings):kind>")
@requires(P.TABLE_KEEP)
def take(kind: str) -> ResponseReturnValue:
    """Take in what was tried and shown; when it would bring something else by now, show that first."""
    form = TakeForm()
    try:
        content = base64.b64decode(form.content.data or "", validate=True)
    except (binascii.Error, ValueError):
        abort(400)
    trying = TableForm(formdata=None, kind=TableKind(kind))
    try:
        tried = _tried(TableKind(kind), content)
    except DomainError as error:
        error.field = "file"
        refused(trying, error)
        return _page(trying)
    if tried.taken.faults or tried.taken.mark != form.seen.data:
        db.session.rollback()
        return _page(trying, Tried(tried.kind, tried.taken, tried.content, is_other=True))
    return done(
        url_for(".index"),
        _(
            "%(kind)sの表を取り込みました。新しく%(new)s件、変更%(changed)s件です。",
            kind=tried.kind.label,
            new=tried.taken.new,
            changed=len(tried.taken.changes) - tried.taken.new,
        ),
    )
