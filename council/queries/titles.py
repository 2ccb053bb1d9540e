"""How a meeting is called on screens."""

from council.domain.serials import number_label, period_label
from council.models import BodyVersion, Meeting


def title(meeting: Meeting, version: BodyVersion) -> str:
    """「８０５０支援部会　令和8年度 第2回」; a conference has no number."""
    if not meeting.is_numbered:
        return version.short_name
    number = f"{period_label(meeting.number_period)} {number_label(meeting.number)}".strip()
    return f"{version.short_name}　{number}".strip()
