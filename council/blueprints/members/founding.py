"""Bodies founded, changed from a day on, and dissolved."""

from datetime import date
from typing import Any

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, done, refused, requires
from council.blueprints.members.bodies import bp, name_of
from council.domain.errors import DomainError
from council.domain.instruments import WORDS, Instrument
from council.domain.vocabulary import BodyKind
from council.forms.bodies import BodyForm, DissolveForm, FoundingForm, NewBodyForm
from council.models import Body
from council.policy.permissions import Permission as P
from council.queries.structure import Choices, Standing, choices, standing
from council.services import structure as services
from council.services.structure import Facts, History


def _offered(form: BodyForm, on: date) -> Choices:
    found = choices(on, actor())
    form.offer(found.bodies, found.agencies, found.bases)
    return found


def _facts(form: BodyForm, found: Choices) -> Facts:
    facts = form.facts()
    parent, secretariat = facts.pop("parent"), facts.pop("secretariat")
    return facts | {
        "parent_id": found.body_ids.get(parent),
        "secretariat_id": found.agency_ids.get(secretariat),
    }


@bp.get("/bodies/new")
@requires(P.STRUCTURE_FOUND)
def found() -> ResponseReturnValue:
    """Of which kind first; then everything else, filled in with what is usual for it."""
    asked = FoundingForm(request.args)
    if not request.args or not asked.validate():
        return render_template("members/founding.html", form=asked), asked.status
    kind, instrument = BodyKind(asked.kind.data), Instrument(asked.instrument.data)
    form = NewBodyForm(formdata=None)
    form.show(_usual(kind, instrument))
    return _found_page(form, kind)


def _usual(kind: BodyKind, instrument: Instrument) -> Facts:
    words = WORDS[instrument]
    return services.rules_like(kind) | {
        "valid_from": actor().on,
        "instrument_kind": instrument.value,
        **dict.fromkeys(("founding_instrument", "founding_article", "quorum_article", "annex"), ""),
        "appointment_word": words.appointment_word,
        "deliberation_word": words.deliberation_word,
        "decision_word": words.decision_word,
        "reward_word": words.reward_word,
    }


def _found_page(form: NewBodyForm, kind: BodyKind) -> ResponseReturnValue:
    _offered(form, actor().on)
    return render_template("members/found.html", form=form, kind=kind), form.status


def _posted_kind() -> BodyKind:
    try:
        return BodyKind(request.form.get("kind", ""))
    except ValueError:
        abort(404)


@bp.post("/bodies/new")
@requires(P.STRUCTURE_FOUND)
def found_body() -> ResponseReturnValue:
    """Found it: it is there from its first day on."""
    form = NewBodyForm()
    kind = _posted_kind()
    offered = _offered(form, date.min)
    if form.validate():
        facts = _facts(form, offered) | {"valid_to": None, "minutes_style": "summary"}
        history = History(
            code=form.code.data or "",
            kind=kind,
            established_on=form.established_on.data or facts["valid_from"],
            versions=[services.rules_like(kind) | facts],
        )
        try:
            body = services.found(history, actor())
            return done(
                url_for(".body", code=body.code)
                if facts["valid_from"] <= actor().on
                else url_for(".structure", at=facts["valid_from"].isoformat()),
                _("%(name)sを設けました。次に、席を設けてください。", name=facts["short_name"]),
            )
        except DomainError as error:
            refused(form, error)
    return _found_page(form, kind)


@bp.get("/bodies/<code>/change")
@requires(P.STRUCTURE_EDIT, load=standing)
def change(place: Standing) -> ResponseReturnValue:
    """What shall be other from a day on."""
    form = BodyForm(formdata=None)
    versions = services.versions_of(place.body)
    now = services.version_on(versions, actor().on) or versions[-1]
    offered = _offered(form, actor().on)
    facts = services.facts_of(now)
    form.show(
        facts
        | {
            "valid_from": max(actor().on, now.valid_from),
            "parent": offered.code_of(now.parent_id),
            "secretariat": offered.code_of(now.secretariat_id),
        }
    )
    form.seen.data = services.mark(place.body)
    return _change_page(place, form)


def _change_page(place: Standing, form: BodyForm) -> ResponseReturnValue:
    _offered(form, actor().on)
    return render_template(
        "members/change.html", body=place.body, form=form, name=name_of(place.body)
    ), form.status


@bp.post("/bodies/<code>/change")
@requires(P.STRUCTURE_EDIT, load=standing)
def change_body(place: Standing) -> ResponseReturnValue:
    """Change it; what began later stays."""
    form = BodyForm()
    offered = _offered(form, date.min)
    if form.validate():
        try:
            _change(place.body, _facts(form, offered), form)
            return done(
                url_for(".body", code=place.code, _anchor="history"),
                _("%(name)sを変えました。", name=form.short_name.data),
            )
        except DomainError as error:
            place = refused(form, error)
            _look_again(form, place.body)
    return _change_page(place, form)


def _change(body: Body, facts: Facts, form: BodyForm) -> None:
    versions = services.versions_of(body)
    now = services.version_on(versions, facts["valid_from"]) or versions[0]
    services.change(body, services.facts_of(now) | facts, actor(), seen=form.seen.data or "")


def _look_again(form: Any, body: Body) -> None:
    """A form that came too late is shown beside what is there now, and may be sent again."""
    form.seen.data, form.seen.raw_data = services.mark(body), None


@bp.get("/bodies/<code>/dissolve")
@requires(P.STRUCTURE_EDIT, load=standing)
def dissolve(place: Standing) -> ResponseReturnValue:
    """With which day it shall end."""
    form = DissolveForm(formdata=None, seen=services.mark(place.body))
    return _dissolve_page(place.body, form)


def _dissolve_page(body: Body, form: DissolveForm) -> ResponseReturnValue:
    return render_template(
        "members/dissolve.html", body=body, form=form, name=name_of(body)
    ), form.status


@bp.post("/bodies/<code>/dissolve")
@requires(P.STRUCTURE_EDIT, load=standing)
def dissolve_body(place: Standing) -> ResponseReturnValue:
    """End it: seats and terms end, the records stay with its secretariat."""
    form = DissolveForm()
    if form.validate():
        try:
            services.dissolve(
                place.body, form.on.data or date.max, actor(), seen=form.seen.data or ""
            )
            return done(url_for(".structure"), _("廃止を記録しました。"))
        except DomainError as error:
            place = refused(form, error)
            _look_again(form, place.body)
    return _dissolve_page(place.body, form)
