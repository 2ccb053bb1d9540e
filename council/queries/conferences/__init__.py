"""Case conferences as those invited may know them; to all others a number."""

from council.queries.conferences.asked import RequestPage, request_page
from council.queries.conferences.choices import Choice, basis_choices, find_basis, people_choices
from council.queries.conferences.finding import get, get_request, get_shared, is_shared
from council.queries.conferences.listing import (
    ConferenceRow,
    RequestRow,
    ledger,
    mine,
    of_case,
    requests,
    requests_of_case,
)
from council.queries.conferences.page import ConferencePage, page
from council.queries.conferences.plan import PlanPage, plan_page
from council.queries.conferences.succession import LeftRow, colleagues, get_left, left_places
from council.queries.conferences.urgent import (
    UrgentPage,
    UrgentRow,
    get_urgent,
    urgent_page,
    urgent_waiting,
)
from council.queries.conferences.waiting import PLACE, REQUEST, URGENT, Waiting, waiting

__all__ = [
    "PLACE",
    "REQUEST",
    "URGENT",
    "Choice",
    "ConferencePage",
    "ConferenceRow",
    "LeftRow",
    "PlanPage",
    "RequestPage",
    "RequestRow",
    "UrgentPage",
    "UrgentRow",
    "Waiting",
    "basis_choices",
    "colleagues",
    "find_basis",
    "get",
    "get_left",
    "get_request",
    "get_shared",
    "get_urgent",
    "is_shared",
    "ledger",
    "left_places",
    "mine",
    "of_case",
    "page",
    "people_choices",
    "plan_page",
    "request_page",
    "requests",
    "requests_of_case",
    "urgent_page",
    "urgent_waiting",
    "waiting",
]
