"""The 開催通知: the letter that convenes a meeting, with its form for the reply."""

from collections.abc import Iterable
from dataclasses import dataclass

from council.minutes.answer_sheet import AnswerSheetContent, add_answer_sheet
from council.minutes.content import PaperLine
from council.minutes.elements import Column
from council.minutes.letters import add_points
from council.minutes.papers import paper_title
from council.minutes.sheet import Sheet
from council.minutes.style import PageStyle
from council.minutes.text import joined

_IN_PERSON = "このことについて、下記のとおり開催しますので、御出席くださるようお願いします。"
_IN_WRITING = "このことについて、下記のとおり書面により開催しますので、資料を御覧のうえ、議題ごとに御回答くださるようお願いします。"
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
    joint: tuple[str, ...] = ()
    answer_sheet: AnswerSheetContent | None = None
    takes_opinions: bool = True

    @property
    def in_writing(self) -> bool:
        """Whether nobody comes together: the items are answered on a sheet."""
        return self.answer_sheet is not None


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
    if content.answer_sheet:
        add_answer_sheet(sheet, content.answer_sheet)
    elif content.reply_form and content.reply_by_label:
        _add_reply_form(sheet, content, meeting)
    return sheet.to_bytes()


def _in_two_lines(title: str) -> str:
    return "\n".join(title.rsplit("　", 1)) if len(title) > _ONE_LINE else title


def _add_letter(sheet: Sheet, content: NoticeContent) -> None:
    sheet.add(
        f"日頃より{content.municipality}の福祉行政に御理解、御協力を賜り、厚く御礼申し上げます。",
        "Letter",
    )
    sheet.add(_IN_WRITING if content.in_writing else _IN_PERSON, "Letter")
    add_points(sheet, _points(content))
    if content.contact:
        sheet.add("\n".join(content.contact), "Contact")


def _points(content: NoticeContent) -> tuple[tuple[str, str], ...]:
    form = f"（{content.form_label}）" if content.form_label else ""
    papers = "\n".join(joined(paper.label, paper_title(paper)) for paper in content.papers)
    if content.in_writing:
        return (
            ("開催日", content.held_label),
            ("開催の方法", "書面による開催（お集まりいただく必要はありません）"),
            ("議題", "\n".join(content.agenda)),
            ("資料", papers),
            ("回答の期限", content.reply_by_label),
            ("回答の方法", _how(content)),
            ("その他", "\n".join(content.others)),
        )
    return (
        ("日時", content.held_label),
        ("場所", f"{content.place}{form}"),
        ("同時開催", "\n".join(content.joint)),
        ("議題", "\n".join(content.agenda)),
        ("資料", papers),
        ("出欠の回答", _reply(content)),
        ("その他", "\n".join(content.others)),
    )


def _how(content: NoticeContent) -> str:
    sent = "次のページの回答用紙を郵送、FAXなどで下記の担当へお送りくださるか、画面から御回答ください。"
    return "\n".join((sent, *content.reply_to))


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
    sheet.add_table(columns, _form_rows(takes_opinions=content.takes_opinions), "出欠回答票")
    sheet.add(f"回答期限：{content.reply_by_label}", "FormNote")
    sheet.add_all((*content.reply_to, "（送り先）", *content.contact), "Normal")


def _form_rows(*, takes_opinions: bool) -> Iterable[tuple[str, str]]:
    asked = "欠席の場合の御意見、\n連絡事項" if takes_opinions else "連絡事項"
    return (
        ("委員の氏名", ""),
        ("出欠", "□ 出席　　□ 欠席　　□ 代理出席"),
        ("代理者の職・氏名\n（代理出席の場合）", ""),
        (asked, "\n\n\n\n"),
    )
