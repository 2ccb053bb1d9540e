"""The 開催通知: the letter that convenes a meeting, with its form for the reply."""

from collections.abc import Iterable
from dataclasses import dataclass

from council.minutes.content import PaperLine
from council.minutes.elements import Column
from council.minutes.letters import add_points
from council.minutes.papers import paper_title
from council.minutes.sheet import Sheet
from council.minutes.style import PageStyle
from council.minutes.text import joined

_ONE_LINE = 30  # characters of a title


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeContent:
    """What a 開催通知 says; it names agenda titles, never a case."""

    municipality: str
    body_name: str
    serial_label: str
    fiscal_label: str
    document_no: str
    date_label: str
    sender: tuple[str, ...]
    held_label: str
    place: str
    addressee: str = "委員各位"
    form_label: str = ""
    agenda: tuple[str, ...] = ()
    papers: tuple[PaperLine, ...] = ()
    reply_by_label: str = ""
    reply_to: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()
    purpose: str = "開催について（通知）"
    reply_form: bool = True


def notice_docx(content: NoticeContent, style: PageStyle) -> bytes:
    """The 開催通知 as a .docx file, with the 出欠回答票 on its second page if wanted."""
    meeting = (
        f"{content.fiscal_label}{content.serial_label}{content.municipality}{content.body_name}"
    )
    sheet = Sheet(f"{meeting}の{content.purpose}", style)
    sheet.foot(numbered=False)
    sheet.add_all(filter(None, (content.document_no, content.date_label)), "RightAligned")
    sheet.add(content.addressee, "Addressee")
    sheet.add_all(content.sender, "RightAligned")
    sheet.add(_in_two_lines(f"{meeting}の{content.purpose}"), "LetterTitle")
    _add_letter(sheet, content)
    if content.reply_form and content.reply_by_label:
        _add_reply_form(sheet, content, meeting)
    return sheet.to_bytes()


def _in_two_lines(title: str) -> str:
    return "\n".join(title.rsplit("　", 1)) if len(title) > _ONE_LINE else title


def _add_letter(sheet: Sheet, content: NoticeContent) -> None:
    sheet.add(
        f"日頃より{content.municipality}の福祉行政に御理解、御協力を賜り、厚く御礼申し上げます。",
        "Letter",
    )
    sheet.add(
        "このことについて、下記のとおり開催しますので、御出席くださるようお願いします。",
        "Letter",
    )
    add_points(sheet, _points(content))
    if content.contact:
        sheet.add("\n".join(content.contact), "Contact")


def _points(content: NoticeContent) -> tuple[tuple[str, str], ...]:
    form = f"（{content.form_label}）" if content.form_label else ""
    return (
        ("日時", content.held_label),
        ("場所", f"{content.place}{form}"),
        ("議題", "\n".join(content.agenda)),
        ("資料", "\n".join(joined(paper.label, paper_title(paper)) for paper in content.papers)),
        ("出欠の回答", _reply(content)),
        ("その他", "\n".join(content.others)),
    )


def _reply(content: NoticeContent) -> str:
    if not content.reply_by_label:
        return ""
    sentences = (
        f"{content.reply_by_label}までに、下記の担当へ御回答ください。",
        "代理出席の場合は、代理の方の職・氏名もお知らせください。",
        *content.reply_to,
    )
    return "\n".join(sentences)


def _add_reply_form(sheet: Sheet, content: NoticeContent, meeting: str) -> None:
    sheet.add("出欠回答票", "AnnexTitle")
    sheet.add(meeting, "Centred")
    sheet.add(f"日時　{content.held_label}", "Normal")
    sheet.add(f"場所　{content.place}", "Normal")
    sheet.add("", "Normal")
    columns = (Column("", 44, "TableLabel"), Column("", sheet.style.text_width_mm - 44, "FormText"))
    sheet.add_table(columns, _form_rows(), "出欠回答票")
    sheet.add(f"回答期限：{content.reply_by_label}", "FormNote")
    sheet.add_all((*content.reply_to, *content.contact), "Normal")


def _form_rows() -> Iterable[tuple[str, str]]:
    return (
        ("委員の氏名", ""),
        ("出欠", "□ 出席　　□ 欠席　　□ 代理出席"),
        ("代理者の職・氏名\n（代理出席の場合）", ""),
        ("欠席の場合の御意見、\n連絡事項", "\n\n\n\n"),
    )
