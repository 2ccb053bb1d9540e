"""Minutes: drafted, checked, read by those who attended, approved by whoever presided, now and then corrected."""

from dataclasses import replace

from sqlalchemy import select

from council.demo.days import Story, moment
from council.demo.material import Row
from council.demo.stage import Stage
from council.extensions import db
from council.minutes.content import MinutesContent
from council.models import Meeting, Minutes, MinutesComment
from council.policy.actor import Actor
from council.services import minutes as services

_ADDED = "あわせて、次回に経過を報告することとした。"
_WISH = "発言の趣旨が伝わるよう、次回に報告することを書き加えてください。"
_MENDED = "（職名の表記を改めた。）"


def keep(stage: Stage, told: Row, meeting: Meeting) -> Story:
    """Bring the minutes as far as the material says; where it says nothing, to their approval."""
    held, stops = meeting.sitting.held_on, told.get("minutes", "approved")
    code = stage.body_code(meeting.body_id)

    def actor() -> Actor:
        return stage.secretary(code)

    yield moment(stage.days.after(held, 4), "10:00")
    minutes = services.draft(meeting, actor())
    if stops == "draft":
        return
    yield moment(stage.days.after(held, 7), "10:00")
    services.check(minutes, actor())
    if stops == "secretariat_checked":
        return
    if told.get("review", True):
        yield moment(stage.days.after(held, 8), "10:00")
        services.send_for_review(minutes, stage.days.after(held, 15), actor())
        yield moment(stage.days.after(held, 12), "21:05")
        _ask(stage, minutes)
        if stops == "attendee_review":
            return
        yield moment(stage.days.after(held, 16), "10:00")
        _mend(minutes, actor(), _ADDED)
    services.put_before_chair(minutes, actor())
    if "returned" in told:
        yield moment(stage.days.after(held, 19), "18:20")
        services.return_to_author(minutes, told["returned"], _presider(stage, minutes))
        yield moment(stage.days.after(held, 21), "10:00")
        _mend(minutes, actor(), _MENDED)
        services.check(minutes, actor())
        services.put_before_chair(minutes, actor())
    if stops == "awaiting_chair":
        return
    yield moment(stage.days.after(held, 23), "18:20")
    _approve(stage, minutes)
    if "corrected" in told:
        yield moment(stage.days.after(held, 40), "10:00")
        services.correct(minutes, told["corrected"], actor())
        _mend(minutes, actor(), _MENDED)
        services.check(minutes, actor())
        services.put_before_chair(minutes, actor())
        yield moment(stage.days.after(held, 45), "18:20")
        _approve(stage, minutes)


def _presider(stage: Stage, minutes: Minutes) -> Actor:
    found = stage.actor_of(minutes.meeting.presider_id)
    if found is None:
        raise LookupError(str(minutes.id))
    return found


def _approve(stage: Stage, minutes: Minutes) -> None:
    seen = services.current(minutes).content_hash
    services.approve(minutes, content_hash=seen, actor=_presider(stage, minutes))


def _ask(stage: Stage, minutes: Minutes) -> None:
    """One of those who attended asks for a correction."""
    readers = [stage.actor_of(person.id) for person in services.attendees(minutes)]
    asking = next(one for one in readers if one and one.person_id != minutes.meeting.presider_id)
    services.comment(minutes, text=_WISH, agenda_item=None, actor=asking)


def _mend(minutes: Minutes, actor: Actor, words: str) -> None:
    for row in db.session.scalars(
        select(MinutesComment).where(
            MinutesComment.minutes_id == minutes.id, MinutesComment.is_settled.is_(False)
        )
    ):
        services.settle(row, minutes, actor)
    db.session.flush()
    content = services.content_of(services.current(minutes))
    services.save(minutes, _with(content, words), base_version=minutes.version, actor=actor)


def _with(content: MinutesContent, words: str) -> MinutesContent:
    """The same record with the last thing said before the closing put more fully."""
    agenda = list(content.agenda)
    place = max(at for at, item in enumerate(agenda) if item.level == 2 and item.entries)
    item = agenda[place]
    *before, last = item.entries
    agenda[place] = replace(item, entries=(*before, replace(last, text=f"{last.text}{words}")))
    return replace(content, agenda=tuple(agenda))
