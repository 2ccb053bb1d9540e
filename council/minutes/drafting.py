"""起案文案: what is put before whoever decides on an outgoing act, with the list of those to whom it goes."""

from collections.abc import Sequence
from dataclasses import dataclass

from council.minutes.elements import Column
from council.minutes.letters import add_form, add_points
from council.minutes.sheet import Sheet
from council.minutes.style import PageStyle


@dataclass(frozen=True, slots=True)
class Addressee:
    """One who is to get the notice, and how: by mail or on paper. The name is empty while the seat is vacant."""

    seat: str
    affiliation: str
    name: str
    channel: str


@dataclass(frozen=True, slots=True)
class DraftPaper:
    """A paper that is decided on: its number, its name, for whom it is, and a mark by which its file is known."""

    label: str
    title: str
    collect: str
    readers: str
    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftContent:
    """What a 起案文案 says, of a meeting as it stands or of another matter: agenda titles, never a case."""

    meeting: str
    act: str
    instrument: str
    send_by_label: str
    secretariat: str
    addressees: tuple[Addressee, ...] = ()
    attached: tuple[str, ...] = ()
    question: str = "下記のとおり開催し、別紙の案により構成員に通知してよろしいか伺います。"
    again: str = (
        "この案で決裁を受けたあとに、日時・場所・開き方、次第、公開・非公開の別、送付先、資料が変わったときは、"
        "変わったところについて、もう一度決裁を受けます。"
    )
    further: tuple[tuple[str, str], ...] = ()
    papers: tuple[DraftPaper, ...] = ()
    held_label: str = ""
    place: str = ""
    publicity: str = ""
    agenda: tuple[str, ...] = ()
    counted_in: str = "名"
    is_sent: bool = True


def draft_docx(content: DraftContent, style: PageStyle) -> bytes:
    """The 起案文案 as a .docx file; number and day of the 決裁 are left to the office's own system."""
    title = f"{content.meeting}の{content.act}"
    sheet = Sheet(f"起案文案（{title}）", style)
    sheet.foot(numbered=False)
    sheet.add("起　案　文　案", "Title")
    _form(sheet, content, title)
    sheet.add(
        f"{content.meeting}を{content.question}",
        "Letter",
    )
    _points(sheet, content)
    if content.papers:
        _papers(sheet, content.papers)
    sheet.add(content.again, "FormNote")
    return sheet.to_bytes()


def _form(sheet: Sheet, content: DraftContent, title: str) -> None:
    rows = (
        ("件名", f"{title}（伺い）"),
        ("起案", f"令和　　年　　月　　日　　{content.secretariat}"),
        ("決裁", "令和　　年　　月　　日"),
        ("文書番号", ""),
        ("施行（発送）", content.send_by_label),
    )
    add_form(sheet, "起案", rows, labels_mm=40)
    sheet.add("", "Normal")


def _points(sheet: Sheet, content: DraftContent) -> None:
    points = (
        *content.further,
        ("日時", content.held_label),
        ("場所", content.place),
        ("公開", content.publicity),
        ("議題", "\n".join(content.agenda)),
        ("根拠", content.instrument),
        ("送付先", _counted(content.addressees, content.counted_in) if content.is_sent else ""),
        ("添付", "\n".join(content.attached)),
    )
    add_points(sheet, [(label, said) for label, said in points if said])


def _papers(sheet: Sheet, papers: Sequence[DraftPaper]) -> None:
    columns = (
        Column("資料", 24),
        Column("名称", sheet.style.text_width_mm - 24 - 14 - 40 - 34),
        Column("回収", 14, "TableMiddle"),
        Column("渡す方", 40),
        Column("ファイルの照合番号", 34),
    )
    rows = [(one.label, one.title, one.collect, one.readers, one.file) for one in papers]
    sheet.add_table(columns, rows, "資料の一覧")
    sheet.add("", "Normal")


def _counted(addressees: Sequence[Addressee], unit: str) -> str:
    """「15名（メール 12名、郵送 3名）」; the ways, where they are known."""
    named = [one for one in addressees if one.name]
    ways = dict.fromkeys(one.channel for one in named if one.channel)
    counts = "、".join(f"{way} {sum(one.channel == way for one in named)}{unit}" for way in ways)
    beside = f"（{counts}）" if counts else ""
    return f"{len(named)}{unit}{beside}" if named else "いまは委員がいません。"


def addressees_docx(content: DraftContent, style: PageStyle) -> bytes:
    """The 送付先一覧 as a .docx file."""
    sheet = Sheet(f"送付先一覧（{content.meeting}）", style)
    sheet.foot()
    sheet.add(content.meeting, "Subtitle")
    sheet.add("送　付　先　一　覧", "Title")
    sheet.add(_counted(content.addressees, content.counted_in), "RightAligned")
    width = sheet.style.text_width_mm
    columns = (
        Column("№", 12, "TableMiddle"),
        Column("席", 42),
        Column("機関・職", width - 12 - 42 - 32 - 22),
        Column("宛名", 32),
        Column("送り方", 22, "TableMiddle"),
    )
    rows = [
        (str(number), one.seat, one.affiliation, one.name or "（推薦待ち）", one.channel)
        for number, one in enumerate(content.addressees, start=1)
    ]
    sheet.add_table(columns, rows, "送付先一覧")
    return sheet.to_bytes()
