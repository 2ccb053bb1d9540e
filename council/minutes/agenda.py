"""The 次第: the order of business of one meeting."""

from dataclasses import dataclass

from council.minutes.content import PaperLine
from council.minutes.papers import add_papers
from council.minutes.sheet import Sheet
from council.minutes.style import PageStyle
from council.minutes.text import joined

_ONE_PAGE = 20
LEAVE = "非公開の議題の間は、その会議体の構成員でない方には席を外していただきます。"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaLine:
    """One line of the 次第; level 2 stands below level 1."""

    number_label: str
    title: str
    level: int = 1
    closed: bool = False
    presenter: str = ""
    minutes_label: str = ""
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class JointLines:
    """What another body of a joint sitting takes up in the open, and on what that body rests."""

    body: str
    instrument: str
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaContent:
    """What a 次第 says."""

    municipality: str
    body_name: str
    serial_label: str
    fiscal_label: str
    held_label: str
    place: str
    form_label: str = ""
    lines: tuple[AgendaLine, ...] = ()
    papers: tuple[PaperLine, ...] = ()
    instrument: str = ""
    joint: tuple[JointLines, ...] = ()


def agenda_docx(content: AgendaContent, style: PageStyle) -> bytes:
    """The 次第 as a .docx file."""
    body = f"{content.municipality}{content.body_name}"
    number = joined(content.fiscal_label, content.serial_label)
    sheet = Sheet(joined(number, body, "次第"), style)
    sheet.foot(numbered=len(content.lines) + len(content.papers) > _ONE_PAGE)
    sheet.add_all(filter(None, (number, body)), "Subtitle")
    sheet.add("次　　第", "Title")
    form = f"\n（{content.form_label}）" if content.form_label else ""
    sheet.add(f"　{content.held_label}", "Where", label="日時")
    sheet.add(f"　{content.place}{form}", "Where", label="場所")
    sheet.add("", "Normal")
    if content.joint:
        sheet.add(_owner(content.body_name, content.instrument), "AgendaLine1")
    for line in content.lines:
        _add_line(sheet, line)
    _add_joint(sheet, content.joint)
    add_papers(sheet, "【配布資料】", content.papers)
    return sheet.to_bytes()


def _owner(body: str, instrument: str) -> str:
    """【代表者会議の議題】　根拠：設置要綱　第５条."""
    return joined(f"【{body}の議題】", f"根拠：{instrument}" if instrument else "")


def _add_joint(sheet: Sheet, parts: tuple[JointLines, ...]) -> None:
    for part in parts:
        sheet.add("", "Normal")
        sheet.add(_owner(part.body, part.instrument), "AgendaLine1")
        sheet.add_all((f"・{title}" for title in part.titles), "AgendaLine2")
    if parts:
        sheet.add(LEAVE, "FormNote")


def _add_line(sheet: Sheet, line: AgendaLine) -> None:
    closed = "（非公開）" if line.closed else ""
    duration = f"\t{line.minutes_label}" if line.minutes_label else ""
    text = f"{line.number_label}　{line.title}{closed}{duration}"
    sheet.add(text, "AgendaLine1" if line.level == 1 else "AgendaLine2")
    presenter = f"説明：{line.presenter}" if line.presenter else ""
    note = joined(presenter, "・".join(line.papers))
    if note:
        sheet.add(note, "LineNote")
