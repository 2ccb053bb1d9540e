"""The 委員名簿 of a body: what its seats say today, as a Word file."""

from collections.abc import Iterator
from datetime import date

from council.domain.errors import NotFound
from council.domain.vocabulary import Office
from council.domain.wareki import long_date, short_date
from council.minutes.annex import AnnexContent, AnnexRow, annex_docx
from council.minutes.roster import RosterContent, RosterForm, RosterRow, roster_docx
from council.models import Body
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries import town
from council.queries.members import SeatView, TermView, seats
from council.queries.structure import BodyFacts, bodies_on


def of_today(body: Body, actor: Actor) -> bytes:
    """The roster as it stands on the actor's day."""
    return on_day(body, actor.on, actor)


def on_day(body: Body, day: date, actor: Actor, form: RosterForm = RosterForm.BY_POST) -> bytes:
    """The roster as it stood, or will stand, on a day, as a Word file."""
    return roster_docx(content(body, day, actor, form), town.page_style())


def content(
    body: Body, day: date, actor: Actor, form: RosterForm = RosterForm.BY_POST
) -> RosterContent:
    """What the roster of a day says; days to come are for the body's secretariat."""
    require(actor, Permission.ROSTER_READ, body)
    if day > actor.on:
        require(actor, Permission.APPOINTMENT_EDIT, body)
    facts = next(
        (one for one in bodies_on(day, reader=actor, counted=False) if one.id == body.id), None
    )
    if facts is None:
        raise NotFound("この会議体は、その日にはありません。")
    style = town.page_style()
    municipality = town.profile().municipality
    return RosterContent(
        municipality="" if facts.name.startswith(municipality) else municipality,
        body_name=facts.name,
        as_of_label=long_date(day, style.digits, weekday=False),
        rows=tuple(_row(seat, facts) for seat in seats(body.id, day)),
        secretariat=(facts.secretariat_name,) if facts.secretariat_name else (),
        form=form,
    )


def _row(seat: SeatView, facts: BodyFacts) -> RosterRow:
    holder = seat.holder
    return RosterRow(
        seat_title=seat.title,
        agency=seat.agency,
        post=holder.post_title if holder else "",
        name=holder.name if holder else "",
        office=office_title(seat.office, facts),
        term_label=_term(holder) if holder else "",
    )


def _term(term: TermView) -> str:
    return f"{short_date(term.starts_on)}～{short_date(term.ends_on) if term.ends_on else ''}"


def office_title(office: Office, facts: BodyFacts) -> str:
    """What the body calls its chair and deputy; nothing for members."""
    titles = {Office.CHAIR: facts.chair_title, Office.DEPUTY: facts.rules.deputy_title}
    return titles.get(office, "")


def annex(body: Body, day: date, actor: Actor) -> bytes:
    """The 別表 of a body on a day: its seats and rules, nobody's name."""
    require(actor, Permission.BODY_READ, body)
    facts = next(
        (one for one in bodies_on(day, reader=actor, counted=False) if one.id == body.id), None
    )
    if facts is None:
        raise NotFound("この会議体は、その日にはありません。")
    style = town.page_style()
    rules = facts.rules
    instrument = f"{facts.founding_instrument}{facts.founding_article}"
    if rules.instrument_on:
        instrument += f"（{long_date(rules.instrument_on, style.digits, weekday=False)}制定）"
    return annex_docx(
        AnnexContent(
            title=rules.annex or "委員の構成",
            instrument=instrument,
            body_name=facts.name,
            as_of_label=long_date(day, style.digits, weekday=False),
            rules=tuple(_rules(facts)),
            rows=tuple(_annex_row(seat, facts) for seat in seats(body.id, day)),
        ),
        style,
    )


def _rules(facts: BodyFacts) -> Iterator[tuple[str, str]]:
    rules = facts.rules
    yield "長の職名", "・".join(filter(None, (facts.chair_title, rules.deputy_title)))
    yield "就任", rules.appointment_word
    yield "話し合いと決定", f"{rules.deliberation_word}・{rules.decision_word}"
    yield "定足数", _QUORUMS.get(facts.quorum, "")
    yield "謝礼", rules.reward_word


_QUORUMS = {"majority": "過半数", "half": "半数以上", "none": "定めない"}


def _annex_row(seat: SeatView, facts: BodyFacts) -> AnnexRow:
    years = seat.term_years or facts.rules.term_years
    return AnnexRow(
        item=seat.annex_item,
        seat_title=seat.title,
        agency=seat.agency,
        kind=seat.seat_type.label,
        office=office_title(seat.office, facts),
        term=f"{years}年" if years else "",
    )
