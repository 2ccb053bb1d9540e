"""A household's case: opened and kept by the lead agency, with what was heard and what was consented to."""

from council.services.cases.agencies import add_agency, end_agency
from council.services.cases.case import Member, add_member, edit_case, open_case
from council.services.cases.consent import Scope, newest, record_consent
from council.services.cases.statements import record_statement

__all__ = [
    "Member",
    "Scope",
    "add_agency",
    "add_member",
    "edit_case",
    "end_agency",
    "newest",
    "open_case",
    "record_consent",
    "record_statement",
]
