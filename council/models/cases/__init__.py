"""A household's case: who it concerns, what was said, what was consented to, and where it may be shared."""

from council.models.cases.case import Case, CaseAgency, DataSubject
from council.models.cases.consent import Consent, ConsentAgency
from council.models.cases.sharing import CaseMeetingLink, CaseMeetingLinkAgency, ConvenerRequest
from council.models.cases.statements import Statement, StatementScope

__all__ = [
    "Case",
    "CaseAgency",
    "CaseMeetingLink",
    "CaseMeetingLinkAgency",
    "Consent",
    "ConsentAgency",
    "ConvenerRequest",
    "DataSubject",
    "Statement",
    "StatementScope",
]
