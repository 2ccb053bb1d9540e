"""決裁の資料 on 推薦依頼: the 起案文案, every letter that is to go, and to whom, in one file."""

from collections import Counter
from collections.abc import Sequence

from council.domain.wareki import long_date
from council.minutes.bundle import bundle
from council.minutes.drafting import Addressee, DraftContent, addressees_docx, draft_docx
from council.models import BodyVersion, Nomination
from council.policy.actor import Actor
from council.queries import town
from council.services.nominations.letters import requests

LETTERS, ADDRESSEES = "別紙１_推薦依頼（案）", "別紙２_送付先一覧"
_FEW = 5


def request_pack(nominations: Sequence[Nomination], actor: Actor) -> bytes:
    """起案文案, the letters in a folder and 送付先一覧 as a ZIP of Word files, of the seats still to be asked for."""
    found, style = requests(nominations, actor), town.page_style()
    content = _content(found.nominations, found.versions)
    return bundle(
        [
            ("起案文案.docx", draft_docx(content, style)),
            *((f"{LETTERS}/{name}", written) for name, written in found.letters),
            (f"{ADDRESSEES}.docx", addressees_docx(content, style)),
        ]
    )


def _content(asked: Sequence[Nomination], bodies: Sequence[BodyVersion]) -> DraftContent:
    style = town.page_style()
    names = "、".join(_named(one) for one in bodies)
    due = {long_date(one.reply_by, style.digits) for one in asked if one.reply_by}
    return DraftContent(
        meeting=f"{names}の推薦",
        act="依頼について",
        question="別紙１の案により各機関に依頼してよろしいか伺います。",
        again="この案で決裁を受けたあとに席、任期、宛先が変わったときは、もう一度決裁を受けます。",
        instrument="\n".join(_instrument(one) for one in bodies),
        send_by_label="決裁の後、速やかに",
        secretariat=_secretariat(bodies[0]),
        further=(
            ("席", _seats(asked, bodies)),
            ("任期の始まり", long_date(asked[0].starts_on, style.digits, weekday=False)),
            ("回答の期限", "、".join(sorted(due))),
        ),
        addressees=tuple(_addressee(one) for one in asked),
        attached=tuple(one.replace("_", "　") for one in (LETTERS, ADDRESSEES)),
        counted_in="件",
    )


def _seats(asked: Sequence[Nomination], bodies: Sequence[BodyVersion]) -> str:
    """The seats by name; many, by number: the list of addressees names each."""
    if len(asked) <= _FEW:
        return "\n".join(one.seat.title for one in asked)
    counts = Counter(one.body_id for one in asked)
    lines = [f"{one.short_name}　{counts[one.body_id]}席" for one in bodies]
    return "\n".join((*lines, "（別紙２のとおり）"))


def _named(version: BodyVersion) -> str:
    return f"{version.name}の{version.member_title}"


def _instrument(version: BodyVersion) -> str:
    return f"{version.founding_instrument}{version.founding_article}{version.annex}"


def _secretariat(version: BodyVersion) -> str:
    return version.secretariat.name if version.secretariat else ""


def _addressee(nomination: Nomination) -> Addressee:
    """Whom the letter names; before it is recorded, the agency itself."""
    agency = nomination.agency.name if nomination.agency else ""
    name = nomination.addressee.removeprefix(agency).strip() or "御中"
    return Addressee(nomination.seat.title, agency, name, "")
