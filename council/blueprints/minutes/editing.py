"""Writing the draft: item by item, the facts at its head, and bringing it up to the record."""

from dataclasses import replace

from flask import abort, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, done, log_reading, refused, requires
from council.blueprints.minutes.pages import around, bp, home
from council.domain.errors import DomainError
from council.forms.minutes import FactsForm, ItemForm
from council.minutes.content import ItemRecord, MinutesContent
from council.minutes.editing import entry_lines, read_entries, read_lines, with_item
from council.models import Minutes
from council.policy.permissions import Permission as P
from council.queries import minutes as queries
from council.queries.minutes import MinutesPage
from council.services import minutes as services


def _content(minutes: Minutes) -> MinutesContent:
    return services.content_of(services.current(minutes))


def _item(minutes: Minutes, page: MinutesPage, number: int) -> ItemRecord:
    """The item at that place; one without a key is only a heading, one hidden is not edited."""
    agenda = _content(minutes).agenda
    if number >= len(agenda) or not agenda[number].key:
        abort(404)
    if agenda[number].key in {str(one) for one in page.hidden.items}:
        abort(404)
    return agenda[number]


def _page(minutes: Minutes) -> MinutesPage:
    log_reading("minutes:read", minutes)
    return queries.page(minutes, actor()) or abort(404)


@bp.get("/meetings/<uuid:meeting_id>/minutes/items/<int:number>")
@requires(P.MINUTES_WRITE, load=queries.get)
def item(minutes: Minutes, number: int) -> ResponseReturnValue:
    """The item's text as lines."""
    page = _page(minutes)
    stored = _item(minutes, page, number)
    form = ItemForm(
        formdata=None,
        base_version=minutes.version,
        entries=entry_lines(stored.entries),
        decisions="\n".join(stored.decisions),
    )
    return _item_page(minutes, page, number, form)


def _item_page(
    minutes: Minutes, page: MinutesPage, number: int, form: ItemForm
) -> ResponseReturnValue:
    stored = _item(minutes, page, number)
    key = stored.key
    return render_template(
        "minutes/item.html",
        page=page,
        number=number,
        item=stored,
        stored_entries=entry_lines(stored.entries),
        form=form,
        asked=[one for one in page.comments if str(one.item_id) == key],
        **around(minutes, page),
    ), form.status


@bp.post("/meetings/<uuid:meeting_id>/minutes/items/<int:number>")
@requires(P.MINUTES_WRITE, load=queries.get)
def save_item(minutes: Minutes, number: int) -> ResponseReturnValue:
    """Keep the item's text as a new revision; a stale form is shown beside what is stored."""
    form = ItemForm()
    page = _page(minutes)
    stored = _item(minutes, page, number)
    if form.validate():
        changed = replace(
            stored,
            entries=read_entries(form.entries.data or ""),
            decisions=read_lines(form.decisions.data or ""),
        )
        try:
            content = with_item(_content(minutes), number, changed)
            services.save(minutes, content, base_version=form.version, actor=actor())
            return done(home(minutes.meeting, f"item-{number}"), _("保存しました。"))
        except DomainError as error:
            minutes = refused(form, error)
            form.rebase(minutes.version)
            page = _page(minutes)
    return _item_page(minutes, page, number, form)


@bp.get("/meetings/<uuid:meeting_id>/minutes/facts")
@requires(P.MINUTES_WRITE, load=queries.get)
def facts(minutes: Minutes) -> ResponseReturnValue:
    """The facts at the head."""
    page = _page(minutes)
    content = _content(minutes)
    form = FactsForm(
        formdata=None,
        base_version=minutes.version,
        quorum_sentence=content.quorum_sentence,
        recusals="\n".join(content.recusals),
        secretariat="\n".join(content.secretariat),
        next_meeting=content.next_meeting,
    )
    return _facts_page(minutes, page, form)


def _facts_page(minutes: Minutes, page: MinutesPage, form: FactsForm) -> ResponseReturnValue:
    return render_template(
        "minutes/facts.html", page=page, form=form, **around(minutes, page)
    ), form.status


@bp.post("/meetings/<uuid:meeting_id>/minutes/facts")
@requires(P.MINUTES_WRITE, load=queries.get)
def save_facts(minutes: Minutes) -> ResponseReturnValue:
    """Keep the facts as a new revision."""
    form = FactsForm()
    if form.validate():
        content = replace(
            _content(minutes),
            quorum_sentence=form.quorum_sentence.data or "",
            recusals=read_lines(form.recusals.data or ""),
            secretariat=read_lines(form.secretariat.data or ""),
            next_meeting=form.next_meeting.data or "",
        )
        try:
            services.save(minutes, content, base_version=form.version, actor=actor())
            return done(home(minutes.meeting), _("保存しました。"))
        except DomainError as error:
            minutes = refused(form, error)
            form.rebase(minutes.version)
    return _facts_page(minutes, _page(minutes), form)


@bp.post("/meetings/<uuid:meeting_id>/minutes/refresh")
@requires(P.MINUTES_WRITE, load=queries.get)
def refresh(minutes: Minutes) -> ResponseReturnValue:
    """Bring presence, papers and action items up to the record."""
    services.refresh(minutes, base_version=minutes.version, actor=actor())
    return done(home(minutes.meeting), _("出欠・資料・対応事項を、いまの記録に合わせました。"))
