"""回答用紙: the items of a meeting held in writing, to be answered by hand and sent back."""

from collections.abc import Iterable
from dataclasses import dataclass

from council.domain.writings import Stance
from council.minutes.elements import Column
from council.minutes.sheet import Sheet
from council.minutes.style import PageStyle

_BOXES = "\n".join(f"□ {one.label}" for one in (Stance.FOR, Stance.AGAINST, Stance.OPINION))
_ITEM_MM, _BOXES_MM = 52, 44
_LINES = "\n" * 4  # room to write


@dataclass(frozen=True, slots=True)
class Question:
    """One item; `is_decided` where one is for or against it."""

    label: str
    is_decided: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSheetContent:
    """What a 回答用紙 says; a case is never named on it."""

    meeting: str
    until_label: str
    member_word: str
    questions: tuple[Question, ...]
    reply_to: tuple[str, ...] = ()
    has_closed: bool = False


def answer_sheet_docx(content: AnswerSheetContent, style: PageStyle) -> bytes:
    """The 回答用紙 as a .docx file of its own."""
    sheet = Sheet(f"{content.meeting}　回答用紙", style)
    sheet.foot(numbered=False)
    add_answer_sheet(sheet, content, "Title")
    return sheet.to_bytes()


def add_answer_sheet(sheet: Sheet, content: AnswerSheetContent, title: str = "AnnexTitle") -> None:
    """The form itself, to be filled in and sent back."""
    sheet.add("書面による開催　回答用紙", title)
    sheet.add(content.meeting, "Centred")
    sheet.add("", "Note")
    width = sheet.style.text_width_mm
    who = (Column("", _ITEM_MM, "TableLabel"), Column("", width - _ITEM_MM, "FormText"))
    sheet.add_table(
        who,
        [(f"{content.member_word}の氏名", ""), ("記入日", "令和　　年　　月　　日")],
        "回答した人",
    )
    sheet.add("", "Note")
    sheet.add_all(_notes(content), "Note")
    sheet.add("", "Note")
    columns = (
        Column("議題", _ITEM_MM),
        Column("回答（どれかひとつ）", _BOXES_MM),
        Column("御意見", width - _ITEM_MM - _BOXES_MM),
    )
    sheet.add_table(columns, _rows(content.questions), "議題ごとの回答")
    sheet.add(f"回答期限：{content.until_label}", "FormNote")
    sheet.add_all(("（送り先）", *content.reply_to) if content.reply_to else (), "Normal")


def _rows(questions: Iterable[Question]) -> Iterable[tuple[str, str, str]]:
    for one in questions:
        yield one.label, _BOXES if one.is_decided else "御意見のみ", _LINES


def _notes(content: AnswerSheetContent) -> Iterable[str]:
    yield "・議題ごとに、□のどれかひとつに印を付けてください。「意見のみ（保留）」は、御意見をお書きください。"
    yield "・「意見のみ（保留）」は賛成の数に入りません。期限までは出し直せ、新しいものが有効です。"
    if content.has_closed:
        yield "・非公開の議題の御意見には、氏名や住所など、世帯の分かることを書かないでください。"
