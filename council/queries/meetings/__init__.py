"""Meetings as their readers may know them."""

from council.queries.meetings.agenda import get_item, get_paper, issues_for
from council.queries.meetings.lists import Listed, MeetingList, listed, meeting_bodies
from council.queries.meetings.loading import WITH_POLICY, body_by_code, get, version_of
from council.queries.meetings.page import MeetingPage, page

__all__ = [
    "WITH_POLICY",
    "Listed",
    "MeetingList",
    "MeetingPage",
    "body_by_code",
    "get",
    "get_item",
    "get_paper",
    "issues_for",
    "listed",
    "meeting_bodies",
    "page",
    "version_of",
]
