"""A household's case: opened by its lead agency, with what was heard and what was consented to."""

from council.demo import papers
from council.demo.days import Story, moment
from council.demo.material import Piece, Row
from council.demo.stage import Stage
from council.domain import clock
from council.domain.vocabulary import AgeBand, ConsentEvent, ConsentForm, ConsentGiver, Sex
from council.models import Case, DataSubject
from council.policy.actor import Actor
from council.services import cases, conferences, revocation

_REVIEW_FROM = 20
_REVIEW_WITHIN = 60


def keep(stage: Stage, piece: Piece) -> Story:
    """Open the case, ask for consent, hear people, then make a paper of it."""
    told = piece.says
    opened = stage.days.day(told["opened"])
    yield moment(opened, "10:20")
    actor = stage.staff(told["lead"])
    case = _open(stage, piece, actor)
    stage.cases[piece.handle] = case
    yield moment(stage.days.after(opened, 3), "15:10")
    for row in told.get("consent", []):
        consent(stage, case, row, stage.staff(told["lead"]))
    yield moment(stage.days.after(opened, 6), "16:00")
    for row in told.get("statement", []):
        _statement(case, row, stage.staff(told["lead"]))
    stage.spawn(papers.submit(stage, piece, case))
    if "convener" in told:
        stage.spawn(_ask(stage, case, told["convener"], told["lead"]))


def _open(stage: Stage, piece: Piece, actor: Actor) -> Case:
    told = piece.says
    ahead = _REVIEW_FROM + stage.chance(piece.handle).randrange(_REVIEW_WITHIN)
    return cases.open_case(
        stage.agency(told["lead"]),
        subjects=[_member(row) for row in told["members"]],
        policy=told["policy"],
        actor=actor,
        next_review_on=stage.days.day(ahead),
        is_8050=told.get("is_8050", False),
        agencies=[stage.agency(code) for code in told["agencies"]],
    )


def _member(row: Row) -> cases.Member:
    return cases.Member(
        relation=row["relation"],
        age_band=AgeBand(row["band"]),
        sex=Sex(row["sex"]),
        is_living_together=row.get("together", True),
        is_deceased=row.get("deceased", False),
    )


def _subject(case: Case, label: str) -> DataSubject:
    return next(one for one in case.subjects if one.label == label)


def consent(stage: Stage, case: Case, row: Row, actor: Actor) -> None:
    """Record one consent event as the material tells it, today."""
    revocation.record_consent(
        case,
        _subject(case, row["who"]),
        event=ConsentEvent(row["event"]),
        giver=ConsentGiver(row.get("giver", "self")),
        form=ConsentForm(row["form"]),
        on=clock.today(),
        scope=cases.Scope(
            agencies=[stage.agency(code) for code in row["agencies"]],
            note=row.get("note", ""),
            exclusions=row.get("exclusions", ""),
        ),
        actor=actor,
    )


def _statement(case: Case, row: Row, actor: Actor) -> None:
    cases.record_statement(
        case,
        _subject(case, row["about"]),
        text=row["text"],
        heard_from=row["from"],
        heard_on=clock.today(),
        heard_with_approval=row["approval"],
        actor=actor,
        told=[_subject(case, label) for label in row.get("told", [])],
    )


def _ask(stage: Stage, case: Case, row: Row, lead: str) -> Story:
    """Ask the convener whom a legal basis names to call a conference."""
    yield moment(stage.days.day(row["days"]), "11:00")
    conferences.ask_convener(
        case,
        basis=stage.basis(row["basis"]),
        wished_on=stage.days.day(row["wished"]),
        reason=row["reason"],
        actor=stage.staff(lead),
    )
