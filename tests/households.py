"""Invented households and conferences: what tests of cases begin with."""

import re
from datetime import date, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from council.domain import clock
from council.domain.vocabulary import AgeBand, ConsentEvent, ConsentForm, ConsentGiver, Sex
from council.extensions import db
from council.models import Case, CaseMeetingLink, Conference, DataSubject, LegalBasis, Meeting
from council.policy.actor import Actor
from council.queries import accounts
from council.queries import cases as case_queries
from council.queries import conferences as conference_queries
from council.services import cases, conferences, revocation
from council.services.conferences import Ground, Invitee
from tests import world

POLICY = "通院に付き添い、居場所の見学を本人のペースで進める。"
TOKEN = re.compile(r'name="csrf_token" value="[^"]+"')
WORRY = "親の介護を続けることに強い不安がある。"


def somebody(who: str) -> Actor:
    found = accounts.actor_by(clock.today(), email=world.email(who))
    assert found is not None
    return found


def basis(code: str) -> LegalBasis:
    return db.session.scalars(
        select(LegalBasis)
        .where(LegalBasis.code == code)
        .options(joinedload(LegalBasis.convener_agency))
    ).one()


def open_case(who: str = "staff_a", agency: str = "platto_home") -> Case:
    """本人 (50代) and 母 (80代), led by the person's agency."""
    made = cases.open_case(
        world.agency(agency),
        subjects=[
            cases.Member("本人", AgeBand.FIFTIES, Sex.MALE),
            cases.Member("母", AgeBand.EIGHTIES, Sex.FEMALE),
        ],
        policy=POLICY,
        next_review_on=clock.today() + timedelta(days=60),
        is_8050=True,
        actor=somebody(who),
    )
    db.session.commit()
    return find(made, who)


def find(case: Case, who: str = "staff_a") -> Case:
    db.session.expire_all()
    found = case_queries.get(somebody(who), case.id)
    assert found is not None
    return found


def member(case: Case, label: str) -> DataSubject:
    return next(one for one in case.subjects if one.label == label)


def consent(
    case: Case,
    label: str,
    *agencies: str,
    event: ConsentEvent = ConsentEvent.GRANTED,
    who: str = "staff_a",
) -> None:
    revocation.record_consent(
        case,
        member(case, label),
        event=event,
        giver=ConsentGiver.SELF,
        form=ConsentForm.WRITTEN,
        on=clock.today(),
        scope=cases.Scope([world.agency(code) for code in agencies]),
        actor=somebody(who),
    )
    db.session.commit()


def heard(case: Case, label: str, text: str = WORRY, **facts: object) -> None:
    given = {
        "heard_from": "本人",
        "heard_on": clock.today(),
        "heard_with_approval": False,
        "actor": somebody("staff_a"),
    } | facts
    cases.record_statement(case, member(case, label), text=text, **given)  # type: ignore[arg-type]
    db.session.commit()


def convene(
    case: Case,
    *,
    who: str = "staff_a",
    on: date | None = None,
    people: tuple[tuple[str, str], ...] = (("anshin_ikejiri", "staff_b"),),
    grounds: tuple[tuple[str, str], ...] = (("本人", "consent"),),
    evidence: str = "",
    **more: object,
) -> Conference:
    """A conference in two days' time; grounds are (label, code of the basis)."""
    made = conferences.convene(
        case,
        held_on=on or clock.today() + timedelta(days=2),
        begins=time(14),
        ends=time(15),
        place="相談室2",
        participants=[Invitee(world.agency(code), world.person(one)) for code, one in people],
        grounds=[Ground(member(case, label), basis(code), evidence) for label, code in grounds],
        facilitator=world.person(who),
        purpose="役割分担を決めるため",
        actor=somebody(who),
        **more,  # type: ignore[arg-type]
    )
    db.session.commit()
    return made


def conferred() -> Conference:
    """A case with both consents, one worry heard from the person, and a conference with agency b about the person."""
    case = open_case()
    heard(case, "本人")
    heard(case, "母", "自分が元気なうちに、頼れる先を作っておきたい。", heard_from="母")
    consent(case, "本人", "anshin_ikejiri")
    return convene(find(case))


def meeting_of(conference: Conference, who: str = "staff_a") -> Meeting:
    db.session.expire_all()
    found = conference_queries.get(somebody(who), conference.meeting_id)
    assert found is not None
    return found


def bare(answer):
    """A page without the token, which is new every second."""
    return TOKEN.sub("", answer.text)


def calling(case, *labels, code="consent", **more):
    """The fields of the page on which a conference is called, with these labels on this basis."""
    agency, person = world.agency("anshin_ikejiri").id, world.person("staff_b").id
    fields = {
        "held_on": "12月5日",
        "begins": "14:00",
        "place": "相談室2",
        "form": "in_person",
        "participants-0": f"{agency}:{person}",
        "facilitator": "self",
        "purpose": "役割分担を決めるため",
    }
    for index, subject in enumerate(case.subjects):
        chosen = str(basis(code).id) if subject.label in labels else ""
        fields |= {
            f"grounds-{index}-subject": str(subject.id),
            f"grounds-{index}-basis": chosen,
            f"grounds-{index}-evidence": "",
        }
    return fields | more


def urgent(case: Case, evidence: str = "連絡が取れない") -> Conference:
    """A conference today about the person without consent, to protect them: it waits for a second person."""
    return convene(
        case, grounds=(("本人", "urgent_protection"),), on=world.TODAY, evidence=evidence
    )


def waiting(who: str = "manager_a") -> CaseMeetingLink:
    """The urgent sharing that waits for this person."""
    db.session.expire_all()
    (row,) = conference_queries.urgent_waiting(somebody(who))
    found = conference_queries.get_urgent(somebody(who), row.id)
    assert found is not None
    return found


def seconded(link: CaseMeetingLink, who: str = "manager_a") -> None:
    """Confirmed by the head of the lead agency."""
    found = conference_queries.get_urgent(somebody(who), link.id)
    assert found is not None
    conferences.confirm(found, somebody(who))
    db.session.commit()
