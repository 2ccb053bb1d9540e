"""A reader's numbered copy of a case paper as a Word document."""

from collections.abc import Iterator

from council.domain import clock
from council.domain.numerals import Digits, write_digits
from council.domain.vocabulary import PartKind
from council.domain.wareki import long_date
from council.extensions import db
from council.minutes.case_paper import CasePaperContent, Passage, case_paper_docx
from council.models import CaseSubmission
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.disclosure import CaseView, GroundView, MemberView, case_view
from council.queries import town
from council.queries.packs import Sheaf, label_of

_SECTIONS = (
    ("概要", PartKind.OUTLINE),
    ("本人への支援", PartKind.PERSON_SUPPORT),
    ("家族への支援", PartKind.FAMILY_SUPPORT),
    ("本人の希望", PartKind.PERSON_WISH),
    ("家族の意向", PartKind.FAMILY_WISH),
    ("検討したい事項", PartKind.QUESTION),
)


def copy_document(submission: CaseSubmission, sheaf: Sheaf, reader: Actor) -> bytes:
    """What is disclosed of the paper, with the reader's name and number at the foot of every page."""
    view, style = case_view(submission, keyring(db.session)), town.page_style()
    number = write_digits(str(sheaf.copy_number), style.digits)
    content = CasePaperContent(
        label=label_of(sheaf.paper, style.digits),
        code=view.code,
        title=view.title,
        copy_label=f"配布番号 {number}　{reader.name}",
        read_label=_moment(style.digits),
        household=tuple(map(_member, view.members)),
        sections=tuple((title, _passages(view, kind)) for title, kind in _SECTIONS),
        support=(
            ("支援の対象", view.support_target.label),
            ("主たる支援に\nあたる機関", view.lead_agency),
        ),
        grounds=tuple(_grounds(view.grounds)),
    )
    return case_paper_docx(content, style)


def _moment(digits: Digits) -> str:
    now = clock.local(clock.now())
    at = write_digits(f"{now.hour}:{now.minute:02}", digits)
    return f"{long_date(now.date(), digits, weekday=False)} {at}"


def _passages(view: CaseView, kind: PartKind) -> tuple[Passage, ...]:
    return tuple(Passage(text=one.text, handling=one.handling) for one in view.of(kind))


def _member(member: MemberView) -> tuple[str, str, str, str]:
    who = member.label
    if member.is_person_concerned and who != "本人":
        who = f"{who}（本人）"
    return who, member.age_band, member.sex, _living(member)


def _living(member: MemberView) -> str:
    if member.is_deceased:
        return "死亡"
    return "同居" if member.is_living_together else "別居"


def _grounds(grounds: tuple[GroundView, ...]) -> Iterator[tuple[str, str]]:
    for one in grounds:
        law = f"{one.statute} {one.article}".strip()
        text = "\n".join(filter(None, (one.title, law, _consent(one))))
        yield one.subject, text


def _consent(ground: GroundView) -> str:
    if ground.consented_on is None or ground.consent_form is None:
        return "同意によらない共有"
    day = long_date(ground.consented_on, "half", weekday=False)
    return f"同意あり　{day}に{ground.consent_form.label}で確認"
