"""年間計画: a year's sittings proposed, changed line by line, and made as drafts in one press."""

from dataclasses import dataclass
from typing import Any

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import DOCX, actor, document, done, log_reading, refused, requires
from council.blueprints.meetings.base import bp
from council.domain.errors import DomainError
from council.domain.overlaps import Overlap, overlaps
from council.domain.yearplan import Deadlines, Occasion
from council.forms.yearplan import YearPlanForm
from council.minutes.naming import file_name
from council.models import Body
from council.policy.permissions import Permission as P
from council.queries import meetings as meeting_queries
from council.queries.meetings import yearplan as queries
from council.queries.meetings.yearplan import YearPlan
from council.services.meetings import yearplan as services

_CHECK = "check"


@dataclass(frozen=True, slots=True)
class Line:
    """One proposal on the page: its fields, and what follows from what they say."""

    entry: Any
    names: list[str]
    deadlines: Deadlines | None
    overlaps: list[Overlap]


@bp.get("/plans/<int:year>")
@requires(P.MEETING_SCHEDULE, load=queries.get)
def year_plan(plan: YearPlan) -> ResponseReturnValue:
    """What is planned, and what the bodies' rules ask for besides."""
    return _page(plan, _proposed(plan))


def _proposed(plan: YearPlan) -> YearPlanForm:
    return YearPlanForm.of([one.occasion for one in plan.proposals], plan.mark)


def _page(plan: YearPlan, form: YearPlanForm, *, is_checked: bool = False) -> ResponseReturnValue:
    return render_template(
        "meetings/yearplan.html",
        plan=plan,
        form=form,
        lines=_lines(plan, form),
        is_checked=is_checked,
        current=queries.year_to_plan(actor().on),
    ), form.status


def _lines(plan: YearPlan, form: YearPlanForm) -> list[Line]:
    typed = [entry.form.occasion() for entry in form.lines.entries]
    return [
        _line(plan, entry, occasion, [one for one in typed if one and one is not occasion])
        for entry, occasion in zip(form.lines.entries, typed, strict=True)
    ]


def _line(plan: YearPlan, entry: Any, one: Occasion | None, others: list[Occasion]) -> Line:
    names = plan.names_of(str(entry.form.bodies.data or "").split(","))
    entry.form.chosen.label.text = _("、").join(names)
    for field in entry.form:
        if field.errors:  # above the form, and to those who hear it, the line has to be named
            field.label.text = f"{entry.form.chosen.label.text}　{field.label.text}"
    if one is None:
        return Line(entry, names, None, [])
    found = overlaps(one, [*plan.known, *others], plan.members, plan.rules)
    return Line(entry, names, plan.deadlines_of(one), found)


@bp.post("/plans/<int:year>")
@requires(P.MEETING_SCHEDULE, load=queries.get)
def carry_out_year_plan(plan: YearPlan) -> ResponseReturnValue:
    """Make the chosen sittings as drafts, or only look at what follows from what was typed."""
    form = YearPlanForm()
    if not form.validate():
        return _page(plan, form)
    if request.form.get("act") == _CHECK:
        return _page(plan, form, is_checked=True)
    try:
        made = services.carry_out(
            plan.year, _chosen(form), seen=form.seen.data or "", actor=actor()
        )
        return done(
            url_for(".year_plan", year=plan.year),
            _(
                "%(count)s回の会議を下書きにしました。回次は仮のもので、まだ誰にも知らせていません。",
                count=len(made),
            ),
        )
    except DomainError as error:
        fresh: YearPlan = refused(form, error)
        form.rebase_on(fresh.mark)
    return _page(fresh, form)


@bp.get("/plans/<int:year>/list.docx")
@requires(P.MEETING_SCHEDULE, load=queries.get)
def year_plan_file(plan: YearPlan) -> ResponseReturnValue:
    """The 会議開催予定一覧 of what is planned, as Word."""
    content = services.year_plan_document(plan, actor())
    log_reading("yearplan:export", None)
    return document(content, file_name("会議開催予定一覧", plan.label, actor().on), DOCX)


def _chosen(form: YearPlanForm) -> list[services.Chosen]:
    return [
        services.Chosen(
            number,
            tuple(_body(code) for code in one.bodies) or abort(404),
            one.held_on,
            one.begins,
            one.ends,
            one.place,
            one.form,
        )
        for number, one in form.chosen()
    ]


def _body(code: str) -> Body:
    found = meeting_queries.body_by_code(actor(), code)
    return found if found is not None else abort(404)
