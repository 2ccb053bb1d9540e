"""機関: found under any name, their pages, written and merged by the secretariats."""

from collections.abc import Callable, Iterable
from typing import Any

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms import Field

from council.blueprints.access import actor, done, refused, requires
from council.domain.errors import DomainError
from council.exchange.values import BadCell, write_list
from council.forms.agencies import AgencyForm, FindAgencyForm, MergeForm, NewAgencyForm
from council.models import Agency
from council.policy.permissions import Permission as P
from council.queries import agencies as queries
from council.queries import town
from council.services import agencies as services
from council.services.exchanging.agencies import read_ages, read_former, write_age, write_former

bp = Blueprint("agencies", __name__)
_MOST_PAGES = 10_000


def _areas() -> list[str]:
    return [area.name for area in town.profile().areas]


def _districts() -> list[str]:
    return [name for area in town.profile().areas for name in area.districts]


@bp.get("/agencies")
@requires(P.AGENCY_READ)
def index() -> ResponseReturnValue:
    """The agencies looked for."""
    form = FindAgencyForm(request.args)
    form.offer(_areas())
    is_valid = form.validate()
    page = request.args.get("page", 1, type=int)
    wanted = queries.Wanted(
        words=(form.words.data or "")[:60],
        area=form.area.data if form.area.data in _areas() else "",
        age=form.age.data if is_valid else None,
        page=page if 1 <= page <= _MOST_PAGES else 1,
    )
    return render_template(
        "agencies/index.html", form=form, found=queries.found(actor(), wanted), wanted=wanted
    ), 200 if is_valid else 422


@bp.get("/agencies/new")
@requires(P.AGENCY_EDIT)
def new() -> ResponseReturnValue:
    """What is known of an agency not yet listed."""
    return _form_page(NewAgencyForm(formdata=None, valid_from=actor().on), None)


def _form_page(form: AgencyForm, agency: Agency | None) -> ResponseReturnValue:
    form.offer(_areas(), _districts(), agency.kind if agency else "")
    return render_template("agencies/edit.html", form=form, agency=agency), form.status


@bp.post("/agencies/new")
@requires(P.AGENCY_EDIT)
def create() -> ResponseReturnValue:
    """Enter it."""
    form = NewAgencyForm()
    form.offer(_areas(), _districts())
    if form.validate():
        try:
            _ensure_new(form.code.data or "")
            return _written(form, form.code.data or "")
        except DomainError as error:
            refused(form, error)
    return _form_page(form, None)


def _ensure_new(code: str) -> None:
    if queries.get(actor(), code):
        raise DomainError("このコードの機関は、すでにあります。", field="code")


def _lines(field: Field, read: Callable[[str], Iterable[Any]]) -> list[Any]:
    try:
        return [found for one in (field.data or "").split("\n") for found in read(one)]
    except BadCell as error:
        raise DomainError(str(error), field=field.name) from None


def _written(form: AgencyForm, code: str) -> ResponseReturnValue:
    services.write(
        code,
        form.facts(),
        actor(),
        aliases=form.names,
        ages=_lines(form.ages, read_ages),
        former=_lines(form.former, read_former),
    )
    return done(url_for(".show", code=code), _("%(name)sを保存しました。", name=form.name.data))


def _other_names(agency: Agency) -> list[str]:
    own = {agency.name, *(one.name for one in agency.former_names)}
    return sorted(one.alias for one in agency.aliases if one.alias not in own)


@bp.get("/agencies/<code>")
@requires(P.AGENCY_READ, load=queries.get)
def show(agency: Agency) -> ResponseReturnValue:
    """The agency: what it does, for whom, under which names it is known."""
    return render_template(
        "agencies/show.html",
        agency=agency,
        parent=queries.parent_of(agency),
        seats=queries.seats_of(agency, actor().on),
        ages=queries.ages(agency),
        aliases=_other_names(agency),
    )


@bp.get("/agencies/<code>/edit")
@requires(P.AGENCY_EDIT, load=queries.get)
def edit(agency: Agency) -> ResponseReturnValue:
    """What is known of it, to be put right."""
    form = AgencyForm(formdata=None, obj=agency)
    form.aliases.data = "\n".join(_other_names(agency))
    form.ages.data = "\n".join(
        write_age((one.valid_from, one.valid_to, one.min_age, one.max_age, one.note))
        for one in queries.ages(agency)
    )
    form.former.data = "\n".join(
        write_list([write_former((one.until, one.name))]) for one in agency.former_names
    )
    return _form_page(form, agency)


@bp.post("/agencies/<code>/edit")
@requires(P.AGENCY_EDIT, load=queries.get)
def write(agency: Agency) -> ResponseReturnValue:
    """Put it right."""
    form = AgencyForm()
    form.offer(_areas(), _districts(), agency.kind)
    if form.validate():
        try:
            return _written(form, agency.code)
        except DomainError as error:
            agency = refused(form, error)
    return _form_page(form, agency)


@bp.get("/agencies/<code>/merge")
@requires(P.AGENCY_EDIT, load=queries.get)
def merging(agency: Agency) -> ResponseReturnValue:
    """Into which agency it goes, and what still stands in the way."""
    return _merge_page(agency, MergeForm(formdata=None))


def _merge_page(agency: Agency, form: MergeForm) -> ResponseReturnValue:
    form.offer(queries.others(agency.id, actor().on))
    bonds = list(dict.fromkeys(services.bonds(agency, actor())))
    return render_template(
        "agencies/merge.html", agency=agency, form=form, bonds=bonds
    ), form.status


@bp.post("/agencies/<code>/merge")
@requires(P.AGENCY_EDIT, load=queries.get)
def merge(agency: Agency) -> ResponseReturnValue:
    """Merge it: its names lead to the other from now on."""
    form = MergeForm()
    form.offer(queries.others(agency.id, actor().on))
    if form.validate():
        into = queries.get(actor(), form.into.data or "") or abort(404)
        try:
            services.merge(agency, into, actor())
            return done(
                url_for(".show", code=into.code),
                _(
                    "%(name)sを統合しました。その名でさがしても、ここが見つかります。",
                    name=agency.name,
                ),
            )
        except DomainError as error:
            agency = refused(form, error)
    return _merge_page(agency, form)
