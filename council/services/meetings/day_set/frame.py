"""How the meeting begins and ends in the script: greeting, attendance, quorum, papers; collecting, the next day."""

from collections.abc import Collection, Iterator
from uuid import UUID

from council.domain.papers import VOID, paper_label
from council.domain.quorum import spoken_sentence
from council.domain.vocabulary import MeetingForm
from council.domain.wareki import long_date, time_range
from council.minutes.day import Expected
from council.minutes.script import ScriptLine
from council.minutes.text import joined
from council.queries.meetings.agenda import PaperRow
from council.services.meetings.day_set import words
from council.services.meetings.day_set.changes import unsaid
from council.services.meetings.day_set.day import Day

OFFICE = "事務局"


def chairing(day: Day, recused: Collection[UUID] = ()) -> tuple[str, str]:
    """The title and name of who presides, over an item from which seats are recused too."""
    named = day.meeting.presider_id
    for place in sorted(day.room.presiders(), key=lambda one: one.person_id != named):
        if place.id not in recused and day.places[place.id].expected not in _NOT_IN_PERSON:
            return place.office_label, place.name
    return day.facts.version.chair_title, ""


_NOT_IN_PERSON = (Expected.ABSENT, Expected.SUBSTITUTE)


def opening(day: Day) -> Iterator[ScriptLine]:
    """From the greeting until the chair takes over."""
    yield ScriptLine(OFFICE, words.WELCOME.format(meeting=_meeting(day)))
    if day.meeting.sitting.form is MeetingForm.HYBRID:
        yield ScriptLine(OFFICE, words.ONLINE)
    for text in _away(day):
        yield ScriptLine(OFFICE, text)
    yield ScriptLine(OFFICE, "本日は、" + quorum(day))
    if not day.room.is_marked:
        yield ScriptLine("", words.MIND_QUORUM)
    how = words.PUBLICITY[day.meeting.publicity]
    yield ScriptLine(OFFICE, how.format(reason=phrase(day.meeting.closed_reason)))
    for text in unsaid(day):
        yield ScriptLine(OFFICE, text)
    if any(not paper.is_withdrawn for paper in day.papers):
        yield ScriptLine(OFFICE, _papers(day))
    chair, _name = chairing(day)
    yield ScriptLine(OFFICE, words.HAND_OVER.format(chair=chair))
    yield ScriptLine(chair, words.TAKE_OVER)


def closing(day: Day) -> Iterator[ScriptLine]:
    """From the next day to the last word."""
    chair, _name = chairing(day)
    yield ScriptLine(chair, _next(day))
    taken = collected(day)
    if taken:
        yield ScriptLine(OFFICE, words.COLLECT.format(papers=taken))
        yield ScriptLine("", words.COLLECT_DO)
    yield ScriptLine(OFFICE, words.RECORD)
    yield ScriptLine(chair, words.FINISH.format(meeting=_meeting(day)))


def quorum(day: Day, recused: Collection[UUID] = ()) -> str:
    """The sentence about the quorum, with blanks while nobody is counted."""
    version = day.facts.version
    rests_on = f"{version.founding_instrument}{version.quorum_article}"
    return spoken_sentence(
        day.room.reckon(recused=recused),
        is_counted=day.room.is_marked,
        member=version.member_title,
        under=rests_on if version.quorum_article else "",
        digits=day.digits,
    )


def phrase(reason: str) -> str:
    """A reason as part of a sentence."""
    return reason.rstrip("。、")


def collected(day: Day) -> str:
    """「資料３、資料５」, those that are taken back."""
    return "、".join(_label(paper, day) for paper in day.papers if paper.collect_after)


def _label(paper: PaperRow, day: Day) -> str:
    return paper_label(paper.number, paper.branch, day.digits)


def _meeting(day: Day) -> str:
    return joined(f"{day.head.fiscal_label}{day.head.serial_label}", day.head.body)


def _away(day: Day) -> Iterator[str]:
    for one in day.lines:
        if one.is_by_substitute:
            comer = joined(one.substitute_post, one.substitute_name)
            yield f"{one.name}様の代理として、{comer}様に御出席いただきます。"
    absent = [f"{one.name}様" for one in day.lines if one.expected is Expected.ABSENT]
    if absent:
        yield f"{'、'.join(absent)}は、御欠席です。"


def _papers(day: Day) -> str:
    there = [paper for paper in day.papers if not paper.is_withdrawn]
    first, last = _label(there[0], day), _label(there[-1], day)
    span = first if first == last else f"{first}から{last}まで"
    between = day.papers[day.papers.index(there[0]) : day.papers.index(there[-1])]
    void = "、".join(_label(paper, day) for paper in between if paper.is_withdrawn)
    span += f"（{void}は{VOID}）" if void else ""
    text = words.PAPERS.format(papers=span)
    taken = collected(day)
    return text + (words.WILL_COLLECT.format(papers=taken) if taken else "")


def _next(day: Day) -> str:
    if day.next is None:
        return words.NO_NEXT
    sitting = day.next.sitting
    when = long_date(sitting.held_on, day.digits)
    hours = time_range(sitting.begins, sitting.ends, day.digits)
    return words.NEXT.format(
        when=f"{when}{hours}", place=f"{sitting.place}で" * bool(sitting.place)
    )
