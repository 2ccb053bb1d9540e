"""決裁の資料: the 起案文案 with all that is to be decided on, in one file."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from council.domain.errors import Conflict, DomainError
from council.domain.letter_kinds import LetterKind
from council.domain.notices import Changed, of_papers_alone, told
from council.domain.publishing import Stage
from council.domain.signoffs import PUT_OFF, Act
from council.domain.vocabulary import Publicity
from council.domain.wareki import long_date
from council.minutes.bundle import bundle
from council.minutes.drafting import Addressee, DraftContent, addressees_docx, draft_docx
from council.minutes.outgoing import OutgoingContent, outgoing_docx
from council.minutes.publication import publication_docx
from council.models import Meeting
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries import members, town
from council.queries.meetings.facts import Facts, facts
from council.queries.meetings.notices import WHEN, WHERE, sitting_facts
from council.queries.meetings.publishing import stage_of
from council.queries.members import SeatView
from council.services.channels import chosen_for
from council.services.meetings import documents
from council.services.meetings.changing import moved
from council.services.meetings.decided_papers import decided_papers
from council.services.meetings.deciding import asks
from council.services.meetings.heading import day_of, head_of
from council.services.meetings.notices import pending
from council.services.meetings.publishing import publication
from council.services.meetings.together import asking_of_move
from council.services.transitions import ensure_version

NOTICE, AGENDA, ADDRESSEES = "別紙１_開催通知（案）", "別紙２_次第", "別紙３_送付先一覧"


def pack(meeting: Meeting, actor: Actor) -> bytes:
    """起案文案, 開催通知（案）, 次第 and 送付先一覧 as Word files, with the papers; agenda titles, never which case."""
    require(actor, Permission.MEETING_SIGN_OFF, meeting)
    found, style = facts(meeting, actor), town.page_style()
    papers = decided_papers(meeting, actor)
    draft = draft_of(meeting, found, actor)
    content = replace(
        draft,
        further=_after_putting_off(meeting),
        papers=papers.lines,
        attached=(*draft.attached, *(("別紙４　資料",) if papers.held else ())),
    )
    files = {
        "起案文案": draft_docx(content, style),
        NOTICE: documents.notice_document(meeting, actor),
        AGENDA: documents.agenda_document(meeting, actor),
        ADDRESSEES: addressees_docx(content, style),
    }
    written = ((f"{name}.docx", one) for name, one in files.items())
    return bundle(chain(written, papers.files))


def _after_putting_off(meeting: Meeting) -> tuple[tuple[str, str], ...]:
    """That a notice went out before and its day was put off, so that nobody takes this for the same notice."""
    if not _was_put_off(meeting):
        return ()
    before = _put_off_from(meeting).get(WHEN, "")
    named = f"（延期前の日時　{before}）" if before else ""
    said = f"先に通知した開催を延期しました{named}。日時が決まったため、延期の前の決裁によらず、改めて伺うものです。"
    return (("経緯", said),)


def _was_put_off(meeting: Meeting) -> bool:
    return meeting.notified_at is not None and meeting.state in PUT_OFF


def _put_off_from(meeting: Meeting) -> dict[str, str]:
    """Day and place as people were told them, of a meeting put off since."""
    if not _was_put_off(meeting):
        return {}
    told = (meeting.told or {"facts": sitting_facts(meeting.sitting)})["facts"]
    return {label: told[label] for label in (WHEN, WHERE) if told.get(label)}


@dataclass(frozen=True, slots=True)
class _Letter:
    """How an act after the notice is put before the office, and what is written to the members."""

    act: str
    question: str
    sentences: tuple[str, ...]


_LETTERS = {
    Act.CHANGE: _Letter(
        "変更について",
        "下記のとおり変更し、別紙の案により構成員に通知してよろしいか伺います。",
        (
            "先に通知しましたこのことについて、下記のとおり変更しますので、お知らせします。",
            "お手数をおかけしますが、出欠を改めて御回答くださるようお願いします。",
        ),
    ),
    Act.POSTPONE: _Letter(
        "延期について",
        "延期し、別紙の案により構成員に通知してよろしいか伺います。",
        (
            "先にお知らせしましたこのことについて、延期しますので、お知らせします。",
            "下記の日時には開催しません。新しい日時は、決まり次第お知らせします。",
        ),
    ),
    Act.CANCEL: _Letter(
        "中止について",
        "中止し、別紙の案により構成員に通知してよろしいか伺います。",
        ("先にお知らせしましたこのことについて、下記の開催を中止しますので、お知らせします。",),
    ),
}
_GIVEN_UP = replace(
    _LETTERS[Act.CANCEL],
    sentences=(
        "先に開催をお知らせし、その後延期としておりましたこのことについて、開催しないこととしましたので、お知らせします。",
    ),
)
_PAPERS = _Letter(
    "資料の変更について",
    "通知した資料を下記のとおり変更し、別紙の案により構成員に知らせてよろしいか伺います。",
    ("先に御案内しました会議の資料を、下記のとおり改めましたので、お知らせします。",),
)
PACKED = tuple(_LETTERS)
"""The acts after the notice for which the papers of a 決裁 can be made."""


def pack_of(
    meeting: Meeting,
    act: Act,
    actor: Actor,
    changes: Sequence[Changed] | None = None,
    *,
    reason: str = "",
) -> bytes:
    """起案文案, the letter as it would go out and 送付先一覧; `changes` that are not made yet, or those not told yet.

    Why it is put off or called off is for who decides on it: it stands in no letter.
    """
    require(actor, Permission.MEETING_SIGN_OFF, meeting)
    found, style = facts(meeting, actor), town.page_style()
    before = {} if act is Act.CHANGE else _put_off_from(meeting)
    is_given_up = act is Act.CANCEL and bool(before)
    listed = (*(changes or ()), *pending(meeting))
    is_of_papers = act is Act.CHANGE and of_papers_alone(listed)
    letter = _GIVEN_UP if is_given_up else _PAPERS if is_of_papers else _LETTERS[act]
    said = _compared(told(listed)) if act is Act.CHANGE else ()
    name = f"別紙１_{letter.act.removesuffix('について')}のお知らせ（案）"
    content = replace(
        draft_of(meeting, found, actor),
        act=letter.act,
        question=letter.question,
        further=_compared(listed, "の変更") if act is Act.CHANGE else (),
        send_by_label="決裁の後、速やかに",
        attached=(name.replace("_", "　"), "別紙２　送付先一覧"),
    )
    if act is Act.CHANGE:
        # what becomes another is said once, beside what it was
        named = {one.label for one in listed}
        content = replace(
            content,
            held_label="" if WHEN in named else content.held_label,
            place="" if WHERE in named else content.place,
        )
    else:
        content = replace(content, further=_why(letter, reason))
    if before and not is_given_up:
        # recorded after the act, in a hurry: people were told of the day that it is put off from
        content = replace(content, held_label=before.get(WHEN, ""), place=before.get(WHERE, ""))
    if is_given_up:
        further = tuple((f"延期前の{label}", value) for label, value in before.items())
        content = replace(content, further=(*content.further, *further), held_label="", place="")
        said = tuple((f"先にお知らせした{label}", value) for label, value in before.items())
    written = OutgoingContent(
        title=f"{content.meeting}の{letter.act}（通知）",
        sender=(found.version.name, f"{found.version.chair_title}　{found.chair}".strip("　")),
        sentences=letter.sentences,
        points=said or (("日時", content.held_label), ("場所", content.place)),
        contact=documents.contact_of(found),
    )
    files = {
        "起案文案": draft_docx(content, style),
        name: outgoing_docx(written, style),
        "別紙２_送付先一覧": addressees_docx(content, style),
    }
    return bundle((f"{one}.docx", made) for one, made in files.items())


def _why(letter: _Letter, reason: str) -> tuple[tuple[str, str], ...]:
    """「延期の理由」."""
    return ((f"{letter.act.removesuffix('について')}の理由", reason),) if reason else ()


_NOBODY = "この会議では、いま、決裁の要る知らせは送られません。決裁の資料は要りません。"


def move_pack(meeting: Meeting, *, base_version: int, actor: Actor, **when: Any) -> bytes:
    """The papers on a move as it is typed: another day, hours, place or form; the meeting stays as it is."""
    told_of = asking_of_move(meeting)
    if told_of is None:
        raise Conflict(_NOBODY)
    changes = moved(meeting, **when, base_version=base_version, actor=actor)
    if not changes:
        raise DomainError(
            "日時・場所・開き方が、いまと同じです。変えるところを入れてから、決裁の資料を作ってください。",
            field="held_on",
        )
    return pack_of(told_of, Act.CHANGE, actor, changes)


def end_pack(meeting: Meeting, act: Act, reason: str, actor: Actor, *, base_version: int) -> bytes:
    """The papers on putting off or calling off; the reason stands in the 起案文案 alone."""
    ensure_version(meeting, base_version)
    if not asks(meeting, act):
        raise Conflict(_NOBODY)
    return pack_of(meeting, act, actor, reason=reason)


def publication_pack(meeting: Meeting, actor: Actor) -> bytes:
    """起案文案 on 公開の事前公表 and the お知らせ as it would be made public."""
    require(actor, Permission.MEETING_SIGN_OFF, meeting)
    if stage_of(meeting) is not Stage.HELD:
        raise Conflict("公表できるのは、日程が確定した、公開または一部公開の会議です。")
    style, name = town.page_style(), "別紙１_開催のお知らせ（案）"
    content = replace(
        draft_of(meeting, facts(meeting, actor), actor),
        act="開催の公表について",
        question="下記のとおり開催するに当たり、別紙の案により事前に公表してよろしいか伺います。",
        again=(
            "この案で決裁を受けたあとに、日時・場所・開き方、議題、公開・非公開の別、傍聴の定員・方法が変わったときは、"
            "もう一度決裁を受けて公表し直します。"
        ),
        addressees=(),
        is_sent=False,
        attached=(name.replace("_", "　"),),
    )
    files = {
        "起案文案": draft_docx(content, style),
        name: publication_docx(publication(meeting, actor), style),
    }
    return bundle((f"{one}.docx", made) for one, made in files.items())


def _compared(changes: Sequence[Changed], mark: str = "") -> tuple[tuple[str, str], ...]:
    return tuple(
        (f"{one.label}{mark}", f"変更前　{one.before or 'なし'}\n変更後　{one.now}")
        for one in changes
    )


def draft_of(meeting: Meeting, found: Facts, actor: Actor) -> DraftContent:
    """The 起案文案 of the meeting's notice; what other acts say otherwise is replaced in it."""
    style, version = town.page_style(), found.version
    head = head_of(meeting, found, style.digits)
    sitting = meeting.sitting
    name = f"{head['fiscal_label']}{head['serial_label']}{version.name}"
    form = f"（{head['form_label']}）" if head["form_label"] else ""
    return DraftContent(
        meeting=name,
        act="開催について",
        held_label=day_of(sitting, style.digits),
        place=f"{sitting.place}{form}",
        publicity=_publicity(meeting),
        agenda=documents.agenda_titles(meeting, actor),
        instrument=f"{version.founding_instrument}{version.founding_article}",
        send_by_label=f"{long_date(town.notice_by(sitting.held_on, version), style.digits)}まで",
        secretariat=found.secretariat,
        addressees=tuple(map(_addressee, members.seats(meeting.body_id, sitting.held_on))),
        attached=tuple(one.replace("_", "　") for one in (NOTICE, AGENDA, ADDRESSEES)),
    )


def _publicity(meeting: Meeting) -> str:
    reason = f"（{meeting.closed_reason}）" if meeting.publicity is not Publicity.OPEN else ""
    return f"{meeting.publicity.label}{reason}"


def _addressee(seat: SeatView) -> Addressee:
    holder = seat.holder
    if holder is None:
        return Addressee(seat.title, seat.agency, "", "")
    affiliation = "\n".join(filter(None, (seat.agency, holder.post_title)))
    return Addressee(
        seat.title,
        affiliation,
        holder.name,
        chosen_for(holder.person_id, holder.channel, LetterKind.NOTICE).label,
    )
