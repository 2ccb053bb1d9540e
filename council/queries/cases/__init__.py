"""Cases as their readers may know them: one's agency's own, and what a conference shares."""

from council.queries.cases.choices import agency_choices, find_agencies, own_agencies
from council.queries.cases.finding import get
from council.queries.cases.listing import CaseRow, listing
from council.queries.cases.page import CasePage, page, policy

__all__ = [
    "CasePage",
    "CaseRow",
    "agency_choices",
    "find_agencies",
    "get",
    "listing",
    "own_agencies",
    "page",
    "policy",
]
