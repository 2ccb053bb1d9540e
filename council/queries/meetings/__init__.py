"""Meetings as their readers may know them."""

from council.queries.meetings.agenda import get_item
from council.queries.meetings.files import (
    file_of,
    get_paper,
    may_open,
    readers_of,
)
from council.queries.meetings.lists import Listed, MeetingList, listed, meeting_bodies
from council.queries.meetings.loading import (
    WITH_POLICY,
    body_by_code,
    file_name,
    following,
    get,
    get_on_record,
    last_sitting,
    pack_name,
    reason_of,
    rules,
    version_of,
)
from council.queries.meetings.offered import accepted_cases, issues_for, item_titles
from council.queries.meetings.page import MeetingPage, page

__all__ = [
    "WITH_POLICY",
    "Listed",
    "MeetingList",
    "MeetingPage",
    "accepted_cases",
    "body_by_code",
    "file_name",
    "file_of",
    "following",
    "get",
    "get_item",
    "get_on_record",
    "get_paper",
    "issues_for",
    "item_titles",
    "last_sitting",
    "listed",
    "may_open",
    "meeting_bodies",
    "pack_name",
    "page",
    "readers_of",
    "reason_of",
    "rules",
    "version_of",
]
