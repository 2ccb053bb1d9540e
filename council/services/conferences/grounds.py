"""On which legal basis each data subject's facts may be shared: checked before anybody is invited."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from council.domain import clock
from council.domain.ages import Fit, fit, limits
from council.domain.consents import Given, uncovered
from council.domain.errors import DomainError
from council.domain.mynumbers import refuse_my_number
from council.domain.vocabulary import BodyKind
from council.models import Agency, Case, Consent, DataSubject, LegalBasis

SHARING_DAYS = 90


@dataclass(frozen=True, slots=True)
class Ground:
    """The basis for one data subject; `evidence` says what it rests on where the basis alone does not."""

    subject: DataSubject
    basis: LegalBasis
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Gathering:
    """When the conference is held, who calls it and which agencies take part."""

    ends_at: datetime
    convener: Agency
    agencies: Sequence[Agency]


class WrongConvener(DomainError):
    """The basis names another agency as the one that calls the meeting."""

    def __init__(self, basis: LegalBasis, convener: Agency) -> None:
        super().__init__(
            "「%(basis)s」による会議は、%(convener)sが招集します。招集を依頼してください。",
            field="grounds",
            basis=basis.title,
            convener=convener.name,
        )
        self.basis = basis


def require_grounds(
    case: Case,
    grounds: Sequence[Ground],
    gathering: Gathering,
    consents: Mapping[uuid.UUID, Consent],
) -> None:
    """Refuse unless every ground holds for its data subject and for every agency that takes part."""
    if not grounds:
        raise DomainError(
            "だれについて共有するかを決め、少なくとも一人の根拠を選んでください。", field="grounds"
        )
    subjects = {one.subject.id for one in grounds}
    if len(subjects) != len(grounds) or any(one.subject.case_id != case.id for one in grounds):
        raise DomainError("一人につき、根拠は一つにしてください。", field="grounds")
    for ground in grounds:
        _require_basis(ground, gathering)
        _require_age(ground)
        _require_urgency(ground, gathering)
        if ground.basis.consent_needed:
            _require_consent(case, ground, gathering, consents.get(ground.subject.id))


def is_for_conferences(basis: LegalBasis, on: date) -> bool:
    """Whether a case conference may rest on the basis on that day."""
    return (
        BodyKind.CASE_CONFERENCE.value in basis.body_kinds
        and basis.valid_from <= on
        and (basis.valid_to is None or basis.valid_to >= on)
    )


def _require_basis(ground: Ground, gathering: Gathering) -> None:
    basis = ground.basis
    if not is_for_conferences(basis, clock.local(gathering.ends_at).date()):
        raise DomainError(
            "「%(basis)s」は、その日の個別ケース検討会議の根拠にできません。",
            field="grounds",
            basis=basis.title,
        )
    if basis.convener_agency is not None and basis.convener_agency_id != gathering.convener.id:
        raise WrongConvener(basis, basis.convener_agency)
    refuse_my_number(ground.evidence, field="grounds")


def _require_age(ground: Ground) -> None:
    basis, subject = ground.basis, ground.subject
    fits = fit(subject.age_band, basis.min_age, basis.max_age)
    said = {
        "subject": subject.label,
        "band": subject.age_band.label,
        "basis": basis.title,
        "limits": limits(basis.min_age, basis.max_age),
    }
    if fits is Fit.NONE:
        raise DomainError(
            "%(subject)s（%(band)s）には「%(basis)s」を使えません。対象は%(limits)sです。",
            field="grounds",
            **said,
        )
    if fits is Fit.PART and not ground.evidence:
        raise DomainError(
            "「%(basis)s」の対象は%(limits)sです。%(subject)s（%(band)s）が当てはまることをどう確かめたかを、補足に書いてください。",
            field="grounds",
            **said,
        )


def _require_urgency(ground: Ground, gathering: Gathering) -> None:
    basis = ground.basis
    if basis.expires_hours is None:
        return
    if not ground.evidence:
        raise DomainError(
            "「%(basis)s」には理由が必要です。補足に書いてください。",
            field="grounds",
            basis=basis.title,
        )
    if gathering.ends_at > clock.now() + timedelta(hours=basis.expires_hours):
        raise DomainError(
            "「%(basis)s」で共有できるのは%(hours)s時間だけです。その間に終わる日時にしてください。",
            field="grounds",
            basis=basis.title,
            hours=basis.expires_hours,
        )


def _require_consent(
    case: Case, ground: Ground, gathering: Gathering, consent: Consent | None
) -> None:
    given = _given(consent)
    others = {one.id: one for one in gathering.agencies if one.id != case.lead_agency_id}
    missing = uncovered(given, others)
    if missing:
        raise DomainError(
            "%(subject)sの同意には%(agencies)sが入っていません。同意の範囲を確かめて記録するか、別の根拠を選んでください。",
            field="grounds",
            subject=ground.subject.label,
            agencies="・".join(others[one].name for one in missing),
        )


def _given(consent: Consent | None) -> Given | None:
    if consent is None:
        return None
    return Given(consent.event, frozenset(one.agency_id for one in consent.agencies))


def expiry(basis: LegalBasis, held_on: date) -> datetime:
    """When sharing on this basis ends: after the basis's hours, else at the end of the 90th day after the sitting."""
    if basis.expires_hours is not None:
        return clock.now() + timedelta(hours=basis.expires_hours)
    last = held_on + timedelta(days=SHARING_DAYS)
    return datetime.combine(last, time(23, 59, 59), tzinfo=clock.TOKYO)
