"""Invented events and letters for the tests of invitations."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from council.invites.ics import Event
from council.invites.mail import Letter

TOKYO = ZoneInfo("Asia/Tokyo")
DECIDED = datetime(2026, 11, 19, 1, 2, 3, tzinfo=UTC)
OFFICE = "office@ward.example"
MEMBER = "member@clinic.example"

# unusual names, marks that calendars and mails fight over, every plane of Unicode
TEXTS = st.one_of(
    st.text(max_size=120),
    st.text(
        alphabet="髙𠮷﨑德葛\U000e0100辻🏠１①、。（）:;,\"\\^'\r\n\t =?_%-<>@abcN\x00\x0b\x85\u2028\u202e\u3000",
        max_size=160,
    ),
)


def event(**changed: Any) -> Event:
    facts: dict[str, Any] = {
        "uid": "7f0c5a52-9a3e-4a4e-8d61-2b6f1b1f0c11@council",
        "sequence": 0,
        "stamp": DECIDED,
        "created": DECIDED,
        "last_modified": DECIDED,
        "starts": datetime(2026, 12, 3, 14, tzinfo=TOKYO),
        "ends": datetime(2026, 12, 3, 16, tzinfo=TOKYO),
        "summary": "令和８年度第２回　８０５０支援部会",
        "location": "梅丘分庁舎　第１会議室",
        "description": "出欠の回答：令和８年１１月２６日（木）まで\n担当：生活福祉課",
        "organizer_name": "生活福祉課",
        "organizer_address": OFFICE,
        "attendee_name": "髙﨑　𠮷乃",
        "attendee_address": MEMBER,
        "private": False,
        "url": "https://council.example/meetings/1?a=1,2;b=3",
    }
    return Event(**facts | changed)


def letter(**changed: Any) -> Letter:
    facts: dict[str, Any] = {
        "message_id": "<0.7f0c5a52@council.example>",
        "date": DECIDED,
        "from_name": "生活福祉課",
        "from_address": OFFICE,
        "to_name": "髙﨑　𠮷乃",
        "to_address": MEMBER,
        "subject": "令和８年度第２回　８０５０支援部会の開催について（通知）",
        "text": "１　日時　令和８年１２月３日（木）\n２　場所　梅丘分庁舎",
    }
    return Letter(**facts | changed)
