"""What every page shows around its content: the nav, the footer, the clock's banner."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask import current_app, g, request, url_for
from flask_babel import get_locale
from flask_babel import gettext as _

from council.domain import clock
from council.domain.deeds import label
from council.domain.wareki import era_label, long_date, screen_date
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import allows
from council.profiles.profile import Profile
from council.queries import town as town_queries


@dataclass(frozen=True, slots=True)
class NavItem:
    """One entry of the nav, with how much waits behind it where the page has counted it."""

    label: str
    url: str
    current: bool
    count: int | None = None


def _entries() -> tuple[tuple[str, str, Permission], ...]:
    return (
        (_("今日"), "home.index", Permission.HOME_READ),
        (_("会議体"), "members.structure", Permission.BODY_READ),
        (_("会議"), "meetings.index", Permission.MEETING_LIST),
        (_("事例"), "submissions.index", Permission.SUBMISSION_LIST),
        (_("世帯"), "cases.index", Permission.CASE_LIST),
        (_("対応事項"), "actions.index", Permission.ACTION_LIST),
        (_("課題"), "issues.index", Permission.ISSUE_LIST),
        (_("送信"), "outbox.index", Permission.OUTBOX_READ),
        (_("記録"), "audit.index", Permission.AUDIT_READ),
        (_("アカウント"), "members.accounts", Permission.ACCOUNT_EDIT),
    )


def _nav(actor: Actor) -> list[NavItem]:
    known, counts = current_app.view_functions, g.get("nav_counts", {})
    shown = [
        (label, endpoint, url_for(endpoint))
        for label, endpoint, permission in _entries()
        if endpoint in known and allows(actor, permission)
    ]
    by_path = {endpoint for _label, endpoint, url in shown if _is_below(endpoint, url)}
    current = by_path or {_entry_of_the_blueprint()}
    return [
        NavItem(label, url, endpoint in current, counts.get(endpoint))
        for label, endpoint, url in shown
    ]


_UNDER = {
    "conferences": "cases",
    "terms": "submissions",
    "nominations": "members",
    "agencies": "members",
    "tables": "members",
    "second_person": "home",
}  # pages that stand below another blueprint's entry


def _is_below(endpoint: str, url: str) -> bool:
    """Whether the page is the entry's own, or its address lies under it."""
    return request.endpoint == endpoint or (url != "/" and request.path.startswith(f"{url}/"))


def _entry_of_the_blueprint() -> str:
    """The entry to which a page belongs whose address lies under none."""
    blueprint = (request.endpoint or "").split(".")[0]
    under = _UNDER.get(blueprint, blueprint)
    return "members.structure" if under == "members" else f"{under}.index"


def _office_line(town: Profile | None) -> str:
    if town is None:
        return str(_("事務局"))
    return str(_("事務局　電話 %(phone)s", phone=town.office_phone))


def describe() -> dict[str, Any]:
    """The context of every template."""
    actor = getattr(g, "actor", None)
    town = town_queries.known_profile()
    now = clock.local(clock.now())
    return {
        "actor": actor,
        "nav": _nav(actor) if actor else [],
        "service_name": _("重層的支援協議会"),
        "lang": str(get_locale() or "ja"),
        "office_line": _office_line(town),
        "office_phone": town.office_phone if town else "",
        "municipality": town.municipality if town else "",
        "clock_banner": _("時計を動かしています：%(now)s", now=f"{now:%Y-%m-%d %H:%M}")
        if clock.is_moved()
        else None,
        "printed_at": f"{now:%Y-%m-%d %H:%M}",
        "today": clock.today(),
        "allows": allows,
        "P": Permission,
    }


def moment(instant: datetime) -> str:
    """An instant as people read it on a screen: 12月3日(木)14:05."""
    wall = clock.local(instant)
    return f"{screen_date(wall.date())}{wall:%H:%M}"


def long_day(day: date) -> str:
    """A day with its year: 令和8年12月3日(木)."""
    return screen_date(day, year=True)


def plain_day(day: date) -> str:
    """A day with its year and without the day of the week: 令和8年12月3日."""
    return long_date(day, "half", weekday=False)


def year_month(day: date) -> str:
    """A month with its year: 令和4年4月."""
    return f"{era_label(day)}{day.month}月"


def deed(tag: str) -> str:
    """What an entry of the trail says was done, in words."""
    return str(_(label(tag)))


FILTERS = {
    "moment": moment,
    "longday": long_day,
    "plainday": plain_day,
    "month": year_month,
    "day": screen_date,
    "deed": deed,
}
