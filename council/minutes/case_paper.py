"""事例の資料 as one reader's numbered copy: what is disclosed of it, and on every page whose copy it is."""

from collections.abc import Iterable
from dataclasses import dataclass

from council.minutes.elements import Column
from council.minutes.sheet import Sheet
from council.minutes.style import PageStyle

_TERMS = (
    "個人情報として取り扱ってください。",
    "会議の終了後に回収します。",
    "撮影・書き写し・持ち出しはできません。",
    "この閲覧は記録されます。",
)
_ALTERED = "※個人が特定されないよう、内容を一部変更している。"
_NOTHING = "記載なし"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of the paper; `handling` says who may not be told of it."""

    text: str
    handling: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePaperContent:
    """What a copy says: `copy_label` names its number and its reader, `read_label` when it was taken."""

    label: str
    code: str
    title: str
    copy_label: str
    read_label: str
    household: tuple[tuple[str, str, str, str], ...]
    sections: tuple[tuple[str, tuple[Passage, ...]], ...]
    support: tuple[tuple[str, str], ...]
    grounds: tuple[tuple[str, str], ...]


def case_paper_docx(content: CasePaperContent, style: PageStyle) -> bytes:
    """The copy as a .docx file."""
    sheet = Sheet(f"事例検討資料（{content.label}）", style)
    sheet.mark("取扱注意", "会議終了後回収", "持出禁止")
    sheet.foot(content.copy_label)
    sheet.add(f"{content.label}　事例 {content.code}", "Subtitle")
    sheet.add(content.title, "Title")
    sheet.add(f"{content.copy_label}　{content.read_label}", "Centred")
    sheet.add_all((f"・{term}" for term in _TERMS), "Point")
    sheet.heading("世帯")
    sheet.add_table(_columns(style.text_width_mm), content.household, "世帯")
    for title, passages in content.sections:
        sheet.heading(title)
        _add(sheet, passages)
    _add_facts(sheet, "支援の対象と機関", content.support)
    _add_facts(sheet, "共有の根拠", content.grounds)
    sheet.add(_ALTERED, "FormNote")
    return sheet.to_bytes()


def _columns(width_mm: int) -> tuple[Column, ...]:
    word = (width_mm - 42) / 3
    return (
        Column("続柄", 42),
        Column("年代", word, "TableMiddle"),
        Column("性別", word, "TableMiddle"),
        Column("くらし", word, "TableMiddle"),
    )


def _add(sheet: Sheet, passages: Iterable[Passage]) -> None:
    found = tuple(passages)
    for passage in found:
        if passage.handling:
            sheet.add(f"【取扱注意】{passage.handling}", "Note")
        sheet.add_all(passage.text.splitlines(), "Letter")
    if not found:
        sheet.add(_NOTHING, "Letter")


def _add_facts(sheet: Sheet, title: str, facts: Iterable[tuple[str, str]]) -> None:
    columns = (Column("", 42, "TableLabel"), Column("", sheet.style.text_width_mm - 42))
    sheet.heading(title)
    sheet.add_table(columns, facts, title)
